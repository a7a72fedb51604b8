"""Least squares with Newey-West errors that stay honest in short series.

Whether a series changed its level or its slope when something began.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from contribution.stats.intervals import Interval, require_confidence
from contribution.stats.least_squares import find_weights, student_p_value, student_quantile

# Residuals this small beside the values are rounding, not ups and downs.
_ROUNDING = 1e-10


class Estimate(NamedTuple):
    """One coefficient; `freedom` is how many degrees of freedom its error is worth.

    `p_value` is two-sided.
    """

    value: float
    standard_error: float
    freedom: float
    p_value: float


class _Plan(NamedTuple):
    """What depends on the design alone: reused for every series of the same shape."""

    weights: tuple[tuple[float, ...], ...]
    factors: tuple[float, ...]
    freedoms: tuple[float, ...]


def fit_newey_west(
    values: Sequence[float],
    design: tuple[tuple[float, ...], ...],
    *,
    lags: int,
    last: int | None = None,
) -> tuple[Estimate, ...]:
    """One estimate for each column of `design`, or its `last` ones; it has a row for each value.

    Newey-West errors are too small in short series, and so is the usual critical value. Were the
    values independent, the squared error would be off by a factor that the design alone fixes, and
    worth fewer degrees of freedom than n - k: the first is divided out, and the second used for the
    t distribution, after Satterthwaite. Where neighbours are alike the error stays too small.

    Source: Newey and West (1987), Econometrica 55; Bell and McCaffrey (2002), Survey Methodology
    28, and Imbens and Kolesar (2016), Review of Economics and Statistics 98, for a correction that
    is exact were the values independent, here one factor for the whole error, and for its degrees
    of freedom.
    """
    wanted = len(design[0]) if last is None else last
    plan = _plan(design, lags, wanted)
    found = [sum(map(mul, own, values)) for own in plan.weights]
    left = [y - sum(map(mul, row, found)) for row, y in zip(design, values, strict=True)]
    rounding = _ROUNDING * max(map(abs, values))
    if max(map(abs, left)) <= rounding:
        return tuple(_exact(value, rounding) for value in found[-wanted:])
    estimates = []
    parts = zip(plan.weights[-wanted:], found[-wanted:], plan.factors, plan.freedoms, strict=True)
    for own, value, factor, freedom in parts:
        scores = list(map(mul, own, left))
        square = sum(map(mul, scores, scores))
        for lag in range(1, lags + 1):
            square += 2 * (1 - lag / (lags + 1)) * sum(map(mul, scores, scores[lag:]))
        estimates.append(_estimate(value, square * factor, freedom))
    return tuple(estimates)


def reach_of(estimate: Estimate, *, confidence: float) -> float:
    """Half the width of the interval of an estimate, in its units.

    Source: Bell and McCaffrey (2002), Survey Methodology 28.
    """
    if not estimate.standard_error:
        return 0.0
    return student_quantile(estimate.freedom, confidence) * estimate.standard_error


def _exact(value: float, rounding: float) -> Estimate:
    """Values without ups and downs leave no doubt about what is larger than rounding."""
    return Estimate(value, 0.0, 1.0, 0.0 if abs(value) > rounding else 1.0)


def _estimate(value: float, square: float, freedom: float) -> Estimate:
    # The kernel is positive, but rounding can leave next to nothing below zero.
    if square <= 0:
        return Estimate(value, 0.0, freedom, 1.0)
    error = square**0.5
    return Estimate(value, error, freedom, student_p_value(value / error, freedom))


@lru_cache(maxsize=64)
def _plan(design: tuple[tuple[float, ...], ...], lags: int, wanted: int) -> _Plan:
    weights = find_weights(design)
    count = len(design)
    hat = [[sum(map(mul, row, column)) for column in zip(*weights, strict=True)] for row in design]
    remainder = [[(i == j) - hat[i][j] for j in range(count)] for i in range(count)]
    factors, freedoms = [], []
    for own in weights[-wanted:]:
        # The squared error is e'(own own' * kernel)e; its mean and variance for independent values
        # are traces of that form times the remainder, which is its own square.
        form = []
        for i in range(count):
            near = range(max(0, i - lags), min(count, i + lags + 1))
            kernel = [(k, (1 - abs(i - k) / (lags + 1)) * own[i] * own[k]) for k in near]
            form.append([sum(a * remainder[k][j] for k, a in kernel) for j in range(count)])
        mean = sum(form[i][i] for i in range(count))
        squares = sum(
            sum(map(mul, row, turned))
            for row, turned in zip(form, zip(*form, strict=True), strict=True)
        )
        factors.append(sum(map(mul, own, own)) / mean)
        freedoms.append(mean * mean / squares)
    return _Plan(weights, tuple(factors), tuple(freedoms))


FEWEST_EACH_SIDE = 8


class Coefficient(NamedTuple):
    """One estimate with its Newey-West error, corrected for short series, and two-sided p-value.

    `freedom` is how many degrees of freedom the error is worth, fewer than values less four.
    """

    estimate: float
    standard_error: float
    interval: Interval
    p_value: float
    freedom: float


class SeriesChange(NamedTuple):
    """`y = intercept + trend t + level P + slope (t - t*) P`, with t counted from 1.

    `level` is the jump at t*, the first point after the start, in the units of the values;
    `trend` and `slope` are per step, the slope being the change of the trend. `before` and `after`
    count the values that were there; `lags` is how far back errors may be alike.
    """

    intercept: Coefficient
    trend: Coefficient
    level: Coefficient
    slope: Coefficient
    before: int
    after: int
    lags: int


class TrendNotAssessable(NamedTuple):
    """Too few values on a side to tell a change from the trend that was there before."""

    before: int
    after: int
    needed: int

    @property
    def reason(self) -> str:
        """The finding in words."""
        return (
            f"trend not assessable: {self.before} values before and {self.after} after the start, "
            f"at least {self.needed} are needed on each side"
        )


def interrupted_series(
    values: Sequence[float | None],
    *,
    start: int,
    lags: int | None = None,
    confidence: float = 0.95,
    fewest: int = FEWEST_EACH_SIDE,
) -> SeriesChange | TrendNotAssessable:
    """The change of level and of slope at a start declared beforehand.

    `values` in time order, None for a missing one; `start` is the index (from 0) of the first value
    after the start. `lags` defaults to floor(4 (n / 100)^(2/9)). Without a comparison series this
    is at best moderate evidence: anything else that began then looks the same. Too few values are
    an answer, not an error. Raises ValueError for a start outside the series or fewer than 3 a
    side asked for.

    Source: Wagner et al. (2002), Journal of Clinical Pharmacy and Therapeutics 27; Newey and West
    (1994), Review of Economic Studies 61, for the lags; Bell and McCaffrey (2002), Survey
    Methodology 28, for errors in short series.
    """
    require_confidence(confidence)
    if not 0 < start < len(values):
        raise ValueError(f"a start at {start} leaves one side of {len(values)} values empty")
    if fewest < 3:
        raise ValueError("two points always lie on a line: at least 3 are needed on each side")
    before = sum(value is not None for value in values[:start])
    after = sum(value is not None for value in values[start:])
    if min(before, after) < fewest:
        return TrendNotAssessable(before, after, fewest)
    if lags is None:
        lags = math.floor(4 * ((before + after) / 100) ** (2 / 9))
    one, two, three, four = _fit(values, start, lags, confidence)
    return SeriesChange(one, two, three, four, before, after, lags)


def _fit(
    values: Sequence[float | None], start: int, lags: int, confidence: float
) -> list[Coefficient]:
    known = [value for value in values if value is not None]
    return [
        Coefficient(
            estimate=each.value,
            standard_error=each.standard_error,
            interval=_interval(each, confidence),
            p_value=each.p_value,
            freedom=each.freedom,
        )
        for each in fit_newey_west(known, _design(values, start), lags=lags)
    ]


def _interval(each: Estimate, confidence: float) -> Interval:
    reach = reach_of(each, confidence=confidence)
    return Interval(each.value - reach, each.value + reach, confidence)


def _design(values: Sequence[float | None], start: int) -> tuple[tuple[float, ...], ...]:
    known = [time for time, value in enumerate(values) if value is not None]
    return tuple(
        (1.0, time + 1.0, float(time >= start), float(max(0, time - start))) for time in known
    )
