"""Intervals for one proportion and for the difference between two."""

import math
from collections.abc import Sequence

from contribution.stats.intervals import (
    Interval,
    Sample,
    normal_quantile,
    require_confidence,
    special,
)

_SUMMED = 1_000
_HALVINGS = 60


def wilson(sample: Sample, *, confidence: float = 0.95) -> Interval:
    """Score interval for a proportion, on the scale 0 to 1; a census gives its own share twice.

    A known population and a design effect enter through the effective base.

    >>> interval = wilson(Sample(81, 263))
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.2553, 0.3662)

    Source: Wilson (1927), JASA 22; Newcombe (1998), Statistics in Medicine 17:857, method 3.
    """
    z = normal_quantile(confidence)
    share, base = sample.proportion, sample.effective_base
    if math.isinf(base):
        return Interval(share, share, confidence)
    centre = (share + z**2 / (2 * base)) / (1 + z**2 / base)
    spread = math.sqrt(share * (1 - share) / base + z**2 / (4 * base**2))
    half = z * spread / (1 + z**2 / base)
    # Rounding must not push an end past the estimate or past 0 and 1.
    low = 0.0 if sample.count == 0 else max(0.0, min(share, centre - half))
    high = 1.0 if sample.count == sample.base else min(1.0, max(share, centre + half))
    return Interval(low, high, confidence)


def newcombe(first: Sample, second: Sample, *, confidence: float = 0.95) -> Interval:
    """Hybrid score interval for first minus second, two independent samples; scale -1 to 1.

    Mind the direction: for a change over time pass the later wave first. Populations and design
    effects enter through the two Wilson intervals; overlapping waves need `compare_waves`.

    >>> interval = newcombe(Sample(56, 70), Sample(48, 80))
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.0524, 0.3339)

    Source: Newcombe (1998), Statistics in Medicine 17:873, method 10.
    """
    one = wilson(first, confidence=confidence)
    two = wilson(second, confidence=confidence)
    difference = first.proportion - second.proportion
    down = math.hypot(first.proportion - one.low, two.high - second.proportion)
    up = math.hypot(one.high - first.proportion, second.proportion - two.low)
    return Interval(max(-1.0, difference - down), min(1.0, difference + up), confidence)


def clopper_pearson(count: int, base: int, *, confidence: float = 0.95) -> Interval:
    """Exact interval for a proportion, 0 to 1; never covers less than it says.

    Each end leaves (1 - confidence) / 2 outside, so a one-sided 95 % limit is an end of the 90 %
    interval. Raises ValueError unless 0 <= count <= base and base >= 1.

    Source: Clopper and Pearson (1934), Biometrika 26.
    """
    require_confidence(confidence)
    if not 0 <= count <= base or base < 1:
        raise ValueError(f"{count} of {base} is not a proportion")
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _share_with_tail(count, base, tail)
    high = 1.0 if count == base else _share_with_tail(count + 1, base, 1 - tail)
    return Interval(low, high, confidence)


def _share_with_tail(count: int, base: int, tail: float) -> float:
    # The share at which `count` or more of `base` has this probability. Small bases are summed
    # here, so that a cold check neither needs nor waits for scipy.
    if base > _SUMMED:
        return float(special().betaincinv(count, base - count + 1, tail))
    low, high = 0.0, 1.0
    whole = math.lgamma(base + 1)
    ways = [
        (each, whole - math.lgamma(each + 1) - math.lgamma(base - each + 1))
        for each in range(count, base + 1)
    ]
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _add_up(ways, base, middle) < tail else (low, middle)
    return (low + high) / 2


def _add_up(ways: Sequence[tuple[int, float]], base: int, share: float) -> float:
    up, down = math.log(share), math.log1p(-share)
    return math.fsum(math.exp(log + each * up + (base - each) * down) for each, log in ways)
