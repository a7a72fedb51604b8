from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.decibels import to_decibels, update
from contribution.scoring.weight.items import discount, discount_nested

STRAW = to_decibels(0.6 / 0.4)
weights = st.lists(st.floats(-12, 12), max_size=8)
rhos = st.sampled_from([0.0, 0.3, 0.5, 1.0])


@pytest.mark.parametrize(("rho", "expected"), [(1, 0.60), (0.5, 0.692), (0, 0.9997)])
def test_a8_twenty_copies_of_one_straw_count_by_their_dependence_derived_d(
    rho: float, expected: float
) -> None:
    assert update(0.5, _add([STRAW] * 20, rho)) == pytest.approx(expected, abs=5e-4)


def test_a8_twenty_straws_added_naively_derived_d() -> None:
    assert _add([STRAW] * 20, 0) == pytest.approx(35.2, abs=0.05)


@given(weights, st.floats(0, 12), rhos)
def test_b1_more_support_never_lowers(known: list[float], extra: float, rho: float) -> None:
    assert _add([*known, extra], rho) >= _add(known, rho) - 1e-9


@given(weights, st.floats(-12, 0), rhos)
def test_b2_more_against_never_raises(known: list[float], extra: float, rho: float) -> None:
    assert _add([*known, extra], rho) <= _add(known, rho) + 1e-9


@given(weights, rhos)
def test_b3_order_does_not_matter(known: list[float], rho: float) -> None:
    assert _add(reversed(known), rho) == pytest.approx(_add(known, rho))


@given(weights)
def test_b4_a_copy_from_one_source_counts_once(known: list[float]) -> None:
    assert _add([*known, *known], 1) == _add(known, 1)


def test_each_weight_keeps_its_place() -> None:
    assert discount([1, 4, -2, 2], 0.5) == (0.25, 4, -2, 1)


def test_groups_of_groups_are_discounted_from_the_inside_out() -> None:
    counted = discount_nested([6, 3, 4], [(["a", "a", "b"], 1.0), (["wave", "wave", "wave"], 0.5)])

    assert counted == (6, 0, 2)


def _add(known: Iterable[float], rho: float) -> float:
    return sum(discount(known, rho))
