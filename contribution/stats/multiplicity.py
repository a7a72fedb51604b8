"""How many signals chance alone throws up when many places are watched at once.

How many control chart signals one way are more than chance gives where nothing happens.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
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


# Each cell is strong/marks, in the order of AFTER. They come from 120,000 made-up series, read
# both ways up, with normal independent values and limits from the values before:
# strong is the smallest number from two on that at most 1.25% of the series reach, marks then the
# smallest with which at most 2.5% reach either. A number above the points there are cannot be met.
# tests/stats/signals_table.py works the table out anew.
PERIODS_AFTER = (3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 30, 40, 60)
_NEEDED: Mapping[int, str] = {
    7: "2/2 3/3 3/3 3/3 3/8 4/8 4/9 4/9 4/10 5/11 5/12 6/13 6/16 7/19 8/23 11/31",
    8: "2/2 3/3 3/3 3/3 3/8 3/9 4/8 4/9 4/10 4/11 5/11 5/13 6/15 7/17 8/21 9/30",
    9: "2/2 2/2 3/3 3/3 3/8 3/8 3/9 4/9 4/10 4/10 4/11 5/12 5/15 6/17 7/20 9/27",
    10: "2/2 2/2 3/3 3/3 3/8 3/8 3/9 3/9 4/9 4/10 4/11 5/12 5/13 6/16 7/19 8/27",
    12: "2/2 2/2 2/2 3/3 3/3 3/8 3/8 3/9 3/9 4/9 4/10 4/11 5/12 5/15 6/18 7/24",
    14: "2/2 2/2 2/2 3/3 3/3 3/8 3/8 3/8 3/9 3/10 4/10 4/11 4/12 5/14 5/18 6/23",
    16: "2/2 2/2 2/2 2/2 3/3 3/3 3/8 3/8 3/9 3/9 3/10 4/10 4/11 4/14 5/17 6/21",
    20: "2/2 2/2 2/2 2/2 2/2 3/3 3/8 3/8 3/9 3/9 3/10 3/10 4/11 4/12 4/16 5/20",
    24: "2/2 2/2 2/2 2/2 2/2 2/8 3/8 3/8 3/8 3/9 3/9 3/10 3/11 4/11 4/15 5/18",
    30: "2/2 2/2 2/2 2/2 2/2 2/2 2/8 2/8 3/8 3/9 3/9 3/10 3/10 3/12 4/13 4/18",
    40: "2/2 2/2 2/2 2/2 2/2 2/2 2/8 2/8 2/9 3/8 3/9 3/9 3/10 3/11 3/13 4/17",
    60: "2/2 2/2 2/2 2/2 2/2 2/2 2/2 2/8 2/8 2/9 3/8 3/9 3/10 3/10 3/12 3/16",
}
PERIODS_BEFORE = tuple(_NEEDED)


class SignalsNeeded(NamedTuple):
    """Signals one way, and none the other, of which either number is enough.

    `strong` counts points outside the limits or in a pair near one, `marks` points by any rule.
    """

    strong: int
    marks: int


@lru_cache(maxsize=1024)
def signals_needed(before: int, since: int) -> SignalsNeeded:
    """What less than 2.5% of idle series show one way, their mean since lying that way too.

    Rules that each seldom mislead together do so often, the more the longer the time since and the
    fewer the values behind the limits. Between the lengths of the table the next harder one holds;
    past its end the numbers grow with the points. For independent values: where neighbours are
    alike, chance gives more. Raises ValueError for fewer than 7 before or 3 since.

    Source: Champ and Woodall (1987), Technometrics 29, on rules together; Jensen, Jones-Farmer,
    Champ and Woodall (2006), Journal of Quality Technology 38, on limits from few values. The
    numbers are our own simulation.
    """
    if before < PERIODS_BEFORE[0] or since < PERIODS_AFTER[0]:
        raise ValueError(f"no signals are counted with {before} values before and {since} since")
    cells = _NEEDED[PERIODS_BEFORE[bisect_right(PERIODS_BEFORE, before) - 1]].split()
    longest = PERIODS_AFTER[-1]
    strong, marks = cells[bisect_left(PERIODS_AFTER, min(since, longest))].split("/")
    times = max(1.0, since / longest)
    return SignalsNeeded(_round_up(int(strong) * times), _round_up(int(marks) * times))


def _round_up(number: float) -> int:
    return -int(-number // 1)
