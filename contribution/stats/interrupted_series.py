"""Least squares with Newey-West errors that stay honest in short series.

Whether a series changed its level or its slope when something began.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contribution.stats.intervals import arrays, special

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Matrix = NDArray[float64]
import math

from contribution.stats.intervals import Interval, require_confidence

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

    weights: "Matrix"
    remainder: "Matrix"
    kernel: "Matrix"
    factors: tuple[float, ...]
    freedoms: tuple[float, ...]


def fit_newey_west(
    values: Sequence[float], design: tuple[tuple[float, ...], ...], *, lags: int
) -> tuple[Estimate, ...]:
    """One estimate for each column of `design`, which has a row for each value.

    Newey-West errors are too small in short series, and so is the usual critical value. Were the
    values independent, the squared error would be off by a factor that the design alone fixes, and
    worth fewer degrees of freedom than n - k: the first is divided out, and the second used for the
    t distribution, after Satterthwaite. Where neighbours are alike the error stays too small.

    Source: Newey and West (1987), Econometrica 55; Bell and McCaffrey (2002), Survey Methodology
    28, and Imbens and Kolesar (2016), Review of Economics and Statistics 98, for a correction that
    is exact were the values independent, here one factor for the whole error, and for its degrees
    of freedom.
    """
    np = arrays()
    plan = _plan(design, lags)
    outcome = np.array(values, dtype=float)
    found, left = plan.weights @ outcome, plan.remainder @ outcome
    rounding = _ROUNDING * float(np.abs(outcome).max())
    if float(np.abs(left).max()) <= rounding:
        return tuple(_exact(float(value), rounding) for value in found)
    scores = plan.weights * left
    squares = ((scores @ plan.kernel) * scores).sum(axis=1) * np.array(plan.factors)
    return tuple(
        _estimate(float(value), float(square), freedom)
        for value, square, freedom in zip(found, squares, plan.freedoms, strict=True)
    )


def reach_of(estimate: Estimate, *, confidence: float) -> float:
    """Half the width of the interval of an estimate, in its units.

    Source: Bell and McCaffrey (2002), Survey Methodology 28.
    """
    if not estimate.standard_error:
        return 0.0
    return _quantile(estimate.freedom, confidence) * estimate.standard_error


@lru_cache(maxsize=256)
def _quantile(freedom: float, confidence: float) -> float:
    return float(special().stdtrit(freedom, (1 + confidence) / 2))


def _exact(value: float, rounding: float) -> Estimate:
    """Values without ups and downs leave no doubt about what is larger than rounding."""
    return Estimate(value, 0.0, 1.0, 0.0 if abs(value) > rounding else 1.0)


def _estimate(value: float, square: float, freedom: float) -> Estimate:
    # The kernel is positive, but rounding can leave next to nothing below zero.
    if square <= 0:
        return Estimate(value, 0.0, freedom, 1.0)
    error = square**0.5
    p_value = 2 * float(special().stdtr(freedom, -abs(value) / error))
    return Estimate(value, error, freedom, p_value)


@lru_cache(maxsize=64)
def _plan(design: tuple[tuple[float, ...], ...], lags: int) -> _Plan:
    np = arrays()
    rows = np.array(design)
    count = len(rows)
    weights = np.linalg.pinv(rows)
    remainder = np.eye(count) - rows @ weights
    apart = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    kernel = np.maximum(0.0, 1 - apart / (lags + 1))
    factors, freedoms = [], []
    for own in weights:
        # The squared error is e'(own own' * kernel)e; its mean and variance for independent values.
        form = remainder @ (kernel * np.outer(own, own)) @ remainder
        mean = float(np.trace(form))
        factors.append(float(own @ own) / mean)
        freedoms.append(mean * mean / float((form * form).sum()))
    return _Plan(weights, remainder, kernel, tuple(factors), tuple(freedoms))


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
