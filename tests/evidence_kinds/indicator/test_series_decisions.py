"""Control limits come from the time before; more signals than chance gives make a shift."""

from __future__ import annotations

import math
import random

import pytest

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decisions import decide_shift, finds_shift, too_short
from contribution.evidence_kinds.shared.expectations import Expectation

QUIET = [50.0, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50]
DECREASE = Expectation("decrease")
RUNS = 500


def share_found(
    before: int, since: int, *, shift: float = 0.0, alike: float = 0.0, trend: float = 0.0
) -> float:
    """The share of made-up series, of spread 1 and seeded, in which a decrease is found."""
    chance = random.Random(1000 * before + since)
    found = 0
    for _ in range(RUNS):
        values, last = [], chance.gauss(0, 1)
        for place in range(before + since):
            last = alike * last + math.sqrt(1 - alike * alike) * chance.gauss(0, 1)
            values.append(last - trend * place - (shift if place >= before else 0))
        found += decide_shift(values, before, DECREASE).outcome is Sighting.FOUND
    return found / RUNS


def test_limits_rest_on_the_time_before_alone() -> None:
    first = decide_shift([*QUIET, 20, 21, 22], 12, DECREASE)
    second = decide_shift([*QUIET, 80, 81, 82], 12, DECREASE)

    assert first.limits == second.limits
    assert [place for place, _ in first.signals] == [12, 13, 14]


# What is promised is one idle series in twenty; the last two are too short for the earlier trend.
@pytest.mark.parametrize(
    ("before", "since"), [(8, 8), (12, 12), (20, 20), (24, 8), (7, 30), (12, 5), (24, 4)]
)
def test_where_nothing_happens_a_shift_is_seldom_found(before: int, since: int) -> None:
    assert share_found(before, since) <= 0.05


@pytest.mark.parametrize(
    ("before", "since", "shift", "power"),
    [(8, 8, 3, 0.75), (12, 12, 2, 0.7), (12, 12, 3, 0.85), (20, 20, 2, 0.8), (24, 8, 2, 0.8),
     (12, 5, 3, 0.8), (24, 4, 3, 0.8)],
)  # fmt: skip
def test_a_shift_of_two_or_three_spreads_is_mostly_found(
    before: int, since: int, shift: float, power: float
) -> None:
    assert share_found(before, since, shift=shift) > power


@pytest.mark.parametrize(("before", "since"), [(12, 12), (20, 20), (24, 4), (16, 7)])
def test_a_steady_trend_going_on_is_seldom_sold_as_a_shift(before: int, since: int) -> None:
    assert share_found(before, since, trend=0.3) < 0.1


# Too short a series cannot show that its neighbours are alike; chance then finds more, as is told.
def test_where_neighbours_are_alike_chance_finds_more_and_that_is_said() -> None:
    assert share_found(12, 12, alike=0.3) < 0.12
    waves = [50 + 4 * math.sin(place / 2) for place in range(16)]
    decision = decide_shift([*waves, 40, 39, 41, 38], 16, DECREASE)

    assert (decision.outcome, decision.quality_cap) == (Sighting.FOUND, 2)
    assert any("neighbouring" in caution.lower() for caution in decision.cautions)


@pytest.mark.parametrize(
    ("since", "outcome"),
    [
        ([49.0] * 7, Sighting.FOUND),
        ([49.0] * 6, Sighting.CANNOT_TELL),
        ([40.0, 51, 52, 50], Sighting.CANNOT_TELL),
        ([40.0, 60, 40, 60], Sighting.CANNOT_TELL),
        ([40.0, 41, 52, 49], Sighting.FOUND),
        ([40.0, 41, 52, 53, 51, 50, 52], Sighting.CANNOT_TELL),
    ],
)
def test_more_signals_than_chance_gives_make_a_shift(since: list[float], outcome: Sighting) -> None:
    assert decide_shift([*QUIET, *since], 12, DECREASE).outcome is outcome


def test_a_jump_out_of_a_trend_is_credited_and_the_trend_itself_is_not() -> None:
    wobble = [0.5, -0.3, 0.2, -0.6, 0.1, 0.4, -0.2, 0.3, -0.5, 0.2]
    going_on = [100 - 3 * place + wobble[place % 10] for place in range(20)]
    jumping = [value - (30 if place >= 10 else 0) for place, value in enumerate(going_on)]

    assert decide_shift(jumping, 10, DECREASE).outcome is Sighting.FOUND
    for expect in (DECREASE, Expectation("increase")):
        left_open = decide_shift(going_on, 10, expect)
        assert left_open.outcome is Sighting.CANNOT_TELL
        assert "half of the change by itself" in left_open.cautions[0]


def test_a_stable_series_may_signal_as_often_as_chance_does() -> None:
    stable = Expectation("no-change")
    one = decide_shift([*QUIET, 58, 50, 51, 49, 52, 50, 51], 12, stable)
    many = decide_shift([*QUIET, 58, 59, 58, 59, 57, 58, 60], 12, stable)

    swinging = decide_shift([*QUIET, 70, 30, 72, 31, 69, 28, 71], 12, stable)
    assert (one.outcome, many.outcome) == (Sighting.FOUND, Sighting.NOT_FOUND)
    assert swinging.outcome is Sighting.CANNOT_TELL
    assert one.meaning == "It signals no more than chance gives."


def test_a_series_that_never_moved_is_suspect() -> None:
    decision = decide_shift([5.0] * 12 + [4.0] * 4, 12, DECREASE)

    assert any("differs from another" in caution for caution in decision.cautions)


def test_length_is_asked_of_both_sides() -> None:
    assert too_short(7, 3) is None
    assert too_short(6, 3) == (
        "Trend not assessable: 6 periods before and 3 since, at least 7 and 3 are needed"
    )
    assert too_short(7, 2) is not None


@pytest.mark.parametrize("before", [7, 9, 12])
@pytest.mark.parametrize("since", [3, 7, 10])
def test_the_answer_alone_is_that_of_the_decision(before: int, since: int) -> None:
    chance = random.Random(before * since)
    answers = []
    for number in range(120):
        shift, drift = number % 5, (number % 3) / 10
        values = [chance.gauss(drift * time, 1) for time in range(before + since)]
        values[before:] = [value + shift for value in values[before:]]
        for expect in (Expectation("increase"), DECREASE):
            answers.append(finds_shift(values, before, expect))
            decision = decide_shift(values, before, expect)
            assert answers[-1] is (decision.outcome is Sighting.FOUND)

    assert {True, False} == set(answers)
