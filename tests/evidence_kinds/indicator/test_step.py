"""Found seldom where nothing happened, never against where something did; the power is told.

Every cell is a cycle (years, terms, quarters, months) with so many periods before and since.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as some

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decision import SeriesDecision, too_short
from contribution.evidence_kinds.indicator.step import Timed, decide_step, take_off
from contribution.evidence_kinds.shared.expectations import Expectation

DECREASE, INCREASE = Expectation("decrease"), Expectation("increase")
SEASONS = {
    1: (1.0,),
    3: (1.2, 1.0, 0.8),
    4: (1.35, 1.15, 0.6, 0.9),
    12: tuple(1 + 0.4 * math.cos(m * math.pi / 6) for m in range(12)),
}
Cell = tuple[int, int, int]
# What the method allows of idle series to be found, by the likeness of neighbours.
PROMISED = {0.0: 0.05, 0.3: 0.05, 0.5: 0.075}
# Share of series in which a true fall of 20 % is found: neighbours independent, and alike by .5.
POWER: dict[Cell, tuple[float, float]] = {
    (1, 7, 3): (0.57, 0.66), (1, 7, 7): (0.76, 0.72), (1, 10, 5): (0.81, 0.79),
    (1, 15, 10): (0.97, 0.88), (1, 20, 20): (1.00, 0.96), (1, 30, 30): (1.00, 0.99),
    (3, 7, 6): (0.55, 0.58), (3, 12, 9): (0.89, 0.79), (3, 30, 30): (1.00, 0.99),
    (4, 8, 3): (0.28, 0.39), (4, 8, 8): (0.51, 0.50), (4, 12, 8): (0.81, 0.74),
    (4, 16, 16): (0.98, 0.89), (4, 30, 10): (1.00, 0.96), (4, 30, 30): (1.00, 0.99),
    (12, 15, 3): (0.25, 0.41), (12, 15, 12): (0.34, 0.37), (12, 20, 20): (0.96, 0.82),
    (12, 24, 12): (0.94, 0.79), (12, 36, 24): (1.00, 0.96), (12, 30, 30): (1.00, 0.98),
}  # fmt: skip


def made_up(
    chance: random.Random, cell: Cell, alike: float, *, fall: float = 0.0, gradual: float = 0.0,
    trend: float = 0.0,
) -> list[float]:  # fmt: skip
    """A series with a season, a trend, neighbours alike and a fall since its start; 6 % of noise.

    `gradual` is a fall that grows from period to period and is there at the last one. Without
    periods since, the trend over all of them is what is asked.
    """
    cycle, before, since = cell
    season = SEASONS[cycle]
    noise, values = chance.gauss(0, 1), []
    for place in range(before + since):
        noise = alike * noise + math.sqrt(1 - alike * alike) * chance.gauss(0, 1)
        level = 100 * season[place % cycle] * math.exp(trend * place + 0.06 * noise)
        later = place >= before
        grown = gradual * (place - before + 1) / since if later else 0.0
        values.append(level * (1 - later * (fall + grown)))
    return values


def decide(
    cell: Cell, values: list[float], other: list[float] | None = None, *,
    expect: Expectation = DECREASE, hoped: float | None = None,
) -> SeriesDecision:  # fmt: skip
    pairs, ratio = list(enumerate(values)), False
    if other is not None:
        pairs, ratio = take_off(pairs, [list(enumerate(other))])
    places, known = zip(*pairs, strict=True)
    start = cell[1] if cell[2] else None
    timed = Timed(known, places, start, cell[0], 100.0, other is not None, ratio)
    return decide_step(timed, expect, hoped)


def outcomes(
    cell: Cell, alike: float, *, runs: int = 150, compared: bool = False, seed: int = 0,
    hoped: float | None = None, expect: Expectation = DECREASE, **happens: float,
) -> Counter[Sighting]:  # fmt: skip
    chance = random.Random(f"{cell} {alike} {compared} {seed} {happens}")
    trend = happens.get("trend", 0.0)
    found: Counter[Sighting] = Counter()
    for _ in range(runs):
        values = made_up(chance, cell, alike, **happens)
        other = made_up(chance, cell, alike, trend=trend) if compared else None
        found[decide(cell, values, other, expect=expect, hoped=hoped).outcome] += 1
    return found


@pytest.mark.parametrize("alike", PROMISED)
@pytest.mark.parametrize("cell", POWER, ids=str)
def test_where_nothing_happened_it_is_seldom_found(cell: Cell, alike: float) -> None:
    found = outcomes(cell, alike) + outcomes(cell, alike, compared=True)

    assert found[Sighting.FOUND] <= PROMISED[alike] * found.total()


@pytest.mark.parametrize("cell", POWER, ids=str)
def test_a_trend_going_on_is_seldom_found_to_be_a_step(cell: Cell) -> None:
    found: Counter[Sighting] = Counter()
    for trend, expect in ((-0.01, DECREASE), (-0.03, DECREASE), (0.03, INCREASE)):
        found += outcomes(cell, 0.3, trend=trend, expect=expect)

    assert found[Sighting.FOUND] <= PROMISED[0.3] * found.total()


@pytest.mark.parametrize("cell", POWER, ids=str)
def test_a_fall_is_found_as_often_as_the_table_tells_and_nothing_speaks_against(cell: Cell) -> None:
    for alike, power in zip((0.0, 0.5), POWER[cell], strict=True):
        found = outcomes(cell, alike, fall=0.2)

        assert found[Sighting.NOT_FOUND] == 0
        assert found[Sighting.FOUND] / found.total() == pytest.approx(power, abs=0.1)


# That the interval misses what was hoped for and was there is one case of forty, by its making.
@pytest.mark.parametrize("cell", POWER, ids=str)
def test_what_came_little_by_little_is_seldom_against(cell: Cell) -> None:
    assert outcomes(cell, 0.5, gradual=0.4)[Sighting.NOT_FOUND] == 0
    for fall, gradual in ((0.0, 0.2), (0.0, 0.4), (0.2, 0.0)):
        found = outcomes(cell, 0.0, hoped=20.0, fall=fall, gradual=gradual)

        assert found[Sighting.NOT_FOUND] <= 0.05 * found.total()


def test_a_change_that_is_hoped_for_and_is_not_there_is_ruled_out_where_data_suffice() -> None:
    assert outcomes((4, 30, 30), 0.0, hoped=20.0)[Sighting.NOT_FOUND] >= 0.6 * 150
    assert outcomes((1, 15, 10), 0.0, hoped=40.0)[Sighting.NOT_FOUND] >= 0.6 * 150


@pytest.mark.parametrize("alike", [0.0, 0.3])
@pytest.mark.parametrize("cell", [(1, 10, 5), (1, 20, 10), (4, 12, 8)], ids=str)
def test_a_start_after_the_worst_run_makes_a_straw_of_what_is_found(
    cell: Cell, alike: float
) -> None:
    cycle, before, since = cell
    chance = random.Random(f"{cell} {alike}")
    found = good = 0
    for _ in range(600):
        idle = made_up(chance, (cycle, before + 24, since), alike)
        plain = [value / SEASONS[cycle][at % cycle] for at, value in enumerate(idle)]
        sums = [*accumulate(plain, initial=0.0)]
        starts = range(before, before + 25, cycle)
        start = min(starts, key=lambda at: sums[at] - sums[at - 3])
        decision = decide(cell, idle[start - before : start + since], expect=INCREASE)
        found += decision.outcome is Sighting.FOUND
        good += decision.outcome is Sighting.FOUND and decision.quality_cap > 1

    assert found > 0.04 * 600, "the start was not chosen well enough to fool the test"
    assert good <= 0.06 * 600


@given(
    cell=some.tuples(some.sampled_from(list(SEASONS)), some.integers(7, 57), some.integers(3, 53)),
    alike=some.sampled_from(list(PROMISED)),
    compared=some.booleans(),
    seed=some.integers(0, 10**6),
)
def test_no_length_of_series_is_found_too_often(
    cell: Cell, alike: float, compared: bool, seed: int
) -> None:
    cycle, before, since = cell
    cell = (cycle, max(before, cycle + 3), since)
    found = outcomes(cell, alike, runs=100, compared=compared, seed=seed)[Sighting.FOUND]

    # Three standard errors of so few runs above what is allowed.
    promised = 100 * PROMISED[alike]
    assert found <= promised + 3 * math.sqrt(promised)


# Trends over the whole series, without a start: so many periods, and the power to find 20 % in all.
TRENDS: dict[tuple[int, int], tuple[float, float]] = {
    (1, 5): (0.33, 0.47), (1, 8): (0.64, 0.68), (1, 12): (0.85, 0.79), (1, 24): (1.00, 0.93),
    (1, 60): (1.00, 1.00), (3, 9): (0.59, 0.62), (3, 18): (0.96, 0.86), (4, 8): (0.25, 0.33),
    (4, 12): (0.67, 0.64), (4, 24): (0.99, 0.91), (4, 60): (1.00, 1.00), (12, 16): (0.42, 0.52),
    (12, 24): (0.93, 0.77), (12, 60): (1.00, 1.00),
}  # fmt: skip


@pytest.mark.parametrize("shape", TRENDS, ids=str)
def test_a_trend_is_seldom_found_where_there_is_none_and_mostly_where_there_is_one(
    shape: tuple[int, int],
) -> None:
    cycle, number = shape
    for alike, promised in PROMISED.items():
        idle = outcomes((cycle, number, 0), alike, runs=300)
        # Either way, for a steadier count, and two standard errors: 6,000 runs of each shape gave
        # at most 4.2 % up to a likeness of .3 and 6.8 % at .5.
        moved = idle[Sighting.FOUND] + idle[Sighting.NOT_FOUND]
        allowed = 2 * promised * idle.total()
        assert moved <= allowed + 2 * math.sqrt(allowed)
    for alike, power in zip((0.0, 0.5), TRENDS[shape], strict=True):
        steady = outcomes((cycle, number, 0), alike, trend=-0.2231 / (number - 1))
        assert steady[Sighting.NOT_FOUND] <= 0.01 * steady.total()
        assert steady[Sighting.FOUND] / steady.total() == pytest.approx(power, abs=0.1)


@pytest.mark.parametrize("cell", [(1, 10, 5), (1, 20, 10), (4, 16, 8), (12, 24, 12)], ids=str)
def test_counts_and_other_ordinary_noise_keep_the_promise(cell: Cell) -> None:
    chance = random.Random(str(cell))
    cycle, before, since = cell
    season = SEASONS[cycle]

    def count(level: float) -> float:
        # Poisson by way of exponential waits.
        waits, events = chance.expovariate(1), 0
        while waits < level:
            waits, events = waits + chance.expovariate(1), events + 1
        return float(events)

    shapes = (
        lambda level: count(12 * level),
        lambda level: count(12 * level * chance.gammavariate(3, 1 / 3)),
        lambda level: 100 * level * math.exp(chance.gauss(0, 0.5)),
        lambda level: 100 * level * (2 if chance.random() < 0.05 else chance.gauss(1, 0.05)),
        lambda level: round(6 * level + chance.gauss(0, 0.4)),
    )
    found = 0
    for shape in shapes:
        for _ in range(100):
            values = [shape(season[at % cycle]) for at in range(before + since)]
            found += decide(cell, values).outcome is Sighting.FOUND
    assert found <= 0.05 * 100 * len(shapes)


def test_the_power_is_printed() -> None:
    decision = decide((4, 8, 8), made_up(random.Random(1), (4, 8, 8), 0.0, fall=0.42))

    assert decision.outcome is Sighting.FOUND
    assert decision.chance[0].startswith("Chance that such data show a true change of 20%: 0.")


def test_what_cannot_tell_says_how_many_periods_could_have_told() -> None:
    chance = random.Random(4)
    told = [
        decision
        for decision in (decide((1, 8, 4), made_up(chance, (1, 8, 4), 0.0)) for _ in range(60))
        if decision.outcome is Sighting.CANNOT_TELL and "periods, before" in decision.chance[0]
    ]
    needed = sorted(int(re.findall(r"(\d+) periods", each.chance[0])[0]) for each in told)
    middle = needed[len(needed) // 2]

    assert len(told) > 20
    # As many as it says in the middle of such series do show it four times in five.
    cell = (1, round(middle * 2 / 3), round(middle / 3))
    assert outcomes(cell, 0.0, fall=0.2)[Sighting.FOUND] >= 0.7 * 150
    assert "would show" not in decide((1, 20, 20), made_up(chance, (1, 20, 20), 0.0)).chance[0]


def test_a_straight_trend_is_no_step_however_it_is_taken() -> None:
    values = [100 - 4 * place + place % 2 for place in range(16)]

    assert decide((4, 12, 4), [*map(float, values)]).outcome is Sighting.CANNOT_TELL


def test_a_jump_out_of_a_trend_is_credited_and_the_trend_itself_is_not() -> None:
    wobble = [0.5, -0.3, 0.2, -0.6, 0.1, 0.4, -0.2, 0.3, -0.5, 0.2]
    going_on = [100 - place + wobble[place % 10] for place in range(20)]
    jumping = [value - (20 if place >= 10 else 0) for place, value in enumerate(going_on)]

    assert decide((1, 10, 10), jumping).outcome is Sighting.FOUND
    for expect in (DECREASE, INCREASE):
        assert decide((1, 10, 10), going_on, expect=expect).outcome is Sighting.CANNOT_TELL


def test_doubts_are_said_and_bound_the_quality() -> None:
    quiet = [50.0, 53, 49, 52, 51, 48, 52, 50, 53]
    flat, low = [51.0] * 9, [20.0, 22, 19, 21]
    come_before = decide((1, 12, 4), [*quiet, 22, 20, 21, *low])
    bad_run = decide((1, 12, 4), [*quiet, 60, 62, 61, *low])
    never_moved = decide((1, 9, 4), [*flat, *low])
    waves = [50 + 4 * math.sin(place / 2) for place in range(16)]
    alike = decide((1, 16, 4), [*waves, 40.0, 39, 41, 38])
    seasonal = decide((4, 8, 4), made_up(random.Random(1), (4, 8, 4), 0.0, fall=0.5))

    assert "before the start" in " ".join(come_before.cautions) or come_before.quality_cap == 3
    assert "regression to the mean" in bad_run.cautions[0]
    assert bad_run.quality_cap == 1
    assert "differs from another" in never_moved.cautions[0]
    assert "Neighbouring periods" in " ".join(alike.cautions)
    assert "a season in them" in seasonal.cautions[0]
    assert seasonal.quality_cap == 1


def test_where_no_change_is_expected_what_would_matter_has_to_be_ruled_out() -> None:
    stable = Expectation("no-change")
    quiet = [50.0, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50]
    one = decide((1, 12, 7), [*quiet, 54, 50, 51, 49, 52, 50, 51], expect=stable)
    many = decide((1, 12, 7), [*quiet, 68, 69, 68, 69, 67, 68, 70], expect=stable)

    assert one.outcome is Sighting.FOUND
    assert many.outcome is Sighting.NOT_FOUND


def test_length_is_asked_of_both_sides() -> None:
    assert too_short(7, 3) is None
    assert too_short(6, 3) == (
        "Trend not assessable: 6 periods before and 3 since, at least 7 and 3 are needed"
    )
    assert too_short(7, 2) is not None
