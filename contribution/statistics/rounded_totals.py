"""How far a column of rounded percentages may miss 100 through rounding alone."""

import math
from fractions import Fraction
from typing import NamedTuple


class RoundingSpread(NamedTuple):
    """Misses of a rounded column, in percentage points: typical (standard deviation) and largest.

    A miss beyond `largest` cannot come from rounding each figure once.
    """

    standard_deviation: float
    largest: float


def rounding_spread(categories: int, *, decimals: int = 0) -> RoundingSpread:
    """The misses to expect when this many exclusive shares of 100 are each rounded.

    Count only shares that are not exactly 0 or otherwise whole by nature. The typical miss is
    sqrt(k / 12) units of the last place for three or more; two shares miss only through halves.
    Raises ValueError for fewer than one category or negative decimals.

    Source: Mosteller, Youtz and Zahn (1967), Demography 4; Diaconis and Freedman (1979), JASA 74.
    """
    _require_column(categories, decimals)
    unit = 10.0**-decimals
    typical = math.sqrt(categories / 12) if categories > 2 else 0.0
    return RoundingSpread(unit * typical, unit * (categories // 2 if categories > 1 else 0))


def chance_of_miss(miss: int, categories: int) -> float:
    """The chance that rounding puts the column off 100 by exactly this many last-place units.

    0 to 1; -1 and 1 are equally likely, 0 is the chance of a column that adds up: 3/4 for three
    shares, 2/3 for four, about sqrt(6 / (pi k)) for many. Takes the rounding errors of all shares
    but one as independent and even. Raises ValueError for fewer than one category.

    >>> chance_of_miss(0, 3), round(chance_of_miss(0, 4), 4), round(chance_of_miss(0, 5), 4)
    (0.75, 0.6667, 0.599)

    Source: Mosteller, Youtz and Zahn (1967), Demography 4; Diaconis and Freedman (1979), JASA 74.
    """
    _require_column(categories, 0)
    if categories < 3:
        return float(miss == 0)
    # The density of a sum of k even errors at the miss, which is an Eulerian share.
    place = Fraction(categories, 2) + miss
    total = sum(
        (-1) ** step * math.comb(categories, step) * (place - step) ** (categories - 1)
        for step in range(categories + 1)
        if place > step
    )
    return float(Fraction(total) / math.factorial(categories - 1))


def _require_column(categories: int, decimals: int) -> None:
    if categories < 1 or decimals < 0:
        raise ValueError(f"no column has {categories} categories at {decimals} decimals")
