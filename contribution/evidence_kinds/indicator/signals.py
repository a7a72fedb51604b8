"""Counts the signals of a series since a date, and says whether chance gives as many.

Tells a change since a date from the trend that was there before.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from contribution.stats.control_charts import ChartPoint
from contribution.stats.interrupted_series import SeriesChange
from contribution.stats.kendall import sen_line
from contribution.stats.multiplicity import signals_needed
from contribution.words.phrases import signed

_STRONG = ("outside limits", "two of three near a limit")


class Signals(NamedTuple):
    """Points since that signal one way: all of them, and those near or beyond a limit."""

    marks: int
    strong: int

    def are_enough(self, before: int, since: int) -> bool:
        """Return whether chance gives as many in less than one idle series of forty."""
        needed = signals_needed(before, since)
        return self.strong >= needed.strong or self.marks >= needed.marks


def count_one_way(marked: Sequence[ChartPoint], direction: int) -> Signals:
    """Return the signals in this direction: 1 high or rising, -1 low or falling."""
    ours = [point.rule for point in marked if point.direction == direction]
    return Signals(len(ours), sum(rule in _STRONG for rule in ours))


def say_needed(before: int, since: int) -> str:
    """Return how many signals a shift needs in a series of this length, in words."""
    needed = signals_needed(before, since)
    few = str(needed.strong)
    if needed.strong < needed.marks:
        few += " near or beyond a limit"
        few += f" or {needed.marks} of any kind" if needed.marks <= since else ""
    return (
        f"a shift needs at least {few}, all the same way; where nothing happens, chance gives so "
        "many one way in fewer than 1 series of 40"
    )


def likeness(before: Sequence[float]) -> float | None:
    """Return how alike neighbours are (lag-1 autocorrelation); None where chance explains it."""
    gaps = [value - fmean(before) for value in before]
    power = sum(gap * gap for gap in gaps)
    if not power:
        return None
    alike = sum(one * two for one, two in pairwise(gaps)) / power
    return alike if alike > 1.96 / math.sqrt(len(before)) else None


# The level and the slope are two tests, so each has half of the 5%.
_ALPHA = 0.05
_EACH = _ALPHA / 2
# A trend from before that would bring this share of the change by itself leaves it open.
_BY_ITSELF = 0.5


def departs_from_trend(fit: SeriesChange, sign: int) -> bool:
    """Return whether level or slope changed this way (1 up, -1 down), and neither the other way."""
    ways = [(each.estimate * sign > 0, each.p_value) for each in (fit.level, fit.slope)]
    found = any(right and p_value < _EACH for right, p_value in ways)
    return found and not any(not right and p_value < _ALPHA for right, p_value in ways)


def say_fit(fit: SeriesChange) -> str:
    """Return the departures from the earlier trend in words, with what is needed."""
    return (
        f"Interrupted series: level {signed(fit.level.estimate)} (p {fit.level.p_value:.3f}), "
        f"slope {signed(fit.slope.estimate, 2)} a period (p {fit.slope.p_value:.3f}), "
        f"Newey-West with {fit.lags} lags, corrected for a short series; a departure needs p below "
        f"{_EACH} in one of the two"
    )


def may_go_on(before: Sequence[float], since: Sequence[float]) -> bool:
    """Return whether the trend from before, carried on, brings half of the shift or more."""
    shift = fmean(since) - fmean(before)
    carried_on = sen_line(before).slope * (len(before) + len(since)) / 2
    return carried_on * shift > 0 and abs(carried_on) >= _BY_ITSELF * abs(shift)
