"""Least squares and Student's t in plain Python, so that no check needs a heavy library."""

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

# A pivot this small beside one is a column that the others already tell.
_SINGULAR = 1e-10
_STEPS = 300
_PRECISION = 1e-13


def find_weights(design: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    """The weights that turn values into the coefficients of a design with a row for each value.

    A column that the others already tell gets weights of 0.

    Source: Gauss (1809), Theoria motus; the elimination is his.
    """
    columns = list(zip(*design, strict=True))
    rows = [[*(sum(map(mul, one, other)) for other in columns), *one] for one in columns]
    size = len(columns)
    for place in range(size):
        pivot = rows[place][place]
        if abs(pivot) <= _SINGULAR * max(1.0, sum(map(mul, columns[place], columns[place]))):
            rows[place] = [0.0] * len(rows[place])
            continue
        rows[place] = [each / pivot for each in rows[place]]
        for other in range(size):
            share = rows[other][place]
            if other != place and share:
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[place], strict=True)]
    return tuple(tuple(row[size:]) for row in rows)


def student_p_value(t: float, freedom: float) -> float:
    """The two-sided p-value of a t with so many degrees of freedom, which need not be whole.

    Source: Student (1908), Biometrika 6, by way of the incomplete beta function.
    """
    return _beta(freedom / (freedom + t * t), freedom / 2, 0.5) if t else 1.0


@lru_cache(maxsize=256)
def student_quantile(freedom: float, confidence: float) -> float:
    """The t that a share `confidence` of the distribution lies within, both ways.

    Source: Student (1908), Biometrika 6.
    """
    low, high = 0.0, 1.0
    while student_p_value(high, freedom) > 1 - confidence:
        low, high = high, 2 * high
    while high - low > _PRECISION * high:
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        above = student_p_value(middle, freedom) > 1 - confidence
        low, high = (middle, high) if above else (low, middle)
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz 1976)."""
    if x <= 0 or x >= 1:
        return min(1.0, max(0.0, x))
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(scale + a * math.log(x) + b * math.log1p(-x)) / a
    upper, lower = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    fraction = lower
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for part in (even, odd):
            lower = 1 / _away(1 + part * lower)
            upper = _away(1 + part / upper)
            fraction *= upper * lower
        if abs(upper * lower - 1) < _PRECISION:
            break
    return front * fraction


def _away(value: float) -> float:
    """The value, kept away from a zero that would be divided by."""
    return value if abs(value) > 1e-300 else 1e-300
