"""What can be said of several things together when nobody knows how they hang together.

Fréchet-Boole bounds: true for every way in which the events may depend on one another. The product
is neither the lower nor the upper of them, so it is a footnote ("if independent"), no headline.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

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
