"""Exact intervals and tests for counts of events and for counts out of a base."""

import math
from typing import Literal, NamedTuple

from contribution.stats.intervals import (
    Interval,
    distributions,
    require_confidence,
    require_share,
    special,
)
from contribution.stats.proportions import clopper_pearson

Alternative = Literal["two-sided", "less", "greater"]

_SUMMED = 500
_HALVINGS = 60


class RateRatio(NamedTuple):
    """First rate over second; `ratio` is infinite, or NaN, when the second count is 0."""

    ratio: float
    interval: Interval
    first: int
    total: int
    share: float

    @property
    def p_value(self) -> float:
        """Two-sided exact p-value, 0 to 1; computed when asked for, since few ask.

        Source: as R's poisson.test.
        """
        return (
            1.0 if self.total == 0 else binomial_test(self.first, self.total, expected=self.share)
        )


def garwood(count: int, *, exposure: float = 1.0, confidence: float = 0.95) -> Interval:
    """Exact interval for a Poisson rate, in events per unit of exposure (person-years, months).

    With the default exposure of 1 it is the interval for the expected count itself. Raises
    ValueError for a negative count or an exposure that is not positive.

    Source: Garwood (1936), Biometrika 28.
    """
    _require_events(count, exposure)
    require_confidence(confidence)
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _mean_with_tail(count, tail)
    return Interval(low / exposure, _mean_with_tail(count + 1, 1 - tail) / exposure, confidence)


def compare_rates(
    counts: tuple[int, int], exposures: tuple[float, float], *, confidence: float = 0.95
) -> RateRatio:
    """First rate over second with its exact interval, and two-sided p-value on demand.

    Given the sum of the two counts the first is binomial, so the ratio inherits the exact binomial
    interval and test. Two counts of 0 say nothing: the interval runs from 0 to infinity, p is 1.
    Raises ValueError for a negative count or an exposure that is not positive.

    Source: Przyborowski and Wilenski (1940), Biometrika 31; as R's poisson.test.
    """
    for count, exposure in zip(counts, exposures, strict=True):
        _require_events(count, exposure)
    require_confidence(confidence)
    first, total = counts[0], sum(counts)
    scale = exposures[1] / exposures[0]
    share = 1 / (1 + scale)
    if total == 0:
        return RateRatio(math.nan, Interval(0.0, math.inf, confidence), 0, 0, share)
    ends = clopper_pearson(first, total, confidence=confidence)
    return RateRatio(
        ratio=_odds(first / total) * scale,
        interval=Interval(_odds(ends.low) * scale, _odds(ends.high) * scale, confidence),
        first=first,
        total=total,
        share=share,
    )


def binomial_test(
    count: int, base: int, *, expected: float, alternative: Alternative = "two-sided"
) -> float:
    """Exact p-value that the share behind `count` of `base` is `expected`; 0 to 1.

    Two-sided adds every outcome no likelier than the one seen. `expected` lies strictly between
    0 and 1; "greater" asks whether the share is larger than expected. Raises ValueError otherwise.

    Source: Clopper and Pearson (1934), Biometrika 26; as R's binom.test.
    """
    if not 0 <= count <= base or base < 1:
        raise ValueError(f"{count} of {base} is not a proportion")
    require_share(expected, name="expected")
    return float(distributions().binomtest(count, base, expected, alternative=alternative).pvalue)


def _mean_with_tail(count: int, tail: float) -> float:
    # The mean at which `count` events or more have this probability. Small counts are summed here,
    # so that a cold check neither needs nor waits for scipy.
    if count > _SUMMED:
        return float(special().gammaincinv(count, tail))
    low, high = 0.0, count + 40 * math.sqrt(count) + 40
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if 1 - _chance_of_fewer(count, middle) < tail else (low, middle)
    return (low + high) / 2


def _chance_of_fewer(count: int, mean: float) -> float:
    # Far above the count the first term is 0 for a computer, and so is the answer.
    term = total = math.exp(-mean)
    for each in range(1, count):
        term *= mean / each
        total += term
    return total


def _require_events(count: int, exposure: float) -> None:
    if count < 0 or not 0 < exposure < math.inf:
        raise ValueError(f"{count} events over an exposure of {exposure} is not a rate")


def _odds(share: float) -> float:
    return math.inf if share == 1 else share / (1 - share)
