"""Series are told apart without colour: by marker, dash and pattern at once."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from contribution.domain.figures import Chart
from contribution.drawing.charts.parts import (
    COLOURS,
    DASHES,
    WIDTH,
    dash_of,
    define_patterns,
    draw_key,
    draw_levels,
    draw_marker,
    level_dash,
)
from contribution.drawing.pen.elements import PAPER
from tests.drawing.reading import contrast


def test_four_series_differ_in_marker_dash_and_pattern() -> None:
    markers = {draw_marker(position, 0, 0).split(" stroke=")[0] for position in range(4)}

    assert len(markers) == 4
    assert len({dash_of(position) for position in range(4)}) == 4
    assert len(set(DASHES)) == len(COLOURS)
    assert define_patterns("x", 4).count("<pattern") == 4


def test_every_colour_stands_out_from_the_paper() -> None:
    assert all(contrast(colour, PAPER) >= 3 for colour in COLOURS)


def test_one_series_needs_no_key_and_several_have_one_that_fits() -> None:
    assert draw_key(["only"], "x", filled=True).height == 0
    many = draw_key([f"A rather long name of series {n}" for n in range(6)], "x", filled=False)

    assert many.height > 30
    assert many.width <= WIDTH


def test_levels_are_named_with_their_dash_and_what_is_stated_beside() -> None:
    chart = Chart("bars", "t", "percent", {}, {"target": 67.0}, stated={"Wave 2": 94.0})
    drawn = draw_levels(chart)
    said = " ".join(ET.fromstring(f"<g>{drawn.svg}</g>").itertext())

    assert level_dash(0) in drawn.svg
    assert "target (67)" in said
    assert "stated in the text of the source: Wave 2 94" in said
    assert draw_levels(Chart("bars", "t", "percent", {})).height == 0
