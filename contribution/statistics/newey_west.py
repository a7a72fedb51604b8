"""Least squares with Newey-West errors that stay honest in short series."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contribution.statistics.exact import arrays, special

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Matrix = NDArray[float64]

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
