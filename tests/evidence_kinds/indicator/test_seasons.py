"""Found seldom where nothing happened, never against where something did; the power is printed."""

from __future__ import annotations

import math
import random

import pytest

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.seasons import Timed, decide_like_with_like, take_off
from contribution.evidence_kinds.shared.expectations import Expectation

DECREASE = Expectation("decrease")
SEASONS = {
    4: (1.35, 1.15, 0.6, 0.9),
    12: tuple(1 + 0.4 * math.cos(m * math.pi / 6) for m in range(12)),
}
RUNS = 120


def made_up(chance: random.Random, shape: tuple[int, int, int], alike: float, fall: float,
            trend: float) -> list[float]:  # fmt: skip
    """A series with a season, a trend, neighbours alike and a fall at its start; 6 % of noise."""
    before, since, cycle = shape
    season = SEASONS.get(cycle, (1.0,))
    noise, values = chance.gauss(0, 1), []
    for place in range(before + since):
        noise = alike * noise + math.sqrt(1 - alike * alike) * chance.gauss(0, 1)
        level = 100 * season[place % len(season)] * math.exp(trend * place + 0.06 * noise)
        values.append(level * (1 - fall if place >= before else 1))
    return values


def outcomes(
    shape: tuple[int, int, int], *, alike: float, fall: float, trend: float, compared: bool
) -> list[Sighting]:
    chance = random.Random(f"{shape} {alike} {fall} {trend} {compared}")
    before, _, cycle = shape
    found = []
    for _ in range(RUNS):
        values = made_up(chance, shape, alike, fall, trend)
        pairs, ratio = list(enumerate(values)), False
        if compared:
            other = made_up(chance, shape, alike, 0.0, trend)
            pairs, ratio = take_off(pairs, [list(enumerate(other))])
        places, known = zip(*pairs, strict=True)
        timed = Timed(known, places, before, cycle, 100.0, compared, ratio)
        found.append(decide_like_with_like(timed, DECREASE, None).outcome)
    return found


SHAPES = [(8, 8, 4), (20, 20, 4), (20, 20, 12), (20, 20, 1), (7, 7, 1)]


@pytest.mark.parametrize("compared", [False, True])
@pytest.mark.parametrize(("alike", "promised"), [(0.0, 0.05), (0.5, 0.075)])
def test_where_nothing_happened_it_is_seldom_found(
    alike: float, promised: float, compared: bool
) -> None:
    found = [
        each
        for shape in SHAPES
        for trend in (0.0, -0.01)
        for each in outcomes(shape, alike=alike, fall=0.0, trend=trend, compared=compared)
    ]

    assert len(found) == RUNS * len(SHAPES) * 2
    assert found.count(Sighting.FOUND) <= promised * len(found)


@pytest.mark.parametrize("compared", [False, True])
@pytest.mark.parametrize("alike", [0.0, 0.5])
def test_where_it_fell_nothing_speaks_against(alike: float, compared: bool) -> None:
    for shape in SHAPES:
        found = outcomes(shape, alike=alike, fall=0.3, trend=0.0, compared=compared)

        assert Sighting.NOT_FOUND not in found
        assert found.count(Sighting.FOUND) >= 0.6 * len(found), shape


def test_the_power_is_printed() -> None:
    chance = random.Random(1)
    values = made_up(chance, (8, 8, 4), 0.0, 0.42, 0.0)
    timed = Timed(tuple(values), tuple(range(16)), 8, 4, 100.0)

    decision = decide_like_with_like(timed, DECREASE, None)

    assert decision.outcome is Sighting.FOUND
    assert decision.chance[0].startswith("Chance that such data show a true change of 20%: 0.")


def test_a_straight_trend_is_no_step_however_it_is_taken() -> None:
    values = tuple(100 - 4 * place + place % 2 for place in range(16))

    decision = decide_like_with_like(Timed(values, tuple(range(16)), 12, 4, 78.0), DECREASE, None)

    assert decision.outcome is Sighting.CANNOT_TELL
