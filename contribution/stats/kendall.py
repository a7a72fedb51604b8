"""Kendall's S of a series against time: its value, its variance and its exact distribution.

The median slope of a series, which a few wild values cannot move.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import NamedTuple


def kendall_s(values: Sequence[float]) -> int:
    """Rises minus falls over all pairs, earlier to later; -n(n-1)/2 to n(n-1)/2.

    Source: Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods.
    """
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))


def kendall_variance(values: Sequence[float]) -> float:
    """Variance of S when order is chance, lowered for tied values; 0 when all are equal.

    Source: Kendall (1975), Rank Correlation Methods, chapter 4.
    """
    ties = sum(size * (size - 1) * (2 * size + 5) for size in Counter(values).values())
    count = len(values)
    return (count * (count - 1) * (2 * count + 5) - ties) / 18


def continuity_corrected_z(s: float, variance: float) -> float:
    """S one step nearer to 0, in standard deviations; 0 for S = 0 and for a variance of 0.

    Source: Kendall (1975), Rank Correlation Methods, chapter 4.
    """
    if s == 0 or variance == 0:
        return 0.0
    return math.copysign(abs(s) - 1, s) / math.sqrt(variance)


def exact_kendall_p_value(count: int, s: int) -> float:
    """Two-sided chance of an S at least as far from 0, for `count` untied values; 0 to 1.

    Four values can never give less than 0.083. Raises ValueError for an S they cannot have.

    >>> round(exact_kendall_p_value(4, 6), 6), round(exact_kendall_p_value(5, 10), 6)
    (0.083333, 0.016667)

    Source: Kendall (1938), Biometrika 30; the recursion counts permutations by inversions.
    """
    pairs = count * (count - 1) // 2
    if count < 1 or abs(s) > pairs or (pairs - s) % 2:
        raise ValueError(f"{count} untied values cannot have S = {s}")
    if s == 0:
        return 1.0
    ways = _permutations_by_inversions(count)
    most_inversions = (pairs - abs(s)) // 2
    return min(1.0, 2 * sum(ways[: most_inversions + 1]) / math.factorial(count))


def _permutations_by_inversions(count: int) -> list[int]:
    """How many orders of `count` values have 0, 1, 2, ... pairs out of order."""
    ways = [1]
    for size in range(2, count + 1):
        longer = [0] * (len(ways) + size - 1)
        for inversions, number in enumerate(ways):
            for added in range(size):
                longer[inversions + added] += number
        ways = longer
    return ways


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
