"""A reference: score intervals for a difference of two proportions by constrained likelihood."""

import math
from collections.abc import Callable

from contribution.stats.intervals import Interval, Sample, normal_quantile

_HALVINGS = 60


def miettinen_nurminen(first: Sample, second: Sample, *, confidence: float = 0.95) -> Interval:
    """Score interval for first minus second, independent simple random samples; scale -1 to 1.

    Populations and design effects are not used. Raises ValueError when a sample carries one, so
    that nobody believes they were. Written out here because the interval of the same name in
    statsmodels disagrees with a direct solution (0.0526, 0.3440 against 0.0528, 0.3382 for 56/70
    and 48/80).

    Source: Miettinen and Nurminen (1985), Statistics in Medicine 4.
    """
    total = first.base + second.base
    return _score_interval(first, second, inflation=total / (total - 1), confidence=confidence)


def mee(first: Sample, second: Sample, *, confidence: float = 0.95) -> Interval:
    """The Miettinen-Nurminen interval without its n / (n - 1) factor; scale -1 to 1.

    Source: Mee (1984), Biometrics 40.
    """
    return _score_interval(first, second, inflation=1.0, confidence=confidence)


def _score_interval(
    first: Sample, second: Sample, *, inflation: float, confidence: float
) -> Interval:
    for sample in (first, second):
        if sample.population is not None or sample.design_effect != 1:
            raise ValueError("score intervals here are for simple random samples")
    z = normal_quantile(confidence)
    observed = first.proportion - second.proportion

    def is_outside(difference: float) -> bool:
        spread = _constrained_variance(first, second, difference) * inflation
        gap = abs(observed - difference)
        return gap > z * math.sqrt(spread) if spread > 0 else gap > 0

    low = _edge(is_outside, inside=observed, outside=-1.0)
    return Interval(low, _edge(is_outside, inside=observed, outside=1.0), confidence)


def _edge(is_outside: Callable[[float], bool], *, inside: float, outside: float) -> float:
    if not is_outside(outside):
        return outside
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        if is_outside(middle):
            outside = middle
        else:
            inside = middle
    return inside


def _constrained_variance(first: Sample, second: Sample, difference: float) -> float:
    """Variance of the difference at the likeliest shares that differ by exactly `difference`."""
    base = _likeliest_second_share(first, second, difference)
    shifted = min(1.0, max(0.0, base + difference))
    return shifted * (1 - shifted) / first.base + base * (1 - base) / second.base


def _likeliest_second_share(first: Sample, second: Sample, difference: float) -> float:
    """The one root in range of the cubic likelihood equation, in Cardano's trigonometric form."""
    total = first.base + second.base
    count = first.count + second.count
    square = (first.base + 2 * second.base) * difference - total - count
    linear = (second.base * difference - total - 2 * second.count) * difference + count
    constant = second.count * difference * (1 - difference)
    centre = square / (3 * total)
    offset = centre**3 - square * linear / (6 * total**2) + constant / (2 * total)
    radius = math.copysign(math.sqrt(max(0.0, centre**2 - linear / (3 * total))), offset)
    if radius == 0:
        return min(1.0, max(0.0, -centre))
    angle = (math.pi + math.acos(max(-1.0, min(1.0, offset / radius**3)))) / 3
    return min(1.0, max(0.0, 2 * radius * math.cos(angle) - centre))
