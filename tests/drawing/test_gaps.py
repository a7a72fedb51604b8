"""The table of gaps as a sheet: accessible, whole, in parts on paper, narrowed by a focus."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import build_matrix
from contribution.domain.logic_model import LogicModel
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.pen.elements import INK, id_of
from contribution.drawing.views.gaps import (
    describe_gaps,
    draw_barest,
    draw_gaps,
    draw_heat_cell,
    find_barest,
    heat,
)
from contribution.drawing.views.table import define_hatch
from tests.drawing.reading import contrast
from tests.story.telling import assess_by_hand

SVG = "{http://www.w3.org/2000/svg}"
VIEW = View(form="gaps")
MODELS = Path(__file__).parent.parent.parent / "models"


@pytest.fixture(scope="module")
def clubs() -> Assessment:
    return assess(MODELS / "breakfast-clubs.yaml")


@pytest.fixture(scope="module")
def stockport() -> Assessment:
    return assess(MODELS / "stockport-family.yaml")


def _rows(svg: str) -> dict[str, ET.Element]:
    groups = ET.fromstring(svg).iter(f"{SVG}g")
    return {str(each.get("id")): each for each in groups if each.get("class") == "row"}


def test_it_is_an_image_with_a_name_and_a_description(clubs: Assessment) -> None:
    root = ET.fromstring(draw_gaps(clubs, VIEW))

    assert root.get("role") == "img"
    assert "where evidence is missing" in str(root.findtext(f"{SVG}title"))
    assert describe_gaps(build_matrix(clubs)) in str(root.findtext(f"{SVG}desc"))


def test_it_is_one_page_that_names_the_barest_links(stockport: Assessment) -> None:
    drawn = draw_gaps(stockport, VIEW)
    matrix = build_matrix(stockport)
    rows, named = _rows(drawn), find_barest(matrix)

    assert len(named) == 15
    assert set(rows) == {f"gaps..{id_of(each.subject)}" for each in named}
    assert all(row.findtext(f"{SVG}title") for row in rows.values())
    assert float(str(ET.fromstring(drawn).get("height"))) < 1.5 * 1024


def test_the_barest_have_no_more_evidence_than_any_that_is_not_named(stockport: Assessment) -> None:
    matrix = build_matrix(stockport)
    named = find_barest(matrix)
    links = [each for section in matrix.sections[:-2] for each in section.rows]
    others = [e for e in links if e not in named and e.verdict is not Verdict.TOO_EARLY]
    weight = [each.total.ahead + each.total.against for each in named]

    assert weight == sorted(weight)
    assert weight[-1] <= min(each.total.ahead + each.total.against for each in others)
    assert all(name.lacks for name in named)


def test_a_cell_says_for_how_many_there_is_evidence(clubs: Assessment) -> None:
    matrix = build_matrix(clubs)
    for row, section in zip(heat(matrix), matrix.sections, strict=True):
        assert row.number == len(section.rows)
        assert row.held[-1] == sum(not each.total.is_gap for each in section.rows)
    full, empty = (draw_heat_cell(held, 4, 60.0, "g..").svg for held in (3, 0))

    assert "3 of 4" in full
    assert "url(#g..hatch)" in empty


def test_the_hatch_and_the_darkest_cell_can_be_seen_without_colour() -> None:
    line = ET.fromstring(define_hatch("g.."))[0][0]

    assert contrast(str(line.get("stroke")), "#FFFFFF") >= 3
    # The darkest blue over white, as the letters on it see it.
    assert contrast("#929FB2", INK) >= 4.5


def test_a_focus_has_the_rows_of_its_links_only(clubs: Assessment) -> None:
    drawn = draw_gaps(clubs, View(form="gaps", focus="greet-families"))
    rows = _rows(drawn)

    assert 0 < len(rows) < len(_rows(draw_gaps(clubs, VIEW)))
    assert all(name.startswith("gaps..greet-families..") for name in rows)
    assert "Where evidence is missing. Pathways through" in drawn


def test_rows_stand_below_each_other_and_never_meet(stockport: Assessment) -> None:
    table = draw_barest(build_matrix(stockport), VIEW)
    rows = ET.fromstring(f"<g>{table.svg}</g>").findall("g")
    tops = [float(each.get("transform", "").split()[1][:-1]) for each in rows]
    lines = [str(each[0].findall("path")[0].get("d")) for each in rows]
    heights = [float(each.partition("M0 ")[2].partition("H")[0]) for each in lines]

    assert len(rows) == 15
    for top, height, below in zip(tops, heights, [*tops[1:], table.height], strict=True):
        assert top + height <= below + 0.1


def test_marks_and_letters_used_are_explained_and_no_others(clubs: Assessment) -> None:
    root = ET.fromstring(draw_gaps(clubs, VIEW))
    keys = {each.get("data-legend") for each in root.iter() if each.get("data-legend")}

    assert {"gap", "heat"} <= keys
    assert {str(key)[8:] for key in keys if str(key).startswith("verdict")} == {
        str(row.verdict) for row in find_barest(build_matrix(clubs))
    }


def test_evidence_that_has_no_row_is_said_to_be_left_out(clubs: Assessment) -> None:
    said = " ".join(ET.fromstring(draw_gaps(clubs, VIEW)).itertext())

    assert build_matrix(clubs).elsewhere > 0
    assert f"{build_matrix(clubs).elsewhere} pieces of evidence about elements alone" in said


def test_the_smallest_models_can_be_drawn(small: Assessment) -> None:
    nothing = assess_by_hand(LogicModel(name="m"), ())
    for assessment in (small, nothing):
        ET.fromstring(draw_gaps(assessment, VIEW))
    assert "0 rows" in describe_gaps(build_matrix(nothing))
