"""What can be said of several things together when nobody knows how they hang together.

Fréchet-Boole bounds: true for every way in which the events may depend on one another. The product
is neither the lower nor the upper of them, so it is a footnote ("if independent"), no headline.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from math import prod

from contribution.domain.rating import Weight
from contribution.domain.rule import Rule, Weights
from contribution.scoring.weight.decibels import find_weight_between, update

Interval = tuple[float, float]


def bound_all(intervals: Iterable[Interval]) -> Interval:
    """Return the bounds of "all of these hold": [max(0, 1 - sum of doubts), smallest upper end].

    Each interval is (low, high), probabilities 0 to 1. Nothing at all gives (1, 1).
    """
    known = tuple(intervals)
    doubts = sum(1 - low for low, _ in known)
    return max(0.0, 1 - doubts), min((high for _, high in known), default=1.0)


def bound_any(intervals: Iterable[Interval]) -> Interval:
    """Return the bounds of "at least one holds": [largest lower end, min(1, sum of upper ends)].

    Nothing at all gives (0, 0).
    """
    known = tuple(intervals)
    return max((low for low, _ in known), default=0.0), min(1.0, sum(high for _, high in known))


def multiply_if_independent(probabilities: Iterable[float]) -> float:
    """Return the probability that all hold if none had to do with another, 0 to 1."""
    return prod(probabilities)


def join_if_independent(probabilities: Iterable[float]) -> float:
    """Return the probability that at least one holds if none had to do with another, 0 to 1."""
    return 1 - prod(1 - each for each in probabilities)


Opinion = tuple[float, float, float]


def to_opinion(interval: Interval) -> Opinion:
    """Return (belief, disbelief, uncertainty), adding to 1: low, 1 - high, and what lies between.

    The interval is (low, high), probabilities 0 to 1.
    """
    low, high = interval
    return low, 1 - high, high - low


_ABOVE = (
    (0.99, "virtually certain"),
    (0.90, "very likely"),
    (0.66, "likely"),
)
_BELOW = (
    (0.01, "exceptionally unlikely"),
    (0.10, "very unlikely"),
    (0.33, "unlikely"),
)


def describe_probability(probability: float) -> str:
    """Return the word for a probability, 0 to 1."""
    for limit, words in _ABOVE:
        if probability > limit:
            return words
    for limit, words in _BELOW:
        if probability < limit:
            return words
    return "about as likely as not"


def describe_interval(low: float, high: float) -> str:
    """Return the words for both ends, once when they are the same."""
    first, last = describe_probability(low), describe_probability(high)
    return first if first == last else f"{first} to {last}"


def show_probability(probability: float) -> str:
    """Return two figures at most, never 0 or 1: judgement does not make certainty."""
    if probability < 0.005:
        return "below .01"
    if probability >= 0.995:
        return "above .99"
    return f"{probability:.2f}".lstrip("0")


def show_interval(low: float, high: float) -> str:
    """Return both ends, two figures each."""
    return f"{show_probability(low)} to {show_probability(high)}"


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
