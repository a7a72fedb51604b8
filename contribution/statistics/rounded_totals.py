"""How far a column of rounded percentages may miss 100 through rounding alone."""

import math
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


def _require_column(categories: int, decimals: int) -> None:
    if categories < 1 or decimals < 0:
        raise ValueError(f"no column has {categories} categories at {decimals} decimals")
