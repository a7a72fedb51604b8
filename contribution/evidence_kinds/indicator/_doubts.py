"""What else a change in a series may be: a season, a run of bad periods, a change come before.

The limits stand on tests/evidence_kinds/indicator/test_step.py: a start chosen after the worst run
of three in an idle series is found to be followed by a change 2 to 6 times as often as promised.
"""

import math
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from contribution.domain.indexing import group_by

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
