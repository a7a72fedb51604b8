"""The timeline: what was done, asked and hoped for, each on its days, and when it can be judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, LogicModel
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.timeline import draw_course, draw_timeline
from contribution.drawing.views.timeline_rows import (
    Course,
    Scope,
    describe_row,
    find_rows,
    find_scope,
)
from contribution.errors import NoDaysError

AssessModel = Callable[[LogicModel], Assessment]
SVG = "{http://www.w3.org/2000/svg}"
VIEW = View(form="timeline")
MODELS = Path(__file__).parents[2] / "models"
SCOPE = Scope(date(2020, 1, 1), date(2024, 12, 31), date(2022, 6, 30))


def _rows(assessment: Assessment) -> list[Course]:
    sections = find_rows(assessment, build_sheet(assessment, VIEW))
    return [row for rows in sections.values() for row in rows]


@pytest.mark.parametrize("name", ["stockport-family", "breakfast-clubs"])
def test_what_is_too_early_is_what_ripens_after_the_day_of_the_model(name: str) -> None:
    assessment = assess(MODELS / f"{name}.yaml")
    as_of = assessment.graph.model.as_of
    assert as_of
    rows = [each for each in _rows(assessment) if each.ripe and each.marked]

    assert rows
    for row in rows:
        assert row.marked
        assert (row.marked.verdict is Verdict.TOO_EARLY) == (
            row.ripe is not None and row.ripe > as_of
        )


@pytest.mark.parametrize("name", ["stockport-family", "breakfast-clubs"])
def test_rows_stand_below_each_other_and_text_before_the_days(name: str) -> None:
    assessment = assess(MODELS / f"{name}.yaml")
    root = ET.fromstring(draw_timeline(assessment, VIEW))
    rows = [each for each in root.iter(f"{SVG}g") if each.get("class") == "row"]
    heights = [
        float(str(each.find(f"{SVG}path").get("d")).partition("M0 ")[2].partition("H")[0])  # type: ignore[union-attr]
        for each in rows
    ]
    tops = {
        each[0].get("id"): float(found[2])
        for each in root.iter(f"{SVG}g")
        if len(each) and each[0].get("class") == "row"
        for found in [re.match(r"translate\(([\d.]+) ([\d.]+)\)", each.get("transform", ""))]
        if found
    }
    placed = [(tops[each.get("id")], high) for each, high in zip(rows, heights, strict=True)]

    assert len(rows) == len(_rows(assessment))
    assert all(top + high <= below + 0.1 for (top, high), (below, _) in pairwise(placed))
    assert all(each.findtext(f"{SVG}title") for each in rows)


def test_a_result_is_told_with_the_day_from_which_it_can_be_judged() -> None:
    looks = (date(2021, 3, 1), date(2023, 3, 1))
    row = Course("r", "Fewer late", (), looks, date(2022, 9, 1))

    assert describe_row(row, SCOPE) == (
        "Fewer late: looked at 1 March 2021, 1 March 2023; can be judged from 1 September 2022; "
        "1 look too early; not yet"
    )
    drawn = draw_course(row, SCOPE, VIEW).svg
    fills = [each.get("fill") for each in ET.fromstring(drawn).iter("polygon")]
    assert fills == ["#FFFFFF", "#12436D"]
    assert "from Sep 2022" in drawn
    assert "url(#timeline..hatch)" in drawn


def test_what_nobody_alive_can_judge_squeezes_nothing() -> None:
    rows = [
        Course("a", "A", ((date(2020, 5, 1), date(2021, 5, 1)),)),
        Course("b", "B", ripe=date.max),
    ]

    assert find_scope(rows, None) == Scope(date(2020, 1, 1), date(2021, 12, 31), None)
    assert "cannot be judged" in describe_row(rows[1], SCOPE)


def test_a_model_without_days_says_what_to_write(assess_model: AssessModel) -> None:
    model = LogicModel(name="m", as_of=date(2022, 1, 1), nodes=(Activity(id="a", label="A"),))

    with pytest.raises(NoDaysError, match="starts"):
        draw_timeline(assess_model(model), VIEW)
