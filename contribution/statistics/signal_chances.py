"""How many control chart signals one way are more than chance gives where nothing happens."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

# Each cell is strong/marks, in the order of AFTER. They come from 120,000 made-up series, read
# both ways up, with normal independent values and limits from the values before:
# strong is the smallest number from two on that at most 1.25% of the series reach, marks then the
# smallest with which at most 2.5% reach either. A number above the points there are cannot be met.
# tests/statistics/signals_table.py works the table out anew.
AFTER = (3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 30, 40, 60)
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
BEFORE = tuple(_NEEDED)


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
    if before < BEFORE[0] or since < AFTER[0]:
        raise ValueError(f"no signals are counted with {before} values before and {since} since")
    cells = _NEEDED[BEFORE[bisect_right(BEFORE, before) - 1]].split()
    longest = AFTER[-1]
    strong, marks = cells[bisect_left(AFTER, min(since, longest))].split("/")
    times = max(1.0, since / longest)
    return SignalsNeeded(_round_up(int(strong) * times), _round_up(int(marks) * times))


def _round_up(number: float) -> int:
    return -int(-number // 1)
