"""The table of gaps as a sheet: accessible, whole, in parts on paper, narrowed by a focus."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import build_matrix
from contribution.domain.logic_model import LogicModel
from contribution.domain.plugins import View
from contribution.drawing.pen.elements import id_of
from contribution.drawing.views.gaps import describe_gaps, draw_gaps
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


def test_every_link_assumption_and_influence_has_a_titled_row(stockport: Assessment) -> None:
    rows = _rows(draw_gaps(stockport, VIEW))
    graph = stockport.graph
    wanted = (*graph.links, *graph.assumptions, *graph.factors)

    assert set(rows) == {f"gaps..{id_of(name)}" for name in wanted}
    assert all(row.findtext(f"{SVG}title") for row in rows.values())


def test_a_focus_has_the_rows_of_its_links_only(clubs: Assessment) -> None:
    drawn = draw_gaps(clubs, View(form="gaps", focus="greet-families"))
    rows = _rows(drawn)

    assert 0 < len(rows) < len(_rows(draw_gaps(clubs, VIEW)))
    assert all(name.startswith("gaps..greet-families..") for name in rows)
    assert "Where evidence is missing. Pathways through" in drawn


def test_rows_stand_below_each_other_and_never_meet(stockport: Assessment) -> None:
    for view in (VIEW, View(form="gaps", paper="A2")):
        taken: dict[str, list[tuple[float, float]]] = {}
        root = ET.fromstring(draw_gaps(stockport, view))
        for group in root.iter(f"{SVG}g"):
            row = group.find(f"{SVG}g[@class='row']")
            place = re.match(r"translate\(([\d.]+) ([\d.]+)\)", group.get("transform", ""))
            if row is not None and place is not None:
                line = row.findall(f"{SVG}path")[-1].get("d", "")
                height = float(line.partition("M0 ")[2].partition("H")[0])
                taken.setdefault(place[1], []).append((float(place[2]), height))
        assert len(taken) == (1 if view == VIEW else 2)
        for column in taken.values():
            for (y, height), (below, _) in pairwise(column):
                assert y + height <= below + 0.1


def test_marks_and_letters_used_are_explained_and_no_others(clubs: Assessment) -> None:
    root = ET.fromstring(draw_gaps(clubs, VIEW))
    keys = {each.get("data-legend") for each in root.iter() if each.get("data-legend")}

    assert {"gap", "count ▲", "count ▼", "count ○"} <= keys
    assert {str(key)[8:] for key in keys if str(key).startswith("verdict")} == {
        str(row.verdict) for row in build_matrix(clubs).rows
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
