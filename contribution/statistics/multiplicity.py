"""How many signals chance alone throws up when many places are watched at once."""

from collections.abc import Sequence
from typing import NamedTuple

# The usual figure for three-sigma limits (2 Phi(-3) = 0.0026998); moving-range limits come near.
CHANCE_BEYOND_LIMITS = 0.0027
RUN_LENGTH = 7
CHANCE_OF_RUN = 2 * 0.5**RUN_LENGTH


class FalseSignals(NamedTuple):
    """Expected numbers of signals where nothing happened: points and windows, not places."""

    beyond_limits: float
    runs: float

    @property
    def total(self) -> float:
        """Both kinds together; a point beyond a limit may also end a run, so an upper figure."""
        return self.beyond_limits + self.runs


def expected_false_signals(points: Sequence[int]) -> FalseSignals:
    """How many signals chance alone would give over places with these numbers of points.

    Each point falls beyond its limits with chance 0.0027, and each window of seven points lies on
    one side of the mean with chance 1/64; windows overlap, so one long run counts several times.
    Expectations add up whether or not the places move together; chances of "at least one" do not.
    No places give 0. Raises ValueError for a negative number of points.

    >>> signals = expected_false_signals((24, 24, 24, 24))
    >>> round(signals.beyond_limits, 4), signals.runs
    (0.2592, 1.125)

    Source: Shewhart (1931), Economic Control of Quality, for the limits; the window is arithmetic.
    """
    if any(count < 0 for count in points):
        raise ValueError("a place cannot have a negative number of points")
    windows = sum(max(0, count - RUN_LENGTH + 1) for count in points)
    return FalseSignals(sum(points) * CHANCE_BEYOND_LIMITS, windows * CHANCE_OF_RUN)
