"""Counts the signals of a series since a date, and says whether chance gives as many."""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from contribution.stats.control_charts import ChartPoint
from contribution.stats.multiplicity import signals_needed

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
