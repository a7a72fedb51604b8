"""Reads the periods of a series as people write them: quarters, years, months, terms and days."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from contribution.domain.printed import tidy_label

Notation = Literal["financial quarter", "quarter", "financial year", "year", "month", "term", "day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# First months of the three terms of an English school year.
_TERMS = {"autumn": 9, "spring": 1, "summer": 5}
_SPLIT_YEAR = r"(?P<year>\d{4})\s*[/-]\s*(?P<next>\d{1,4})"
_QUARTER = r"Q(?:tr|uarter)?\s*(?P<part>[1-4])"
# A quarter by its first and last month, January to March being the first.
_SPANS = ("jan-mar", "apr-jun", "jul-sep", "oct-dec")
_FORMS: tuple[tuple[Notation, str], ...] = (
    ("day", r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    ("financial quarter", rf"{_QUARTER},?\s+(?:FY\s*)?{_SPLIT_YEAR}"),
    ("financial quarter", rf"(?:FY\s*)?{_SPLIT_YEAR},?\s+{_QUARTER}"),
    ("quarter", rf"{_QUARTER},?[\s-]+(?P<year>\d{{4}})"),
    ("quarter", rf"(?P<year>\d{{4}})[\s-]*{_QUARTER}"),
    (
        "quarter",
        r"(?P<first>[a-z]{3})[a-z]*\s*(?:-|to)\s*(?P<last>[a-z]{3})[a-z]*\s+(?P<year>\d{4})",
    ),
    ("term", rf"(?P<name>autumn|spring|summer)(?:\s+term)?\s+{_SPLIT_YEAR}"),
    ("term", r"(?P<name>autumn|spring|summer)(?:\s+term)?\s+(?P<year>\d{4})"),
    ("month", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?!\d)"),
    ("month", r"(?P<name>[a-z]{3,9})\.?\s+(?P<year>\d{4})"),
    ("financial year", rf"(?:FY\s*)?{_SPLIT_YEAR}"),
    ("year", r"(?P<year>\d{4})"),
)
_LENGTHS: dict[Notation, int] = {
    "financial quarter": 3, "quarter": 3, "financial year": 12, "year": 12, "month": 1, "term": 4,
    "day": 0,
}  # fmt: skip


class Period(NamedTuple):
    """A stretch of time with its label; `months` is its length, 0 for a single day."""

    label: str
    notation: Notation
    starts: date
    months: int

    @property
    def middle(self) -> date:
        """Return the day by which half of it has passed."""
        return self.starts + timedelta(days=self.months * 365.25 / 24)

    @property
    def ends(self) -> date:
        """Return its last day."""
        months = self.starts.year * 12 + self.starts.month - 1 + self.months
        if self.months == 0:
            return self.starts
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)

    @property
    def place(self) -> int:
        """Return how many periods of this length lie before it since year 0; days count days."""
        if self.months == 0:
            return self.starts.toordinal()
        return (self.starts.year * 12 + self.starts.month - 1) // self.months


class UnreadablePeriod(NamedTuple):
    """A label that names no period, and what it likely means (may be empty)."""

    label: str
    likely: str = ""


# A table writes the same few labels in row after row.
@lru_cache(maxsize=4096)
def parse_period(label: str) -> Period | UnreadablePeriod:
    """Return the period a label names.

    "Q1 2013/14" and "2013/14" are financial, from April; "Q1 2014" and "2014" are of the calendar;
    "Autumn 2014/15" is a school term. A year like 2016/1, whose second part does not follow the
    first, is unreadable.
    """
    text = tidy_label(label)
    # Each form is compiled when a label first gets that far; most tables need the first two.
    for notation, form in _FORMS:
        match = re.fullmatch(form, text, re.IGNORECASE)
        if match is None:
            continue
        parts = match.groupdict()
        if parts.get("next") and not _follows(parts["year"], parts["next"]):
            return UnreadablePeriod(label, _mended(text, parts["year"], parts["next"]))
        starts = _start(notation, parts)
        if starts is not None:
            return Period(label, notation, starts, _LENGTHS[notation])
    return UnreadablePeriod(label, _guess(text))


def _guess(text: str) -> str:
    """A label one slip away that can be read: without a mark, with a whole year, a day as ISO."""
    candidates = (
        re.sub(r"\s*(?:[*†‡§#]+|\[[^\]]*\]|\((?:p|r|prov\w*|revised)\)|\b[pr])$", "", text),
        re.sub(r"(?<!\d)(\d\d)\s*[/-]\s*(\d\d)(?!\d)", r"20\1/\2", text),
        re.sub(r"^(1[3-9]|2\d|3[01])/(\d\d)/(\d{4})$", r"\3-\2-\1", text),
    )
    return next((each for each in candidates if each != text and _is_period(each)), "")


def _is_period(text: str) -> bool:
    return isinstance(parse_period(text), Period)


def _follows(year: str, following: str) -> bool:
    later = str(int(year) + 1)
    return following in (later, later[-2:])


def _mended(text: str, year: str, following: str) -> str:
    later = str(int(year) + 1)[-2:]
    # 2014-13 may as well be a slip for a month.
    if "/" not in text or not later.startswith(following[:1]):
        return ""
    head, _, tail = text.rpartition(following)
    return f"{head}{later}{tail}"


def _start(notation: Notation, parts: dict[str, str]) -> date | None:
    year = int(parts["year"])
    if not 1 <= year < 9999:
        return None
    part = int(parts.get("part") or 0)
    starts: dict[Notation, Callable[[], date | None]] = {
        "financial year": lambda: date(year, 4, 1),
        "financial quarter": lambda: date(year + (part == 4), 3 * (part % 4) + 1, 1),
        "quarter": lambda: _quarter(year, part, parts),
        "year": lambda: date(year, 1, 1),
        "term": lambda: _term(year, parts),
        "month": lambda: _month(year, parts),
        "day": lambda: _day(year, int(parts["month"]), int(parts["day"])),
    }
    return starts[notation]()


def _quarter(year: int, part: int, parts: dict[str, str]) -> date | None:
    if parts.get("first"):
        span = f"{parts['first']}-{parts['last']}".lower()
        part = _SPANS.index(span) + 1 if span in _SPANS else 0
    return date(year, 3 * part - 2, 1) if part else None


def _term(year: int, parts: dict[str, str]) -> date:
    """Spring and summer of a school year written with two years lie in the second."""
    month = _TERMS[parts["name"].lower()]
    return date(year + (month < 9 and parts.get("next") is not None), month, 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, parts: dict[str, str]) -> date | None:
    if parts.get("month"):
        return date(year, int(parts["month"]), 1)
    name = parts["name"].lower()
    numbers = [number for number, short in enumerate(_MONTHS, 1) if name.startswith(short)]
    return date(year, numbers[0], 1) if numbers else None
