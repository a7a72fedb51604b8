"""The ways of writing periods, and which period comes after which."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_QUARTER = re.compile(r"^Q([1-4])\s+(\d{4})[/-](\d{2}|\d{4})$", re.IGNORECASE)
_CALENDAR_QUARTER = re.compile(r"^(?:Q([1-4])\s+(\d{4})|(\d{4})\s*-?Q([1-4]))$", re.IGNORECASE)
_FINANCIAL_YEAR = re.compile(r"^(\d{4})[/-](\d{2}|\d{4})$")
_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")
_YEAR = re.compile(r"^(\d{4})$")


class Period(NamedTuple):
    """A period by the way it is written and its place in the order of that way."""

    notation: str
    position: int


def read_period(text: str) -> Period | None:
    """Return the period that the text means; None when no known way of writing fits."""
    bare = " ".join(text.split())
    if match := _QUARTER.match(bare):
        return _financial("quarter", match[2], match[3], int(match[1]))
    if match := _FINANCIAL_YEAR.match(bare):
        return _month(bare) or _financial("financial year", match[1], match[2])
    if match := _CALENDAR_QUARTER.match(bare):
        quarter, year = match[1] or match[4], match[2] or match[3]
        return Period("calendar quarter", int(year) * 4 + int(quarter))
    match = _YEAR.match(bare)
    return Period("year", int(match[1])) if match else None


def find_notation(texts: Iterable[str]) -> str:
    """Return the way in which nearly all of the periods are written; empty when there is none."""
    read = [read_period(text) for text in texts]
    known = [period.notation for period in read if period is not None]
    most = max(set(known), key=known.count, default="")
    return most if len(read) >= 3 and known.count(most) >= 0.6 * len(read) else ""


def write_period(period: Period, like: str) -> str:
    """Return the period in words, written like the example; empty when the way is not known."""
    if period.notation == "quarter":
        year, quarter = divmod(period.position - 1, 4)
        return f"Q{quarter + 1} {year}/{_end(year, like)}"
    if period.notation == "financial year":
        return f"{period.position}/{_end(period.position, like)}"
    if period.notation == "calendar quarter":
        year, quarter = divmod(period.position - 1, 4)
        return f"Q{quarter + 1} {year}"
    if period.notation == "month":
        year, month = divmod(period.position, 12)
        return f"{year}-{month + 1:02}"
    return str(period.position)


def _month(bare: str) -> Period | None:
    match = _MONTH.match(bare)
    # 2013-14 is a financial year, although it looks like no month; 2011-12 can only be guessed.
    if match is None or int(match[2]) == (int(match[1]) + 1) % 100:
        return None
    return Period("month", int(match[1]) * 12 + int(match[2]) - 1)


def _financial(notation: str, first: str, second: str, quarter: int = 0) -> Period | None:
    year = int(first)
    expected = str(year + 1) if len(second) == 4 else f"{(year + 1) % 100:02}"
    if second != expected:
        return None
    return Period(notation, year * 4 + quarter if quarter else year)


def _end(year: int, like: str) -> str:
    return str(year + 1) if re.search(r"[/-]\d{4}$", like) else f"{(year + 1) % 100:02}"
