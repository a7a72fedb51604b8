"""What else a change in a series may be, how likely a true one was to show, how many come by luck.

A season, a run of bad periods or a change come before may look like one; what not showing it is
worth follows from the power; luck keeps the best of many places from being taken as the only one.
The limits stand on tests/evidence_kinds/indicator/test_step.py: a start chosen after the worst run
of three in an idle series is found to be followed by a change 2 to 6 times as often as promised.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.domain.indexing import group_by
from contribution.evidence_kinds.indicator.decision import SeriesDecision
from contribution.evidence_kinds.shared.expectations import Target
from contribution.stats.power import (
    power_of_every_value,
    power_of_rate_ratio,
)
from contribution.words.phrases import count_of, in_print

# With fewer on a side a season and a change are hard to tell apart: a straw at most.
_ENOUGH = 8
# The share of the ups and downs that makes a season; chance alone gives about a third.
_A_SEASON = 0.6
# Periods just before the start: what they say of the level is set beside all earlier ones.
_LATEST = 3
# How many standard errors off the earlier ones they lie to be out of the ordinary.
_OFF = 1.64
# Beyond this likeness of neighbours more than 7.5% of idle series may be found to change.
_ALIKE = 0.5


class Doubted(NamedTuple):
    """Values in time order with their places, the index of the first one since, and the cycle."""

    values: tuple[float, ...]
    places: tuple[int, ...]
    start: int
    cycle: int


def find_doubts(series: Doubted, way: int, *, compared: bool) -> tuple[tuple[str, ...], int]:
    """Return cautions on a change this way (1 up, -1 down, 0 none) and how good it is at most."""
    gaps = _without_season(series)
    before, since = gaps[: series.start], gaps[series.start :]
    found = []
    if not compared and min(len(before), len(since)) < _ENOUGH and _shows_season(series, before):
        words = f"Fewer than {_ENOUGH} periods on a side, with a season in them: a straw at most"
        found.append((words, 1))
    if max(before) - min(before) == 0:
        found.append(("No value before the start differs from another; check the series", 3))
    elif way:
        found.extend(_doubt_change(before, since, way))
    return tuple(words for words, _ in found), min((cap for _, cap in found), default=3)


def _doubt_change(before: list[float], since: list[float], way: int) -> list[tuple[str, int]]:
    found = []
    early, late = before[:-_LATEST], fmean(before[-_LATEST:])
    level = fmean(early)
    variance = sum((value - level) ** 2 for value in early) / (len(early) - 1)
    error = math.sqrt(variance * (1 / _LATEST + 1 / len(early)))
    if (level - late) * way > _OFF * error:
        words = (
            f"The last {_LATEST} periods before the start lay off the others, so some of the way "
            "back comes by itself (regression to the mean): a straw at most"
        )
        found.append((words, 1))
    if (fmean(since) - late) * way < abs(fmean(since) - fmean(before)) / 2:
        found.append(("Most of the change was there in the last periods before the start", 1))
    alike = _likeness(before)
    if alike > _ALIKE:
        words = (
            f"Neighbouring periods before the start are alike (correlation {alike:.2f}), more than "
            "the test was tried for, so chance gives such a finding more often"
        )
        found.append((words, 2))
    return found


def _without_season(series: Doubted) -> list[float]:
    """Each value less the mean of its season before the start."""
    pairs = list(zip(series.places, series.values, strict=True))
    by_season = group_by(pairs[: series.start], lambda each: each[0] % series.cycle)
    means = {season: fmean(value for _, value in of) for season, of in by_season.items()}
    whole = fmean(series.values[: series.start])
    return [value - means.get(place % series.cycle, whole) for place, value in pairs]


def _shows_season(series: Doubted, before: list[float]) -> bool:
    """Whether the season tells most of the ups and downs before the start."""
    if series.cycle == 1:
        return False
    values = series.values[: series.start]
    mean = fmean(values)
    ups_and_downs = sum((value - mean) ** 2 for value in values)
    return ups_and_downs - sum(gap * gap for gap in before) > _A_SEASON * ups_and_downs


def _likeness(before: list[float]) -> float:
    """How alike neighbours are beside a straight line (lag-1 autocorrelation)."""
    middle, mean = (len(before) - 1) / 2, fmean(before)
    times = [place - middle for place in range(len(before))]
    slope = sum(time * value for time, value in zip(times, before, strict=True))
    slope /= sum(time * time for time in times)
    left = [value - mean - slope * time for time, value in zip(times, before, strict=True)]
    power = sum(gap * gap for gap in left)
    return sum(one * two for one, two in pairwise(left)) / power if power else 0.0


ALPHA = 0.05
# Each test is two-sided, so half of its false findings go the way expected.
_ONE_WAY = ALPHA / 2
_MOST, _LEAST = 0.99, 0.01
# 1.128 mean moving ranges make a standard deviation (Wheeler 2000).
_RANGE_TO_SPREAD = 1.128

Power = tuple[float, float]


def power_of_rates(values: Sequence[float], start: int, change: float) -> Power:
    """Return (power, alpha) of the exact test for small counts; `change` per period, signed."""
    before = fmean(values[:start])
    after = before + change
    if before <= 0:
        return ALPHA, ALPHA
    exposures = (float(start), float(len(values) - start))
    # No event at all is the most that can happen; the test needs a rate above 0 to be computed.
    ratio = max(after / before, 1e-6)
    return power_of_rate_ratio(before, ratio, exposures=exposures, alpha=ALPHA), ALPHA


def power_of_level(values: Sequence[float], margin: float) -> Power:
    """Return the chances that all values meet a level their mean passes, or misses, by `margin`."""
    spread = _spread(values)
    if spread == 0:
        return _MOST, _LEAST
    pair = (
        power_of_every_value(sign * margin, spread=spread, values=len(values)) for sign in (1, -1)
    )
    power, alarm = pair
    return power, alarm


def weigh_power(
    decision: SeriesDecision, power: Power | None, declared: str, *, named: bool
) -> SeriesDecision:
    """Return the decision with what its data could have shown; `named`: the author chose a test.

    What cannot tell weighs nothing; it says how likely a change was to be noticed.
    """
    is_open = decision.outcome is Sighting.CANNOT_TELL
    if power is None:
        if is_open or named:
            decision = decision._replace(sensitivity=None, type_i_error=None)
        return decision
    alpha = min(0.5, max(_LEAST, power[1]))
    # A rule that never finds anything is silent, not evidence the other way.
    sensitivity = min(_MOST, max(alpha, power[0]))
    words = (
        f"Chance that such data show a true change of {declared}: {sensitivity:.2f}, and one that "
        f"is not there: {alpha:.2f}"
    )
    decision = decision._replace(chance=(*decision.chance, words))
    if is_open or named:
        return decision
    return decision._replace(sensitivity=sensitivity, type_i_error=alpha)


def weigh_luck(
    decision: SeriesDecision, places: int, found: int, *, is_picked: bool
) -> SeriesDecision:
    """Return the decision with what a test at so many places finds by chance beside those it found.

    A place that was picked among several is left open where its finding may be luck: the chance of
    it is multiplied by their number (Bonferroni).
    """
    expected = places * _ONE_WAY
    tested = (
        f"Tested: {count_of(places, 'place')} at 5%; chance alone would show such a change in "
        f"{expected:.2f} of them ({places} x {_ONE_WAY}); seen: {found}"
    )
    decision = decision._replace(chance=(*decision.chance, tested))
    if not is_picked or places < 2 or decision.outcome is not Sighting.FOUND:
        return decision
    p_value = 1.0 if decision.p_value is None else decision.p_value
    among_all = min(1.0, p_value * places)
    formula = (
        f"Chance of so much at one place where nothing happens: {p_value:.4f}; at the best of "
        f"{places} places at most {p_value:.4f} x {places} = {among_all:.3f}"
    )
    decision = decision._replace(working=(*decision.working, formula))
    if among_all < ALPHA:
        return decision
    why = (
        f"It is one of {places} places looked at, and among so many chance alone gives one like it "
        f"too often ({found} seen, {expected:.2f} expected by chance): it cannot be told from luck"
    )
    return decision._replace(
        outcome=Sighting.CANNOT_TELL, meaning=f"{why}.", cautions=(why,), quality_cap=3
    )


def declared_change(target: Target, base: float) -> str:
    """Return the change in words, with its size in the units of the series."""
    size = in_print(target.size(base))
    return f"{abs(target.change):g}% ({size})" if target.percent else size


def _spread(values: Sequence[float]) -> float:
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    return fmean(ranges) / _RANGE_TO_SPREAD if ranges else 0.0
