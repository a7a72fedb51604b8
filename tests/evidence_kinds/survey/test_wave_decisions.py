"""The interval decides; what it leaves open is silent or weak, by its power."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.evidence_kinds.survey.decisions import decide_change, decide_wave_level
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.intervals import Sample


def share(count: float, base: int, population: int | None = None) -> Share:
    return Share("1", Sample(count, base, population), (), "", ())


@pytest.mark.parametrize(
    ("base", "hoped", "outcome"),
    [
        (100, 0.10, Sighting.CANNOT_TELL),
        (4000, 0.10, Sighting.NOT_FOUND),
        (4000, None, Sighting.CANNOT_TELL),
    ],
)
def test_not_found_is_what_rules_out_the_change_hoped_for(
    base: int, hoped: float | None, outcome: Sighting
) -> None:
    halves = share(base / 2, base), share(base / 2, base)

    decision = decide_change(halves, Expectation("increase"), overlap=0, hoped=hoped)

    assert decision.outcome is outcome
    assert any("answers a wave" in each for each in decision.cautions) == (base == 100)


@pytest.mark.parametrize(("first", "second"), [(97, 96), (97, 99), (100, 100), (95, 80)])
@pytest.mark.parametrize("hoped", [None, 0.10])
def test_without_room_to_rise_nothing_speaks_against(
    first: int, second: int, hoped: float | None
) -> None:
    shares = share(40 * first, 4000), share(40 * second, 4000)
    fallen = share(40 * (100 - first), 4000), share(40 * (100 - second), 4000)

    up = decide_change(shares, Expectation("increase"), overlap=0, hoped=hoped)
    down = decide_change(fallen, Expectation("decrease"), overlap=0, hoped=hoped)

    assert up.outcome is down.outcome
    assert up.outcome is (Sighting.FOUND if second == 99 else Sighting.CANNOT_TELL)
    if second != 99:
        assert "no room to rise" in up.meaning
        assert "no room to fall" in down.meaning
    assert ("other direction" in up.meaning) == (second in {96, 80})


def test_a_change_the_other_way_is_not_found() -> None:
    shares = share(600, 1000), share(500, 1000)

    outcome = decide_change(shares, Expectation("increase"), overlap=0, hoped=None).outcome

    assert outcome is Sighting.NOT_FOUND


# Derived: 109 of 210 and 116 of 190 in a population of 420, 120 of them in both waves.
def test_overlap_and_population_can_make_the_difference() -> None:
    free = share(109, 210), share(116, 190)
    finite = share(109, 210, 420), share(116, 190, 420)
    increase = Expectation("increase")

    assert decide_change(free, increase, overlap=0, hoped=0.1).outcome is Sighting.CANNOT_TELL
    assert decide_change(finite, increase, overlap=120, hoped=0.1).outcome is Sighting.FOUND


def test_a_census_leaves_nothing_to_chance() -> None:
    everybody = share(50, 100, 100), share(52, 100, 100)

    decision = decide_change(everybody, Expectation("increase"), overlap=100, hoped=0.1)

    assert decision.outcome is Sighting.FOUND
    assert decision.low == pytest.approx(0.02)


def test_an_interval_on_both_sides_of_a_level_cannot_tell() -> None:
    assert decide_wave_level(share(70, 100), Expectation("at-least", 67, percent=True),
                        target=0.1).outcome is Sighting.CANNOT_TELL  # fmt: skip
    assert decide_wave_level(share(63, 100), Expectation("at-least", 67, percent=True),
                        target=0.1).outcome is Sighting.CANNOT_TELL  # fmt: skip


@given(st.integers(0, 200), st.integers(0, 200))
def test_no_change_goes_both_ways_at_once(first: int, second: int) -> None:
    shares = share(first, 200), share(second, 200)

    outcomes = [
        decide_change(shares, Expectation(way), overlap=None, hoped=0.1).outcome
        for way in ("increase", "decrease")
    ]

    assert outcomes.count(Sighting.FOUND) <= 1


@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.01, 0.5))
def test_power_lies_between_chance_and_certainty(first: int, second: int, target: float) -> None:
    shares = share(first, 200), share(second, 200)
    for way in (Expectation("increase"), Expectation("no-change")):
        decision = decide_change(shares, way, overlap=0, hoped=target)

        assert 0.05 <= decision.power <= 0.99


def test_how_near_the_change_hoped_for_came_is_said_to_a_tenth() -> None:
    halves = (share(500, 1000), share(500, 1000))

    decision = decide_change(halves, Expectation("increase"), overlap=0, hoped=0.05)

    assert decision.meaning.endswith("5 points, as hoped for, is ruled out: +4.4 at most.")
