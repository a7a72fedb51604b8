"""How many signals chance alone throws up when many places are watched at once."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import repeat
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
# Where the limits come from so many values: the chance of a point outside, of a pair in three and
# of a run of seven, each the mean over 300,000 limits from normal independent values.
_FROM_FEW: Mapping[int, tuple[float, float, float]] = {
    7: (0.0367, 0.0108, 0.0514),
    8: (0.0309, 0.0097, 0.0465),
    9: (0.0268, 0.0089, 0.0428),
    10: (0.0234, 0.0081, 0.0399),
    12: (0.0188, 0.0070, 0.0355),
    14: (0.0159, 0.0061, 0.0324),
    16: (0.0137, 0.0055, 0.0302),
    20: (0.0109, 0.0046, 0.0271),
    24: (0.0092, 0.0040, 0.0251),
    30: (0.0076, 0.0034, 0.0231),
    40: (0.0062, 0.0029, 0.0211),
    60: (0.0048, 0.0023, 0.0192),
    100: (0.0039, 0.0019, 0.0178),
    200: (0.0033, 0.0016, 0.0167),
}
BEFORE = tuple(_FROM_FEW)
_KNOWN = (CHANCE_BEYOND_LIMITS, CHANCE_OF_PAIR, CHANCE_OF_RUN)


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


def expected_false_signals(
    points: Sequence[int], before: Sequence[int] | None = None
) -> FalseSignals:
    """How many signals chance alone would give over places with these numbers of points.

    Each point falls beyond its limits with chance 0.0027, each window of seven lies on one side of
    the mean with chance 1/64 and runs one way with chance 2/7!, and each window of three has two
    near one limit with chance 0.0013; windows overlap, so one long run counts several times. That
    is so for limits and a mean that are known. `before` says from how many values each place has
    them: from few they are often off, and chance gives more, 13 times as many points outside for
    7 values. Fewer than 7 count as 7, which is too kind.
    Expectations add up whether or not the places move together; chances of "at least one" do not.
    No places give 0. Raises ValueError for a negative number of points, or unless each place has
    its number in `before`.

    >>> signals = expected_false_signals((24, 24, 24, 24))
    >>> round(signals.beyond_limits, 4), signals.runs
    (0.2592, 1.125)

    Source: Shewhart (1931), Economic Control of Quality, for the limits; the windows are
    arithmetic. Jensen, Jones-Farmer, Champ and Woodall (2006), Journal of Quality Technology 38,
    on limits from few values; the chances for them are our own simulation.
    """
    if any(count < 0 for count in points):
        raise ValueError("a place cannot have a negative number of points")
    rates = repeat(_KNOWN, len(points)) if before is None else map(_rates_from, before)
    each = [_expect(count, *rate) for count, rate in zip(points, rates, strict=True)]
    return FalseSignals(*(sum(kind) for kind in zip(*each, strict=True))) if each else _NONE


_NONE = FalseSignals(0, 0)


def _expect(points: int, outside: float, pair: float, run: float) -> FalseSignals:
    sevens = max(0, points - RUN_LENGTH + 1)
    threes = max(0, points - PAIR_WINDOW + 1)
    return FalseSignals(points * outside, sevens * run, threes * pair, sevens * CHANCE_OF_TREND)


def _rates_from(values: int) -> tuple[float, ...]:
    """The three chances for limits from so many values; between the table's rows in 1/values."""
    place = bisect_right(BEFORE, values)
    if place == 0:
        return _FROM_FEW[BEFORE[0]]
    fewer = BEFORE[place - 1]
    more, beyond = (BEFORE[place], _FROM_FEW[BEFORE[place]]) if place < len(BEFORE) else (0, _KNOWN)
    far = 1 / more if more else 0.0
    share = (1 / fewer - 1 / values) / (1 / fewer - far)
    return tuple(
        low + share * (high - low) for low, high in zip(_FROM_FEW[fewer], beyond, strict=True)
    )
