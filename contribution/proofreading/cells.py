"""Cells of printed tables as numbers, where they are numbers without any doubt."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SIGNS = str.maketrans("", "", "£$€% \u00a0")
# Ways of printing that there is nothing to print.
_BLANK = {"", "-", "–", "—", "*", "n/a", "na", "none", "nil", "c", "x", "..", ".", "~", ":"}


# Every check reads the same tables, and tables repeat their figures.
@lru_cache(maxsize=65_536)
def read_number(text: str) -> Decimal | None:
    """Return the number that the cell holds; None when it holds none or it is in doubt."""
    bare = text.strip().replace("−", "-").translate(_SIGNS)
    return Decimal(bare.replace(",", "")) if _NUMBER.fullmatch(bare) else None


def is_blank(text: str) -> bool:
    """Return whether the cell says that there is no figure."""
    return text.strip().lower() in _BLANK


def count_decimals(text: str) -> int:
    """Return how many decimals the number is printed with."""
    number = read_number(text)
    exponent = number.as_tuple().exponent if number is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def plain(text: str) -> str:
    """Return a label without what does not tell labels apart: case, spaces, punctuation."""
    words = re.sub(r"[^\w&+/<>%£]+", " ", text.casefold().replace("&", " and ").replace("'", ""))
    return " ".join(words.split())
