"""Intervals as subjective opinions: belief, disbelief, and what is not known.

Source: Jøsang 2016, Subjective Logic. An opinion keeps ignorance apart from disbelief: to know
nothing is (0, 0, 1), to know it false (0, 1, 0).
"""

from __future__ import annotations

from contribution.method.dependence_bounds import Interval

Opinion = tuple[float, float, float]


def to_opinion(interval: Interval) -> Opinion:
    """Return (belief, disbelief, uncertainty), adding to 1: low, 1 - high, and what lies between.

    The interval is (low, high), probabilities 0 to 1.
    """
    low, high = interval
    return low, 1 - high, high - low
