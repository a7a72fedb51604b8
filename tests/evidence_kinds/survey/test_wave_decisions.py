"""The interval decides; what it leaves open is silent or weak, by its power."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.evidence_kinds.survey.decisions import (
    decide_change,
    decide_wave_level,
    silence,
)
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.intervals import Sample


def share(count: float, base: int, population: int | None = None) -> Share:
    return Share("1", Sample(count, base, population), (), "", ())


@pytest.mark.parametrize(("base", "bound"), [(60, 0), (250, 1), (4000, 3)])
def test_a_null_is_the_quieter_the_fewer_answered(base: int, bound: int) -> None:
    halves = share(base / 2, base), share(base / 2, base)

    decision = decide_change(halves, Expectation("increase"), overlap=0, target=0.10)

    assert decision.outcome is Sighting.NOT_FOUND
    assert silence(decision) == bound


# Derived: 109 of 210 and 116 of 190 in a population of 420, 120 of them in both waves.
def test_overlap_and_population_can_make_the_difference() -> None:
    free = share(109, 210), share(116, 190)
    finite = share(109, 210, 420), share(116, 190, 420)
    increase = Expectation("increase")

    assert decide_change(free, increase, overlap=0, target=0.1).outcome is Sighting.NOT_FOUND
    assert decide_change(finite, increase, overlap=120, target=0.1).outcome is Sighting.FOUND


def test_a_census_leaves_nothing_to_chance() -> None:
    everybody = share(50, 100, 100), share(52, 100, 100)

    decision = decide_change(everybody, Expectation("increase"), overlap=100, target=0.1)

    assert decision.outcome is Sighting.FOUND
    assert decision.low == pytest.approx(0.02)


def test_an_estimate_on_the_right_side_of_a_level_never_speaks_against_it() -> None:
    assert decide_wave_level(share(70, 100), Expectation("at-least", 67, percent=True),
                        target=0.1).outcome is Sighting.NOT_SEARCHED  # fmt: skip
    assert decide_wave_level(share(63, 100), Expectation("at-least", 67, percent=True),
                        target=0.1).outcome is Sighting.NOT_FOUND  # fmt: skip


@given(st.integers(0, 200), st.integers(0, 200))
def test_no_change_goes_both_ways_at_once(first: int, second: int) -> None:
    shares = share(first, 200), share(second, 200)

    outcomes = [
        decide_change(shares, Expectation(way), overlap=None, target=0.1).outcome
        for way in ("increase", "decrease")
    ]

    assert outcomes.count(Sighting.FOUND) <= 1


@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.01, 0.5))
def test_power_lies_between_chance_and_certainty(first: int, second: int, target: float) -> None:
    shares = share(first, 200), share(second, 200)
    for way in (Expectation("increase"), Expectation("no-change")):
        decision = decide_change(shares, way, overlap=0, target=target)

        assert 0.05 <= decision.power <= 0.99
