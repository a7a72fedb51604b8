"""Intervals and counts as subjective opinions: belief, disbelief, and what is not known.

Source: Jøsang 2016, Subjective Logic. An opinion keeps ignorance apart from disbelief: to know
nothing is (0, 0, 1), to know it false (0, 1, 0).
"""

from __future__ import annotations

from contribution.method.dependence_bounds import Interval

Opinion = tuple[float, float, float]
# Jøsang's non-informative prior weight: as much as two observations.
_PRIOR_WEIGHT = 2.0


def to_opinion(interval: Interval) -> Opinion:
    """Return (belief, disbelief, uncertainty), adding to 1: low, 1 - high, and what lies between.

    The interval is (low, high), probabilities 0 to 1.
    """
    low, high = interval
    return low, 1 - high, high - low


def count_opinion(positive: float, negative: float) -> Opinion:
    """Return the opinion of a number of observations for and against, each 0 or more."""
    total = positive + negative + _PRIOR_WEIGHT
    return positive / total, negative / total, _PRIOR_WEIGHT / total


def project(opinion: Opinion, base_rate: float = 0.5) -> float:
    """Return the probability of an opinion, 0 to 1: belief plus the base rate's share of doubt."""
    belief, _, uncertainty = opinion
    return belief + base_rate * uncertainty
