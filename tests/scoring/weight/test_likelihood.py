from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.decibels import (
    believe,
    find_probative_value,
    find_ratio,
    to_decibels,
)

chances = st.floats(0.01, 0.99)


def _decibels(s: float, t: float, *, found: bool, effort: float = 1.0) -> float:
    return to_decibels(find_ratio(s, t, found=found, effort=effort))


@pytest.mark.parametrize(
    ("pair", "found", "missed"),
    [
        ((0.999, 0.333), 0.477, 2.824),
        ((0.9, 0.5), 0.2553, 0.6990),
        ((0.5, 0.1), 0.6990, 0.2553),
    ],
)
def test_rows_3_5_probative_values_of_integrated_inferences_published_v(
    pair: tuple[float, float], found: float, missed: float
) -> None:
    value = find_probative_value(*pair)

    assert value == pytest.approx((found, missed), abs=5e-4)


@pytest.mark.parametrize("pair", [(0.99, 0.01), (0.099, 0.001)])
def test_row_4_two_tests_of_equal_value_when_found_published_v_differs(
    pair: tuple[float, float],
) -> None:
    assert find_probative_value(*pair)[0] == pytest.approx(1.9956, abs=5e-5)


def test_row_17_none_found_where_four_in_five_would_be_published_v() -> None:
    # Rubicon's evaluation notes: none seen is five times as likely if there are none to be seen.
    assert 1 / find_ratio(0.8, 0, found=False) == pytest.approx(5)


@pytest.mark.parametrize(
    ("power", "alpha", "found", "missed"),
    [
        (0.8, 0.05, 12.04, -6.77),
        (0.2, 0.05, 6.02, -0.746),
        (0.9, 0.1, 9.54, -9.54),
        (0.5, 0.05, 10, -2.79),
    ],
)
def test_row_43_power_and_alpha_as_weights_derived_d(
    power: float, alpha: float, found: float, missed: float
) -> None:
    assert _decibels(power, alpha, found=True) == pytest.approx(found, abs=0.006)
    assert _decibels(power, alpha, found=False) == pytest.approx(missed, abs=0.006)


@pytest.mark.parametrize(("effort", "expected"), [(1, -9.03), (0.5, -1.25), (0.2, -0.36), (0, 0)])
def test_a8_a_failed_search_weighs_by_its_effort_not_nine_decibels_always_derived_d(
    effort: float, expected: float
) -> None:
    naive = _decibels(0.95, 0.6, found=False)

    assert naive == pytest.approx(-9.03, abs=0.005)
    assert _decibels(0.95, 0.6, found=False, effort=effort) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("reliability", "expected"), [(1, 9.03), (0.8, 3.57), (0.5, 1.36), (0.2, 0.40), (0, 0)]
)
def test_a8_an_implementers_smoking_gun_shrinks_with_its_reliability_derived_d(
    reliability: float, expected: float
) -> None:
    naive = _decibels(0.4, 0.05, found=True)
    believed = (believe(0.4, reliability, 0.9), believe(0.05, reliability, 0.9))

    assert naive == pytest.approx(9.03, abs=0.005)
    assert _decibels(*believed, found=True) == pytest.approx(expected, abs=0.005)


@given(chances, chances, st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_b6_reliability_shrinks_and_never_turns_round(
    s: float, t: float, reliability: float, anyway: float, found: bool
) -> None:
    whole = _decibels(s, t, found=found)
    less = _decibels(believe(s, reliability, anyway), believe(t, reliability, anyway), found=found)

    assert abs(less) <= abs(whole) + 1e-9
    assert less * whole >= -1e-9


@given(chances, chances, st.floats(0, 1), st.floats(0, 1))
def test_b7_less_effort_weakens_an_absence(s: float, t: float, one: float, other: float) -> None:
    less, more = sorted((one, other))

    weak, strong = (_decibels(s, t, found=False, effort=each) for each in (less, more))

    assert abs(weak) <= abs(strong) + 1e-9


@given(chances, chances)
def test_b8_found_and_not_found_point_opposite_ways(s: float, t: float) -> None:
    assert _decibels(s, t, found=True) * _decibels(s, t, found=False) <= 0


def test_impossible_either_way_says_nothing() -> None:
    assert find_ratio(0, 0, found=True) == 1
    assert find_ratio(1, 1, found=False) == 1
    assert find_ratio(0.5, 0, found=True) == math.inf
    assert find_probative_value(1, 0) == (math.inf, math.inf)
    assert find_probative_value(0, 0.5)[0] == -math.inf
