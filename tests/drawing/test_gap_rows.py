"""A row tells its evidence by kind, in marks that fit, and hatches what is missing."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from contribution.domain.evidence_matrix import EvidenceMatrix, MatrixRow, MatrixSection, Tally
from contribution.domain.verdict import Verdict
from contribution.drawing.pen.lettering import measure
from contribution.drawing.views.gap_rows import (
    TEXT,
    define_hatch,
    draw_column_names,
    draw_row,
    draw_section,
    draw_totals,
    find_columns,
)
from tests.drawing.reading import contrast

SEEN, NONE = Tally(12, 3, 1), Tally()
ROW = MatrixRow("a -> b", "One → Two", Verdict.MODERATE, (SEEN, NONE), SEEN, "a second source")
BARE = MatrixRow("b -> c", "Two → " + "three " * 40, Verdict.UNTESTED, (NONE, NONE), NONE, "all")


@pytest.fixture
def matrix() -> EvidenceMatrix:
    sections = (MatrixSection("Links to outputs", (ROW, BARE)),)
    return EvidenceMatrix(("case matching", "survey"), sections, (SEEN, NONE, SEEN), (1, 2, 1), 0)


def _root(svg: str) -> ET.Element:
    return ET.fromstring(f"<g>{svg}</g>")


def test_columns_follow_each_other_and_hold_their_marks(matrix: EvidenceMatrix) -> None:
    columns = find_columns(matrix)

    places = (*columns.kinds, columns.total, columns.lacks)
    for (x, wide), (after, _) in pairwise(places):
        assert x + wide == pytest.approx(after)
    assert columns.kinds[0][1] >= measure("12▲ 3▼ 1○", TEXT)
    assert columns.width == sum(columns.lacks)


def test_a_gap_is_hatched_and_evidence_is_counted(matrix: EvidenceMatrix) -> None:
    root = _root(draw_row(ROW, matrix, find_columns(matrix), "g..").svg)
    hatched = [each for each in root.iter("rect") if each.get("fill") == "url(#g..hatch)"]
    said = [each.text for each in root.iter("text")]

    assert len(hatched) == 1
    assert said.count("12▲ 3▼ 1○") == 2
    assert {"One → Two", "B", "a second source"} <= set(said)


def test_a_row_is_told_in_words_under_its_own_name(matrix: EvidenceMatrix) -> None:
    columns = find_columns(matrix)
    groups = [_root(draw_row(row, matrix, columns, "g..").svg)[0] for row in (ROW, BARE)]

    assert [each.get("id") for each in groups] == ["g..a.b", "g..b.c"]
    assert groups[0].findtext("title") == (
        "One → Two: moderate; case matching 12 for, 3 against, 1 without weight"
    )
    assert str(groups[1].findtext("title")).endswith("untested; no evidence")


def test_a_long_label_makes_its_row_higher_and_is_all_there(matrix: EvidenceMatrix) -> None:
    columns = find_columns(matrix)
    short, long = (draw_row(row, matrix, columns, "") for row in (ROW, BARE))

    assert long.height > short.height
    assert " ".join(_root(long.svg).itertext()).count("three") >= 80


def test_the_hatch_can_be_seen_without_colour() -> None:
    [line] = list(_root(define_hatch("g..")).iter("path"))

    assert contrast(str(line.get("stroke")), "#FFFFFF") >= 3


def test_head_section_and_totals_name_what_they_are(matrix: EvidenceMatrix) -> None:
    columns = find_columns(matrix)
    head = " ".join(_root(draw_column_names(matrix, columns).svg).itertext())
    totals = list(_root(draw_totals(matrix, columns, "").svg).itertext())

    assert "Survey" in head
    assert "Missing most" in head
    assert "Links" in draw_section("Links", columns).svg
    assert totals.count("1") == 2
    assert totals.count("2") == 1
