from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.evidence import Chart
from contribution.story.chart_table import build_chart_table, say_point
from tests.story.telling import Page

CHART = Chart(
    "bars",
    "Who agrees",
    "per cent",
    {
        "2015": (("Yes", 40.0, 30.5, 50.25), ("No", 60.0, None, None)),
        "2016": (("Yes", None, None, None),),
    },
    lines={"target": 50.0},
    marks={"Yes": "asked first"},
)


def test_every_number_of_the_chart_is_in_the_table() -> None:
    text = Page(build_chart_table(CHART, item_id="i")).text

    assert "Data behind the chart: Who agrees, in per cent" in text
    assert "Yes (asked first) 40 (30.5 to 50.25) not known" in text
    assert "line: target 50 50" in text


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_is_told_to_two_decimals_at_most(value: float) -> None:
    assert abs(float(say_point(value, None, None).replace(",", "")) - value) <= 0.00501


def test_whole_numbers_keep_their_noughts() -> None:
    assert say_point(100.0, None, None) == "100"
    assert say_point(12000.0, None, None) == "12,000"
