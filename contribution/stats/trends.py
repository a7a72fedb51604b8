"""Whether a series rises or falls, by tests that ask only which of two values is larger."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import mean
from typing import Literal, NamedTuple

from contribution.stats.intervals import normal_quantile, require_share, two_sided_p_value
from contribution.stats.kendall import (
    SenLine,
    continuity_corrected_z,
    exact_kendall_p_value,
    kendall_s,
    kendall_variance,
    seasonal_sen_line,
    sen_line,
)

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
    s, variance = kendall_s(known), kendall_variance(known)
    z = continuity_corrected_z(s, variance)
    exact = len(known) <= exact_up_to and len(set(known)) == len(known)
    return Trend(
        direction=_direction(s, p := _p_value(known, s, z, exact=exact), alpha),
        p_value=p,
        s=s,
        variance=variance,
        z=z,
        tau=s / _pairs(known),
        line=sen_line(values),
        values=len(known),
        exact=exact,
    )


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
    s = sum(kendall_s(season) for season in seasons)
    variance = sum(kendall_variance(season) for season in seasons)
    z = continuity_corrected_z(s, variance)
    p = two_sided_p_value(z)
    return Trend(
        direction=_direction(s, p, alpha),
        p_value=p,
        s=s,
        variance=variance,
        z=z,
        tau=s / sum(_pairs(season) for season in seasons),
        line=line,
        values=sum(len(season) for season in seasons),
        exact=False,
    )


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
    s = kendall_s(known)
    if len(known) < 3:
        return None
    variance = kendall_variance(known) * _variance_inflation(known, line.slope, alpha)
    if variance <= 0:
        return None
    z = continuity_corrected_z(s, variance)
    p = two_sided_p_value(z)
    return Trend(
        direction=_direction(s, p, alpha),
        p_value=p,
        s=s,
        variance=variance,
        z=z,
        tau=s / _pairs(known),
        line=line,
        values=len(known),
        exact=False,
    )


def _known(values: Sequence[float | None]) -> list[float]:
    known = [value for value in values if value is not None]
    if len(known) < 2:
        raise ValueError("a trend needs at least two values")
    if not all(math.isfinite(value) for value in known):
        raise ValueError("a missing value is None, not a NaN or an infinity")
    return known


def _pairs(values: Sequence[float]) -> int:
    return len(values) * (len(values) - 1) // 2


def _p_value(known: Sequence[float], s: int, z: float, *, exact: bool) -> float:
    return exact_kendall_p_value(len(known), s) if exact else two_sided_p_value(z)


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
