from __future__ import annotations

from itertools import product as choices

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.intervals import (
    bound_all,
    bound_any,
    join_if_independent,
    multiply_if_independent,
    to_opinion,
)

chances = st.lists(st.floats(0, 1), min_size=1, max_size=6)


def _points(probabilities: list[float]) -> list[tuple[float, float]]:
    return [(each, each) for each in probabilities]


def test_row_46_bounds_and_product_of_the_golden_chain_derived_d() -> None:
    known = [0.9268, 0.9796, 0.1579]

    assert bound_all(_points(known)) == pytest.approx((0.0643, 0.1579), abs=1e-4)
    assert multiply_if_independent(known) == pytest.approx(0.1434, abs=1e-4)


def test_a8_one_untested_link_among_nine_good_ones_derived_d() -> None:
    links = [*_points([0.95] * 9), (0.1, 0.9)]
    naive = (9 * 0.95 + 0.5) / 10

    assert naive == pytest.approx(0.905)
    assert bound_all(links) == pytest.approx((0, 0.90))


def test_a8_one_refuted_link_among_nine_good_ones_derived_d() -> None:
    known = [0.95] * 9 + [0.05]

    assert sum(known) / 10 == pytest.approx(0.86), "the mean hides it"
    assert bound_all(_points(known)) == pytest.approx((0, 0.05))
    assert multiply_if_independent(known) == pytest.approx(0.0315, abs=5e-5)


@pytest.mark.parametrize(("length", "low", "product"), [(20, 0, 0.1216), (5, 0.5, 0.5905)])
def test_a8_a_long_chain_of_good_links_derived_d(length: int, low: float, product: float) -> None:
    known = [0.9] * length

    assert bound_all(_points(known)) == pytest.approx((low, 0.9))
    assert multiply_if_independent(known) == pytest.approx(product, abs=5e-5)


def test_a8_an_irrelevant_leg_does_not_drag_down_derived_d() -> None:
    assert pytest.approx(0.60) == (0.9 + 0.3) / 2, "the mean falls"
    assert bound_any(_points([0.9, 0.3]))[0] == 0.9
    assert join_if_independent([0.9, 0.3]) == pytest.approx(0.93)


def test_a8_conflict_is_not_settled_by_the_least_likely_row_22_published_c() -> None:
    # Zadeh's example: two experts all but rule out C, and Dempster's rule makes C certain.
    first, second = {"A": 0.99, "C": 0.01}, {"B": 0.99, "C": 0.01}
    agreed = first["C"] * second["C"]
    conflict = 1 - agreed

    assert conflict == pytest.approx(0.9999)
    assert agreed / (1 - conflict) == pytest.approx(1.0), "the naive result"
    assert bound_all(_points([first["C"], second["C"]]))[1] == 0.01, "ours stays improbable"


@given(chances)
def test_b11_along_low_product_high_are_in_order(known: list[float]) -> None:
    low, high = bound_all(_points(known))

    assert low - 1e-9 <= multiply_if_independent(known) <= high + 1e-9


@given(chances)
def test_b12_across_low_joined_high_are_in_order(known: list[float]) -> None:
    low, high = bound_any(_points(known))

    assert low - 1e-9 <= join_if_independent(known) <= high + 1e-9


@given(chances, st.floats(0, 1))
def test_p1_p2_a_condition_never_raises_and_an_alternative_never_lowers(
    known: list[float], extra: float
) -> None:
    before, after = _points(known), _points([*known, extra])

    assert all(new <= old for new, old in zip(bound_all(after), bound_all(before), strict=True))
    assert all(new >= old for new, old in zip(bound_any(after), bound_any(before), strict=True))


@given(chances)
def test_p3_de_morgan(known: list[float]) -> None:
    low, high = bound_all(_points(known))

    turned = bound_any(_points([1 - each for each in known]))

    assert turned == pytest.approx((1 - high, 1 - low))


@given(st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_the_bounds_hold_for_every_way_of_depending_by_enumeration(masses: list[float]) -> None:
    total = sum(masses) or 1.0
    worlds = dict(zip(choices((False, True), repeat=3), masses, strict=True))
    marginals = [
        sum(mass for world, mass in worlds.items() if world[place]) / total for place in range(3)
    ]
    every = worlds[(True, True, True)] / total
    some = sum(mass for world, mass in worlds.items() if any(world)) / total

    low, high = bound_all(_points(marginals))
    assert low - 1e-9 <= every <= high + 1e-9
    low, high = bound_any(_points(marginals))
    assert low - 1e-9 <= some <= high + 1e-9


def test_ignorance_is_not_disbelief_as_an_opinion() -> None:
    assert to_opinion((0, 1)) == (0, 0, 1)
    assert to_opinion((0, 0)) == (0, 1, 0)
