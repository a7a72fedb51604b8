"""An axis holds every value and counts in round steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.drawing.charts.parts import find_axis, write_number

numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


@given(st.lists(numbers, max_size=20), st.booleans())
def test_every_value_lies_on_the_axis(values: list[float], from_zero: bool) -> None:
    axis = find_axis(values, 0, 100, from_zero=from_zero)

    assert axis.low < axis.high
    assert all(-1e-6 <= axis.at(value) <= 100 + 1e-6 for value in values)
    assert 2 <= len(axis.ticks) <= 9


def test_percentages_count_in_twenties() -> None:
    assert find_axis([61, 76, 100], 0, 100, from_zero=True).ticks == (0, 20, 40, 60, 80, 100)


def test_bars_begin_at_nought_and_a_flat_series_need_not() -> None:
    assert find_axis([290, 310], 0, 100, from_zero=True).low == 0
    assert find_axis([290, 310], 0, 100, from_zero=False).low > 0


def test_an_axis_may_run_downwards() -> None:
    axis = find_axis([0, 10], 100, 0, from_zero=True)

    assert (axis.at(0), axis.at(10)) == (100, 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(8200000, "8,200,000"), (61.0, "61"), (9.25, "9.2"), (-0.5, "−0.5"), (0.0, "0"), (-0.01, "0")],
)
def test_numbers_read_as_people_write_them(value: float, text: str) -> None:
    assert write_number(value) == text
