"""An axis holds every value and counts in round steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.figures import Chart
from contribution.drawing.charts.parts import Axis, find_axis, write_number


def _axis(values: list[float], *, from_zero: bool, start: float = 0, end: float = 100) -> Axis:
    run = tuple((str(each), value, None, None) for each, value in enumerate(values))
    return find_axis(Chart("bars", "t", "number", {"s": run}), start, end, from_zero=from_zero)


numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


@given(st.lists(numbers, max_size=20), st.booleans())
def test_every_value_lies_on_the_axis(values: list[float], from_zero: bool) -> None:
    axis = _axis(values, from_zero=from_zero)

    assert axis.low < axis.high
    assert all(-1e-6 <= axis.at(value) <= 100 + 1e-6 for value in values)
    assert 2 <= len(axis.ticks) <= 9


def test_percentages_count_in_twenties() -> None:
    assert _axis([61, 76, 100], from_zero=True).ticks == (0, 20, 40, 60, 80, 100)


def test_bars_begin_at_nought_and_a_flat_series_need_not() -> None:
    assert _axis([290, 310], from_zero=True).low == 0
    assert _axis([290, 310], from_zero=False).low > 0


def test_an_axis_may_run_downwards() -> None:
    axis = _axis([0, 10], from_zero=True, start=100, end=0)

    assert (axis.at(0), axis.at(10)) == (100, 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(8200000, "8,200,000"), (61.0, "61"), (9.25, "9.2"), (-0.5, "−0.5"), (0.0, "0"), (-0.01, "0")],
)
def test_numbers_read_as_people_write_them(value: float, text: str) -> None:
    assert write_number(value) == text


def test_between_whole_numbers_there_is_no_mark() -> None:
    assert all(tick % 1 == 0 for tick in _axis([0, 1, 3], from_zero=True).ticks)
    assert any(tick % 1 for tick in _axis([0, 1.5], from_zero=True).ticks)


def test_a_mean_between_whole_numbers_asks_for_no_mark_there() -> None:
    run = (("a", 4.0, None, None), ("b", 12.0, None, None))
    chart = Chart("series", "t", "number", {"s": run}, {"mean before": 4.73})

    assert all(tick % 1 == 0 for tick in find_axis(chart, 180, 18, from_zero=False).ticks)


def test_marks_are_written_as_exactly_as_they_stand() -> None:
    drawn = _axis([11.2, 12.4], from_zero=False).draw(0, 10, "number")

    assert ">11.25<" in drawn
    assert ">£1,000<" in _axis([0, 5000], from_zero=True).draw(0, 10, "£")
