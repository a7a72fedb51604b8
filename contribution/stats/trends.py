"""Whether a series rises or falls, by tests that ask only which of two values is larger."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import mean, median
from typing import Literal, NamedTuple

from contribution.stats.intervals import normal_quantile, require_share, two_sided_p_value


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


Direction = Literal["increasing", "decreasing", "no trend"]
EXACT_UP_TO = 10


class Trend(NamedTuple):
    """A trend test with its line. `tau` runs from -1 to 1; `exact` says how p was found.

    `direction` is "no trend" when p is not below the alpha asked for: not found, which in a short
    series is not evidence of no trend. Four values can never reach 0.05.
    """

    direction: Direction
    p_value: float
    s: int
    variance: float
    z: float
    tau: float
    line: SenLine
    values: int
    exact: bool


def mann_kendall(
    values: Sequence[float | None], *, alpha: float = 0.05, exact_up_to: int = EXACT_UP_TO
) -> Trend:
    """Test for a rise or fall over values in time order; None marks a missing one.

    Exact for up to `exact_up_to` untied values, else normal with tie and continuity corrections.
    Assumes no autocorrelation and no seasons: show `hamed_rao` beside it, and use
    `seasonal_mann_kendall` for quarters. Raises ValueError for fewer than two values.

    Source: Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods.
    """
    known = _known(values)
    exact = len(known) <= exact_up_to and len(set(known)) == len(known)
    return _tell([known], kendall_variance(known), sen_line(values), alpha, exact=exact)


def seasonal_mann_kendall(
    values: Sequence[float | None], *, period: int = 4, alpha: float = 0.05
) -> Trend:
    """Test for a rise or fall within like seasons, added up; None marks a missing value.

    Every value is compared only with its own season, `period` steps apart; the slope is per whole
    cycle. Assumes the seasons are independent. Raises ValueError when no season has two values.

    Source: Hirsch, Slack and Smith (1982), Water Resources Research 18.
    """
    line = seasonal_sen_line(values, period=period)
    seasons = [
        [value for value in values[start::period] if value is not None] for start in range(period)
    ]
    variance = sum(kendall_variance(season) for season in seasons)
    return _tell(seasons, variance, line, alpha)


def hamed_rao(values: Sequence[float | None], *, alpha: float = 0.05) -> Trend | None:
    """Mann-Kendall with its variance corrected for autocorrelation; None marks a missing value.

    Autocorrelations of the ranks of the detrended series count where they differ from 0 at
    `alpha`; missing values are closed up first. A swinging series (high, low, high) comes out
    surer than by the plain test, and much too sure below some 20 values. Returns None where no
    correction can be had: fewer than three values, or a corrected variance that is not positive.
    Raises ValueError for fewer than two values.

    Source: Hamed and Rao (1998), Journal of Hydrology 204.
    """
    known = _known(values)
    line = sen_line(values)
    if len(known) < 3:
        return None
    variance = kendall_variance(known) * _variance_inflation(known, line.slope, alpha)
    if variance <= 0:
        return None
    return _tell([known], variance, line, alpha)


def _tell(
    seasons: Sequence[Sequence[float]],
    variance: float,
    line: SenLine,
    alpha: float,
    *,
    exact: bool = False,
) -> Trend:
    s, number = sum(map(kendall_s, seasons)), sum(map(len, seasons))
    z = continuity_corrected_z(s, variance)
    p_value = exact_kendall_p_value(number, s) if exact else two_sided_p_value(z)
    tau = s / sum(map(_pairs, seasons))
    direction = _direction(s, p_value, alpha)
    return Trend(direction, p_value, s, variance, z, tau, line, number, exact)


def _known(values: Sequence[float | None]) -> list[float]:
    known = [value for value in values if value is not None]
    if len(known) < 2:
        raise ValueError("a trend needs at least two values")
    if not all(math.isfinite(value) for value in known):
        raise ValueError("a missing value is None, not a NaN or an infinity")
    return known


def _pairs(values: Sequence[float]) -> int:
    return len(values) * (len(values) - 1) // 2


def _direction(s: int, p_value: float, alpha: float) -> Direction:
    require_share(alpha, name="alpha")
    if p_value >= alpha:
        return "no trend"
    return "increasing" if s > 0 else "decreasing"


def _variance_inflation(known: Sequence[float], slope: float, alpha: float) -> float:
    """n/n*, above 1 when neighbours are alike."""
    count = len(known)
    ranks = _ranks([value - (time + 1) * slope for time, value in enumerate(known)])
    reach = normal_quantile(1 - alpha) / math.sqrt(count)
    total = sum(
        (count - lag) * (count - lag - 1) * (count - lag - 2) * correlation
        for lag, correlation in enumerate(_autocorrelations(ranks), start=1)
        if abs(correlation) > reach
    )
    return 1 + 2 * total / (count * (count - 1) * (count - 2))


def _ranks(values: Sequence[float]) -> list[float]:
    # Subtracting the slope leaves rounding errors that would break true ties at random.
    largest = max(abs(value) for value in values)
    digits = 12 - math.frexp(largest)[1] // 3 if largest else 0
    rounded = [round(value, digits) for value in values]
    order = sorted(rounded)
    return [(bisect_left(order, value) + bisect_right(order, value) + 1) / 2 for value in rounded]


def _autocorrelations(ranks: Sequence[float]) -> list[float]:
    """For lags 1 to n - 1; empty when all ranks are tied."""
    centre = mean(ranks)
    gaps = [rank - centre for rank in ranks]
    power = sum(gap * gap for gap in gaps)
    if power == 0:
        return []
    return [
        sum(one * two for one, two in zip(gaps, gaps[lag:], strict=False)) / power
        for lag in range(1, len(gaps))
    ]
