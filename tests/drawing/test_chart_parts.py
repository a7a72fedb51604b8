"""One colour for each meaning; series are told apart without colour by marker, dash and pattern."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from contribution.domain.figures import Chart
from contribution.drawing.charts.parts import (
    CAME,
    COMPARED,
    HOPED,
    STATED,
    WIDTH,
    Look,
    draw_keys,
    find_runs,
)
from contribution.drawing.pen.elements import PAPER
from tests.drawing.reading import contrast

POINT = (("a", 1.0, None, None),)


def _colours(shape: str, *names: str, hoped: frozenset[str] = frozenset()) -> list[str]:
    chart = Chart(shape, "t", "number", dict.fromkeys(names, POINT), hoped=hoped)
    return [each.look.colour for each in find_runs(chart)]


def test_four_series_differ_in_marker_dash_and_pattern() -> None:
    looks = [Look(CAME, each) for each in range(4)]

    assert len({each.draw_marker(0, 0).split(" stroke=")[0] for each in looks}) == 4
    assert len({each.dash for each in looks}) == 4
    assert len({each.define("x").split("<path")[1] for each in looks}) == 4


def test_a_colour_means_the_same_in_every_chart() -> None:
    budget = frozenset({"budget", "forecast"})

    assert _colours("sums", "budget", "actual", "forecast", hoped=budget) == [HOPED, CAME, HOPED]
    assert _colours("series", "here", "there", "beyond") == [CAME, COMPARED, COMPARED]
    assert _colours("bars", "families") == [CAME]
    assert _colours("pairs", "before", "after") == [COMPARED, CAME]
    assert len({CAME, COMPARED, HOPED, STATED}) == 4


def test_every_colour_stands_out_from_the_paper() -> None:
    assert all(contrast(colour, PAPER) >= 3 for colour in (CAME, COMPARED, HOPED, STATED))


def test_one_series_needs_no_key_and_several_have_one_that_fits() -> None:
    assert draw_keys(Chart("series", "t", "number", {"only": POINT})).height == 0
    names = [f"A rather long name of series {number}" for number in range(6)]
    many = draw_keys(Chart("series", "t", "number", dict.fromkeys(names, POINT)))

    assert many.height > 30
    assert many.width <= WIDTH


def test_levels_are_named_with_their_dash_and_what_is_stated_beside() -> None:
    hoped = frozenset({"target"})
    chart = Chart(
        "bars", "t", "percent", {}, {"target": 67.0}, stated={"Wave 2": 94.0}, hoped=hoped
    )
    drawn = draw_keys(chart)
    said = " ".join(ET.fromstring(f"<g>{drawn.svg}</g>").itertext())

    assert f'stroke="{HOPED}" stroke-width="1.6" stroke-dasharray' in drawn.svg
    assert "target (67)" in said
    assert "stated in the text of the source: Wave 2 94" in said


def test_what_stands_in_a_key_in_part_is_whole_in_the_words_of_the_chart() -> None:
    name = "word " * 40
    assert "…" in draw_keys(Chart("bars", "t", "number", {"a": POINT, name: POINT})).svg
