"""How likely small counts are to show that their rate changed."""

import math

from contribution.statistics.intervals import require_share

_ENOUGH = 1 - 1e-9
_MOST = 1000


def power_of_rate_ratio(
    rate: float, ratio: float, *, exposures: tuple[float, float], alpha: float = 0.05
) -> float:
    """The chance that the exact test finds a rate `ratio` times as high after as before; 0 to 1.

    `rate` is the events per unit of exposure before, `exposures` those units before and after.
    Found means that the two-sided interval of `compare_rates` lies wholly on the side of 1 where
    the ratio lies; both counts are Poisson, so every pair of counts is weighed. Counts this small
    often cannot be found at all: the power is then 0. Raises ValueError for a rate, ratio or
    exposure that is not positive, or more than 1000 events expected.

    >>> round(power_of_rate_ratio(1.0, 0.5, exposures=(4, 4)), 3)
    0.045

    Source: Przyborowski and Wilenski (1940), Biometrika 31, for the test; Gu, Ng, Tang and Schucany
    (2008), Biometrical Journal 50, for its power.
    """
    require_share(alpha, name="alpha")
    if min(rate, ratio, *exposures) <= 0:
        raise ValueError("a rate, a ratio and an exposure are positive numbers")
    before, after = rate * exposures[0], rate * ratio * exposures[1]
    if before + after > _MOST:
        raise ValueError(f"counts beyond {_MOST} need no exact test")
    equal, true = exposures[1] / sum(exposures), after / (before + after)
    upwards = ratio > 1
    power = reached = 0.0
    total, expected = 0, before + after
    while reached < _ENOUGH and total <= 2 * _MOST:
        chance = math.exp(total * math.log(expected) - expected - math.lgamma(total + 1))
        reached += chance
        power += chance * _chance_found(total, equal, true, upwards=upwards, tail=alpha / 2)
        total += 1
    return min(1.0, power)


def _chance_found(total: int, equal: float, true: float, *, upwards: bool, tail: float) -> float:
    """The chance of a count that the test finds, given the sum of both counts."""
    if not upwards:
        equal, true = 1 - equal, 1 - true
    # Walk down from the most extreme split while the tail under equal rates stays small.
    under_equal = found = 0.0
    for count in range(total, -1, -1):
        under_equal += _binomial(count, total, equal)
        if under_equal > tail:
            break
        found += _binomial(count, total, true)
    return found


def _binomial(count: int, total: int, share: float) -> float:
    ways = math.lgamma(total + 1) - math.lgamma(count + 1) - math.lgamma(total - count + 1)
    return math.exp(ways + count * math.log(share) + (total - count) * math.log1p(-share))
