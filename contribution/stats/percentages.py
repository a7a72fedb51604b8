"""What whole counts can stand behind printed percentages, and what rounding alone explains.

How far a column of rounded percentages may miss 100 through rounding alone.
"""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Rounding = Literal["half up", "half even", "half up twice"]
Percentage = int | float | str | Decimal

HALF_UP: tuple[Rounding, ...] = ("half up",)
ROUNDINGS: tuple[Rounding, ...] = ("half up", "half even", "half up twice")


def printed_percentage(
    count: int, base: int, *, decimals: int = 0, rounding: Rounding = "half up"
) -> Decimal:
    """The percentage as it would be printed, 0 to 100; worked in whole numbers, so halves are true.

    "half up twice" rounds to one decimal more first, as a spreadsheet shown to one decimal and then
    retyped does: 44.46 % becomes 44.5 and then 45. Raises ValueError unless 0 <= count <= base,
    base >= 1 and decimals >= 0.

    Source: arithmetic; Python's decimal names the same two roundings.
    """
    if not 0 <= count <= base or base < 1 or decimals < 0:
        raise ValueError(f"{count} of {base} cannot be printed with {decimals} decimals")
    exact = Fraction(100 * count, base)
    if rounding == "half up twice":
        exact = Fraction(_half_up(exact * 10 ** (decimals + 1)), 10 ** (decimals + 1))
    scaled = exact * 10**decimals
    units = round(scaled) if rounding == "half even" else _half_up(scaled)
    return Decimal(units).scaleb(-decimals)


def counts_behind(
    percentage: Percentage,
    base: int,
    *,
    decimals: int = 0,
    roundings: Sequence[Rounding] = HALF_UP,
) -> tuple[int, ...]:
    """Every whole count that prints as this percentage of the base; empty means none can.

    A count is kept when any of the roundings gives the percentage. Pass `decimals` as printed: 45
    to the nearest whole and 45.0 to one decimal differ. Raises ValueError for a base below 1.

    >>> counts_behind(33, 7), counts_behind(29, 7), counts_behind(50, 210)
    ((), (2,), (104, 105, 106))

    Source: Brown and Heathers (2017), Social Psychological and Personality Science 8, for the idea.
    """
    if base < 1:
        raise ValueError(f"a base is at least 1, not {base}")
    wanted = Decimal(str(percentage))
    # Even rounded twice, no print is a whole unit away from its count.
    unit = Fraction(1, 10**decimals)
    low = math.ceil((Fraction(wanted) - unit) * base / 100)
    high = math.floor((Fraction(wanted) + unit) * base / 100)
    return tuple(
        count
        for count in range(max(0, low), min(base, high) + 1)
        if any(
            printed_percentage(count, base, decimals=decimals, rounding=rounding) == wanted
            for rounding in roundings
        )
    )


def bases_reaching(
    percentages: Iterable[Percentage],
    *,
    largest: int,
    decimals: int = 0,
    roundings: Sequence[Rounding] = HALF_UP,
) -> tuple[int, ...]:
    """Every base up to `largest` on which each percentage is some whole count; empty means none.

    The percentages share the base but need not add up: columns of one table, or several options of
    one question. With whole percentages every base of 100 or more reaches everything.

    Source: Brown and Heathers (2017), Social Psychological and Personality Science 8, for the idea.
    """
    wanted = tuple(percentages)
    return tuple(
        base
        for base in range(1, largest + 1)
        if all(
            counts_behind(percentage, base, decimals=decimals, roundings=roundings)
            for percentage in wanted
        )
    )


def _half_up(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))


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
