"""Periods as people write them: quarters, years, months, terms and days, and which follows which.

"2009-10" alone is October 2009 or the financial year 2009/10. What stands beside it decides: ask
`find_habit` of the whole column first, and read every label of it by that habit.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from contribution.words.labels import tidy_label

Notation = Literal["financial quarter", "quarter", "financial year", "year", "month", "term", "day"]
# What two numbers joined by a hyphen mean in a column, as in 2009-10.
Habit = Literal["month", "financial year"]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
# First months of the three terms of an English school year.
_TERMS = {"autumn": 9, "spring": 1, "summer": 5}
_SPLIT_YEAR = r"(?P<year>\d{4})\s*[/-]\s*(?P<next>\d{1,4})"
_QUARTER = r"Q(?:tr|uarter)?\s*(?P<part>[1-4])"
_FORMS: tuple[tuple[Notation, str], ...] = (
    ("day", r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    ("financial quarter", rf"{_QUARTER},?\s+(?:FY\s*)?{_SPLIT_YEAR}"),
    ("financial quarter", rf"(?:FY\s*)?{_SPLIT_YEAR},?\s+{_QUARTER}"),
    ("quarter", rf"{_QUARTER},?[\s-]+(?P<year>\d{{4}})"),
    ("quarter", rf"(?P<year>\d{{4}})[\s-]*{_QUARTER}"),
    ("quarter", r"(?P<first>[a-z]{3,9})\s*(?:-|to)\s*(?P<last>[a-z]{3,9})\s+(?P<year>\d{4})"),
    ("term", rf"(?P<name>autumn|spring|summer)(?:\s+term)?\s+{_SPLIT_YEAR}"),
    ("term", r"(?P<name>autumn|spring|summer)(?:\s+term)?\s+(?P<year>\d{4})"),
    ("month", r"(?P<name>[a-z]{3,9})\.?\s+(?P<year>\d{4})"),
    ("month", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])"),
    ("financial year", rf"(?:FY\s*)?{_SPLIT_YEAR}"),
    ("year", r"(?P<year>\d{4})"),
)
_EITHER = re.compile(r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])")
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
        if self.months == 0:
            return self.starts
        return _first_day(_count_months(self.starts) + self.months) - timedelta(days=1)

    @property
    def place(self) -> int:
        """Return how many periods of this length lie before it since year 0; days count days."""
        if self.months == 0:
            return self.starts.toordinal()
        return _count_months(self.starts) // self.months


class UnreadablePeriod(NamedTuple):
    """A label that names no period, or either of two, and what it likely means (may be empty)."""

    label: str
    likely: str
    is_either: bool = False


def find_habit(labels: Iterable[str]) -> Habit | None:
    """Return what labels such as 2009-10 mean in this column; None where nothing tells."""
    read = [read_period(label) for label in labels]
    known = {each.notation for each in read if isinstance(each, Period)}
    either = {
        tidy_label(each.label)
        for each in read
        if isinstance(each, UnreadablePeriod) and each.is_either
    }
    if {"month", "financial year"} <= known:
        return None
    if "month" in known:
        return "month"
    # Months that are all a year and a month apart are nobody's series.
    return "financial year" if "financial year" in known or len(either) > 1 else None


@lru_cache(maxsize=4096)
def read_period(label: str, habit: Habit | None = None) -> Period | UnreadablePeriod:
    """Return the period a label means; quarters of split years such as 2013/14 begin in April.

    "Q1 2014" is the quarter from January, "2014" the year, "2014-03" and "March 2014" the month,
    "Autumn 2014/15" is a school term. A year like 2016/1, whose second part does not follow the
    first, is unreadable, and so is 2009-10 without the habit of its column.
    """
    text = tidy_label(label)
    either = _EITHER.fullmatch(text)
    if either is not None and _follows(*either.groups()):
        return _read_either(label, either.groupdict(), habit)
    for notation, form in _FORMS:
        # Each form is compiled when a label first gets that far; most tables need the first two.
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


def _read_either(
    label: str, parts: dict[str, str], habit: Habit | None
) -> Period | UnreadablePeriod:
    starts = None if habit is None else _start(habit, parts)
    if habit is None or starts is None:
        year, month = parts["year"], parts["month"]
        likely = f"{MONTHS[int(month) - 1]} {year} or {year}/{month}"
        return UnreadablePeriod(label, likely, is_either=True)
    return Period(label, habit, starts, _LENGTHS[habit])


def write_period(place: int, like: Period) -> str:
    """Return the label of the period at this place among those of its length, written `like` it."""
    text, notation = tidy_label(like.label), like.notation
    if notation == "day":
        return date.fromordinal(place).isoformat()
    starts = _first_day(place * like.months + _count_months(like.starts) % like.months)
    for form in (form for each, form in _FORMS if each == notation):
        match = re.fullmatch(form, text, re.IGNORECASE)
        if match is not None:
            return _replace_parts(match, _spell_out(notation, starts, match.groupdict()))
    return text


def _replace_parts(match: re.Match[str], spelt: dict[str, str]) -> str:
    text = match.string
    written = [name for name in spelt if match.start(name) >= 0]
    for name in sorted(written, key=match.start, reverse=True):
        text = text[: match.start(name)] + spelt[name] + text[match.end(name) :]
    return text


def _spell_out(notation: Notation, starts: date, like: dict[str, str]) -> dict[str, str]:
    """The parts of a label by name, each as long and in the case of the part that it replaces."""
    split = like.get("next")
    year = starts.year - (split is not None and starts.month < (9 if notation == "term" else 4))
    spelt = {"year": f"{year:04}"}
    if split:
        spelt["next"] = f"{year + 1:04}"[-len(split) :]
    if like.get("part"):
        spelt["part"] = str((starts.month - (4 if split else 1)) % 12 // 3 + 1)
    if like.get("month"):
        spelt["month"] = f"{starts.month:02}"
    names = {"first": starts.month, "last": starts.month + 2}
    if notation == "term":
        word = next(name for name, month in _TERMS.items() if month == starts.month)
        spelt["name"] = _in_case(word, like["name"])
    elif like.get("name"):
        names["name"] = starts.month
    for part, month in names.items():
        if like.get(part):
            name = MONTHS[month - 1]
            spelt[part] = _in_case(name if _is_spelt_out(like[part]) else name[:3], like[part])
    return spelt


def _is_spelt_out(month: str) -> bool:
    # May is short as it is, so it says nothing about the others.
    return len(month) > 3 and month.lower() != "sept"


def _in_case(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.lower() if like.islower() else word.capitalize()


def _count_months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _guess(text: str) -> str:
    """A label one slip away that can be read: without a mark, with a whole year, a day as ISO."""
    candidates = (
        re.sub(r"\s*(?:[*†‡§#]+|\[[^\]]*\]|\((?:p|r|prov\w*|revised)\)|\b[pr])$", "", text),
        re.sub(r"(?<!\d)(\d\d)\s*[/-]\s*(\d\d)(?!\d)", r"20\1/\2", text),
        re.sub(r"^([a-z]{3})[-\s']+(\d\d)$", r"\1 20\2", text, flags=re.IGNORECASE),
        re.sub(r"^(1[3-9]|2\d|3[01])/(\d\d)/(\d{4})$", r"\3-\2-\1", text),
    )
    return next((each for each in candidates if each != text and _is_period(each)), "")


def _is_period(text: str) -> bool:
    return isinstance(read_period(text), Period)


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
        first, last = _number_of(parts["first"]), _number_of(parts["last"])
        part = (first + 2) // 3 if first and first % 3 == 1 and last == first + 2 else 0
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
    number = int(parts.get("month") or 0) or _number_of(parts["name"])
    return date(year, number, 1) if number else None


def _number_of(month: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for any other word."""
    word = "sep" if month.lower() == "sept" else month.lower()
    names = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word))
    return next(names, 0)
