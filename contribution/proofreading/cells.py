"""Cells of printed tables as numbers, where they are numbers without any doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from contribution.domain.printed import Mark, read_printed, tidy_label


# Every check reads the same tables, and tables repeat their figures.
@lru_cache(maxsize=65_536)
def read_number(text: str, brackets: int = 0) -> Decimal | None:
    """Return the number that the cell holds; None when it holds none or it is in doubt.

    A number in brackets is in doubt, unless `brackets` gives its sign: -1 in accounts.
    """
    value = read_printed(text, brackets)
    return value if isinstance(value, Decimal) else None


def is_blank(text: str) -> bool:
    """Return whether the cell says that there is no figure, or none that is shown."""
    return read_printed(text) in {Mark.MISSING, Mark.DASH, Mark.WITHHELD}


def says_nothing(text: str) -> bool:
    """Return whether the cell holds neither a number nor a dash for none at all."""
    return not isinstance(read_printed(text, 0), Decimal) and read_printed(text, 0) is not Mark.DASH


def rounding_unit(numbers: Iterable[Decimal]) -> Decimal:
    """Return the unit to which the numbers are rounded: a power of ten that divides all, or 1.

    A unit leaves the largest at least three digits: 100, 400 and 500 are not taken for rounded.
    """
    known = [number for number in numbers if number]
    unit = Decimal(1)
    largest = max((abs(number) for number in known), default=Decimal(0))
    while largest >= unit * 1000 and all(number % (unit * 10) == 0 for number in known):
        unit *= 10
    return unit


def is_share(unit: str) -> bool:
    """Return whether values of this unit are shares of a hundred; points of change are not."""
    words = unit.casefold().replace("per cent", "percent")
    return ("percent" in words or "%" in words) and "point" not in words


def count_decimals(text: str) -> int:
    """Return how many decimals the number is printed with."""
    number = read_number(text)
    exponent = number.as_tuple().exponent if number is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return a label without what does not tell labels apart: case, spaces, punctuation."""
    bare = tidy_label(text).casefold().replace("&", " and ").replace("'", "")
    words = re.sub(r"[^\w&+/<>%£]+", " ", bare)
    return " ".join(words.split())
