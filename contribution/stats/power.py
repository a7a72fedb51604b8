"""How likely a comparison is to notice a change, and what its result is then worth as evidence.

How likely small counts are to show that their rate changed.
"""

import math
from functools import cache

from contribution.stats.intervals import NORMAL, normal_quantile, require_share

_HALVINGS = 80


def power_at(difference: float, *, standard_error: float, alpha: float = 0.05) -> float:
    """The chance that a two-sided z test finds a true difference; alpha to 1.

    Both tails count, so no difference gives alpha. Units of the difference and of its standard
    error must agree; take the error from `compare_waves` when waves overlap. Raises ValueError
    for a standard error that is not positive.

    Source: Cohen (1988), Statistical Power Analysis, 2nd edition, chapter 1.
    """
    if not 0 < standard_error < math.inf:
        raise ValueError(f"a standard error is a positive number, not {standard_error}")
    reach = normal_quantile(1 - alpha)
    shift = abs(difference) / standard_error
    return NORMAL.cdf(shift - reach) + NORMAL.cdf(-shift - reach)


def minimum_detectable_difference(
    *, standard_error: float, power: float = 0.8, alpha: float = 0.05
) -> float:
    """The smallest true difference a two-sided z test finds with the wanted power.

    In the units of the standard error; above `alpha` the power can be met, below it ValueError.
    At a power of 0.5 it is, to four figures, the smallest significant difference (1.96 errors).

    Source: Bloom (1995), Evaluation Review 19.
    """
    require_share(power, name="power")
    if power < alpha:
        raise ValueError(f"no test at alpha {alpha} has a power as low as {power}")
    return standard_error * _find_multiple(power, alpha)


@cache
def _find_multiple(power: float, alpha: float) -> float:
    """How many standard errors a difference must be to be found with this power."""
    low, high = 0.0, normal_quantile(1 - alpha) + 9
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if power_at(middle, standard_error=1, alpha=alpha) < power:
            low = middle
        else:
            high = middle
    return high


def power_of_every_value(margin: float, *, spread: float, values: int) -> float:
    """The chance that all of so many values lie beyond a level their mean passes by `margin`.

    `margin` and `spread` (standard deviation) in the same units, the values normal and independent;
    a negative margin is a mean that falls short. Even a mean just on the level meets it with one
    value in two only. Raises ValueError for a spread that is not positive or no values.

    >>> power_of_every_value(0, spread=1, values=4)
    0.0625

    Source: the product rule; Wheeler (2000), Understanding Variation, 2nd edition, on targets.
    """
    if spread <= 0 or values < 1:
        raise ValueError("a spread is positive and there is at least one value")
    return float(NORMAL.cdf(margin / spread) ** values)


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
