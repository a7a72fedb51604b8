"""The median slope of a series, which a few wild values cannot move."""

from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import NamedTuple


class SenLine(NamedTuple):
    """Units per step (per whole cycle for a seasonal line), and the level at the first step."""

    slope: float
    intercept: float


def sen_line(values: Sequence[float | None]) -> SenLine:
    """Median of all pairwise slopes, per step of the series; None marks a missing value.

    Gaps keep their length in time. Raises ValueError for fewer than two values.

    Source: Sen (1968), JASA 63; Conover (1980), Practical Nonparametric Statistics, intercept.
    """
    return _line(values, period=1)


def seasonal_sen_line(values: Sequence[float | None], *, period: int = 4) -> SenLine:
    """Median slope between like seasons, per whole cycle of `period` steps (a year of quarters).

    The series starts in any season. Raises ValueError when no season has two values.

    Source: Hirsch, Slack and Smith (1982), Water Resources Research 18.
    """
    if period < 1:
        raise ValueError(f"a cycle has at least one season, not {period}")
    return _line(values, period=period)


def _line(values: Sequence[float | None], *, period: int) -> SenLine:
    known = [(time, value) for time, value in enumerate(values) if value is not None]
    slopes = [
        (later - earlier) / ((end - start) // period)
        for (start, earlier), (end, later) in combinations(known, 2)
        if (end - start) % period == 0
    ]
    if not slopes:
        raise ValueError("a slope needs at least two values of the same season")
    slope = median(slopes)
    middle = median(time for time, _ in known) / period
    return SenLine(slope, median(value for _, value in known) - middle * slope)
