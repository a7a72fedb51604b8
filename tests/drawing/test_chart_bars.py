"""Bars are as long as their values, and intervals span their bounds."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from contribution.domain.figures import Chart
from contribution.drawing.charts.charts import draw_bars, draw_ledger

SURVEY = Chart(
    "bars",
    "Managers support me",
    "percent",
    {"agree": (("Wave 1", 60.0, 55.0, 67.0), ("Wave 2", 30.0, None, None))},
    {"at least 70%": 70.0},
)
LEDGER = Chart(
    "sums",
    "Placements",
    "£",
    {
        "Budget": (("2014/15", 800.0, None, None), ("2015/16", 700.0, None, None)),
        "Actual": (("2014/15", 400.0, None, None), ("2015/16", None, None, None)),
    },
)


def _bars(svg: str) -> list[ET.Element]:
    return [
        each
        for each in ET.fromstring(f"<g>{svg}</g>").iter("rect")
        if (each.get("fill") or "").startswith("url(")
    ]


def test_lying_bars_are_in_proportion() -> None:
    first, second = (float(bar.get("width", "0")) for bar in _bars(draw_bars(SURVEY, "c").svg))

    assert first == pytest.approx(2 * second, abs=0.1)


def test_the_value_and_the_level_are_written() -> None:
    text = list(ET.fromstring(f"<g>{draw_bars(SURVEY, 'c').svg}</g>").itertext())

    assert {"60", "30", "Wave 1", "at least 70% (70)"} <= set(text)


def test_standing_bars_are_in_proportion_and_a_missing_one_is_a_dash() -> None:
    drawn = draw_ledger(LEDGER, "c").svg
    heights = [float(bar.get("height", "0")) for bar in _bars(drawn)[:2]]

    assert heights[0] == pytest.approx(2 * heights[1], abs=0.1)
    assert ">–</text>" in drawn


def test_a_chart_without_figures_can_be_drawn() -> None:
    empty = Chart("bars", "Nothing", "number", {})

    assert draw_bars(empty, "c").height > 0
    assert draw_ledger(empty, "c").height > 0


def test_an_unknown_value_is_said() -> None:
    chart = Chart("bars", "t", "number", {"s": (("Wave 1", None, None, None),)})

    assert "no figure" in draw_bars(chart, "c").svg
