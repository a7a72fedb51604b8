"""From an interval of probability to the two levels of a verdict: what each end can carry.

Support is read from the lower end alone, refutation from the upper end alone, so that no word
claims more than the most sceptical reader of the band must grant. A lower end above .10, .33, .66
and .90 reads suggestive, moderate, strong, very strong; an upper end below .90, .67, .34 and .10
reads leaning against, doubtful, contradicted, contradicted (the limits are the rule's).
"""

from __future__ import annotations

from bisect import bisect_left

from contribution.domain.rating import Weight
from contribution.domain.rule import Rule, Weights
from contribution.method.decibels import find_weight_between, update
from contribution.method.dependence_bounds import Interval

_DISPUTE = (2, 2)
_INCONCLUSIVE = (1, 1)


def read_interval(interval: Interval, weights: Weights) -> tuple[int, int]:
    """Return support and refutation, each 0 to 4; (0, 0) when the interval decides nothing.

    A narrow interval in the middle is no dispute between strong sources: it reads inconclusive.
    """
    low, high = interval
    levels = (_climb(low, weights.verdict_from), _climb(1 - high, weights.verdict_from))
    return _INCONCLUSIVE if levels == _DISPUTE else levels


def read_weight(weight: Weight, rule: Rule) -> tuple[int, int]:
    """Return support and refutation of one subject that has evidence, each 0 to 4.

    Below the rule's `silent_below` the balance says nothing: inconclusive, or contested when both
    sides are heavy.
    """
    known = rule.weights
    levels = read_interval((weight.low, weight.high), known)
    balance = abs(weight.decibels or 0.0)
    if max(levels) <= 1 and _pulls_both_ways(weight, known):
        return _DISPUTE
    return _INCONCLUSIVE if balance < rule.silent_below or levels == (0, 0) else levels


def find_tipping_bias(weight: Weight, level: int, weights: Weights) -> float:
    """Return B*, the decibels of bias nobody thought of that would lower the verdict by a step.

    `level` is the level of support when the weight is positive, else of refutation.
    """
    bottom, top = weights.prior_band
    limit = weights.verdict_from[max(level, 1) - 1]
    decibels = weight.decibels or 0.0
    if decibels > 0:
        return decibels - find_weight_between(bottom, limit)
    return find_weight_between(top, 1 - limit) - decibels


def find_band(decibels: float, weights: Weights) -> Interval:
    """Return the probabilities for the most sceptical and the most trusting prior, 0 to 1."""
    bottom, top = weights.prior_band
    return update(bottom, decibels), update(top, decibels)


def _climb(end: float, limits: tuple[float, ...]) -> int:
    # Rounding must not lift what no evidence has moved.
    return bisect_left(limits, end - 1e-9)


def _pulls_both_ways(weight: Weight, weights: Weights) -> bool:
    ahead = weight.ahead + max(0.0, weight.rivals)
    against = weight.against + min(0.0, weight.rivals)
    return min(ahead, -against) >= weights.contested_db
