"""How many signals chance alone throws up when many places are watched at once."""

import math
from collections.abc import Sequence
from typing import NamedTuple

# The usual figure for three-sigma limits (2 Phi(-3) = 0.0026998); moving-range limits come near.
CHANCE_BEYOND_LIMITS = 0.0027
RUN_LENGTH = 7
CHANCE_OF_RUN = 2 * 0.5**RUN_LENGTH
CHANCE_OF_TREND = 2 / math.factorial(RUN_LENGTH)
# Two or three of three between two and three sigma, all on one side: 2 (3 a^2 b + a^3) with
# a = Phi(3) - Phi(2) = 0.021400 and b = 0.5 - a = 0.478600.
PAIR_WINDOW = 3
CHANCE_OF_PAIR = 0.001335


class FalseSignals(NamedTuple):
    """Expected numbers of signals where nothing happened: points and windows, not places."""

    beyond_limits: float
    runs: float
    pairs: float = 0.0
    trends: float = 0.0

    @property
    def total(self) -> float:
        """All kinds together; one point may be in signals of several kinds, so an upper figure."""
        return self.beyond_limits + self.runs + self.pairs + self.trends


def expected_false_signals(points: Sequence[int]) -> FalseSignals:
    """How many signals chance alone would give over places with these numbers of points.

    Each point falls beyond its limits with chance 0.0027, each window of seven lies on one side of
    the mean with chance 1/64 and runs one way with chance 2/7!, and each window of three has two
    near one limit with chance 0.0013; windows overlap, so one long run counts several times.
    Expectations add up whether or not the places move together; chances of "at least one" do not.
    No places give 0. Raises ValueError for a negative number of points.

    >>> signals = expected_false_signals((24, 24, 24, 24))
    >>> round(signals.beyond_limits, 4), signals.runs
    (0.2592, 1.125)

    Source: Shewhart (1931), Economic Control of Quality, for the limits; the windows are
    arithmetic.
    """
    if any(count < 0 for count in points):
        raise ValueError("a place cannot have a negative number of points")
    sevens = sum(max(0, count - RUN_LENGTH + 1) for count in points)
    threes = sum(max(0, count - PAIR_WINDOW + 1) for count in points)
    return FalseSignals(
        beyond_limits=sum(points) * CHANCE_BEYOND_LIMITS,
        runs=sevens * CHANCE_OF_RUN,
        pairs=threes * CHANCE_OF_PAIR,
        trends=sevens * CHANCE_OF_TREND,
    )
