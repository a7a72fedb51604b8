"""Dates and lengths of time as evaluators write them: terms and quarters as well as days."""

import calendar
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from contribution.domain.diagnostic import UnfitError
from contribution.words.near import find_meant
from contribution.words.numbers import read_count
from contribution.words.periods import MONTHS
from contribution.words.phrases import count_of

# Three school terms make a year, as the schools of this field count them.
_MONTHS = {"month": 1, "quarter": 3, "term": 4, "year": 12}
_DAYS = {"day": 1, "week": 7}
_LATENCY = re.compile(r"^\s*(\d{1,4})\s+(day|week|month|quarter|term|year)s?\s*$", re.IGNORECASE)
_REVIEW = re.compile(r"^\s*(\d{4}-\d{2}-\d{2})(?:\s+([0-9a-f]{12}))?\s*$")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class Latency(BaseModel):
    """How long after an activity starts its effect could be seen at the earliest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: int
    unit: str

    def after(self, start: date) -> date:
        """Return the first day on which the effect could be seen; the last day there is at most."""
        try:
            if self.unit in _DAYS:
                return start + timedelta(days=self.amount * _DAYS[self.unit])
            months = start.year * 12 + start.month - 1 + self.amount * _MONTHS[self.unit]
            year, month = divmod(months, 12)
            day = min(start.day, calendar.monthrange(year, month + 1)[1])
            return date(year, month + 1, day)
        except (OverflowError, ValueError, calendar.IllegalMonthError):
            return date.max

    def __str__(self) -> str:
        return count_of(self.amount, self.unit)


# How units are shortened, by their first letters; "m" alone could be a minute or a month.
_SHORT = {
    "y": "year", "yr": "year", "q": "quarter", "qtr": "quarter", "mo": "month", "mth": "month",
    "mnth": "month", "w": "week", "wk": "week", "d": "day", "semester": "term",
}  # fmt: skip
_LOOSE_LATENCY = re.compile(r"\s*([a-z]+|\d{1,4})\s*-?\s*([a-z]+?)s?\.?\s*", re.IGNORECASE)


def parse_latency(text: object) -> object:
    """Return the Latency that `text` such as "2 terms" means.

    Raises:
        UnfitError: the text is no length of time.
    """
    if isinstance(text, Latency | dict):
        return text
    match = _LATENCY.match(text) if isinstance(text, str) else None
    if match is None:
        raise UnfitError(*_ask_latency(text), meant=_guess_latency(text))
    return Latency(amount=int(match[1]), unit=match[2].lower())


def _ask_latency(text: object) -> tuple[str]:
    amount = read_count(text)
    if amount is not None:
        return (f"say of what, for example {amount} terms, {amount} months or {amount} years",)
    return ("a length of time is a number and a unit, for example 2 terms, 6 months or 3 years",)


def _guess_latency(text: object) -> str:
    """Return the length of time that is surely meant, as "3 years" by "three yrs"; else nothing."""
    match = _LOOSE_LATENCY.fullmatch(text) if isinstance(text, str) else None
    amount = read_count(match[1]) if match else None
    units = (*_MONTHS, *_DAYS)
    unit = match and (_SHORT.get(match[2].lower()) or find_meant(match[2], units))
    return count_of(amount, unit) if amount is not None and unit else ""


def parse_date(text: object) -> object:
    """Return the date that `text` such as 2026-06-30 means.

    Raises:
        UnfitError: the text is no date, or no day of the calendar.
    """
    if isinstance(text, date):
        return text
    if not isinstance(text, str) or not _DATE.match(text.strip()):
        days = sorted(set(_guess_days(str(text))))
        if len(days) > 1:
            raise UnfitError(f"write {' or '.join(map(str, days))}, year-month-day")
        msg = "a date is written year-month-day, for example 2026-06-30"
        raise UnfitError(msg, meant=str(days[0]) if days else "")
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        msg = f"{text.strip()} is no day of the calendar"
        raise UnfitError(msg) from None


_NUMBERED = re.compile(r"(\d{1,4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,4})")
_YEARS = re.compile(r"((?:19|20)\d\d)(?: ?(?:-|–|to) ?((?:19|20)\d\d))?")
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?[ -]+)?(?P<month>[a-z]{3,9})\.?[ -]+"
    r"(?:(?P<then>\d{1,2})(?:st|nd|rd|th)?,? +)?(?P<year>\d{4})",
    re.IGNORECASE,
)


def _guess_days(text: str) -> Iterator[date]:
    """Yield the days that a date in another form may mean: 3/9/2025 is one of two."""
    numbered = _NUMBERED.fullmatch(text.strip())
    if numbered:
        first, second, third = map(int, numbered.groups())
        if len(numbered[1]) == 4:
            yield from _make_day(first, second, third)
        elif len(numbered[3]) == 4:
            yield from _make_day(third, second, first)
            yield from _make_day(third, first, second)
    named = _NAMED.fullmatch(text.strip())
    day = named and (named["day"] or named["then"])
    if named and day:
        months = [name.lower() for name in MONTHS]
        number = next((n for n, name in enumerate(months, 1) if _begins(name, named["month"])), 0)
        yield from _make_day(int(named["year"]), number, int(day))


def guess_range(text: object) -> tuple[date, date] | None:
    """Return the first and the last day that "May 2026", "2025-2027" or one day surely means."""
    said = str(text).strip().lower()
    days = sorted(set(_guess_days(said)))
    if len(days) == 1:
        return days[0], days[0]
    if years := _YEARS.fullmatch(said):
        return date(int(years[1]), 1, 1), date(int(years[2] or years[1]), 12, 31)
    named = _NAMED.fullmatch(said)
    months = [n for n, name in enumerate(MONTHS, 1) if named and _begins(name.lower(), named[2])]
    if named is None or len(months) != 1:
        return None
    year, month = int(named["year"]), months[0]
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _begins(name: str, text: str) -> bool:
    return name.startswith(text.lower())


def _make_day(year: int, month: int, day: int) -> Iterator[date]:
    with suppress(ValueError):
        yield date(year, month, day)


_Written = Annotated[str, Field(pattern=_DATE.pattern)]
_Counted = Annotated[
    str, Field(pattern=r"^\s*\d{1,4}\s+([Dd]ay|[Ww]eek|[Mm]onth|[Qq]uarter|[Tt]erm|[Yy]ear)s?\s*$")
]


class Review(NamedTuple):
    """When somebody last looked at data, and the sign by which one knows them again."""

    on: date
    data: str = ""


def parse_review(text: object) -> object:
    """Return the Review that "2026-05-01 0123456789ab", or the day alone, means.

    Raises:
        ValueError: it does not begin with a day of the calendar, or goes on otherwise.
    """
    match = _REVIEW.match(text) if isinstance(text, str) else None
    if match is None:
        msg = "write the day, for example 2026-05-01; check --fix adds the sign of the data"
        raise ValueError(msg)
    return (parse_date(match[1]), match[2] or "")


Day = Annotated[date, BeforeValidator(parse_date, json_schema_input_type=_Written)]
Reviewed = Annotated[
    Review,
    BeforeValidator(
        parse_review, json_schema_input_type=Annotated[str, Field(pattern=_REVIEW.pattern)]
    ),
]
Lag = Annotated[Latency, BeforeValidator(parse_latency, json_schema_input_type=_Counted)]


class Span(BaseModel):
    """A stretch of time; either end may be open."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    starts: Day | None = None
    """Its first day."""
    ends: Day | None = None
    """Its last day."""

    @model_validator(mode="after")
    def _require_order(self) -> Self:
        require_order(self.starts, self.ends)
        return self


class DateRange(BaseModel):
    """The stretch of time that an item speaks about."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    starts: Day | None = Field(default=None, alias="from")
    """The first day."""
    ends: Day | None = Field(default=None, alias="to")
    """The last day."""

    @model_validator(mode="after")
    def _require_order(self) -> Self:
        require_order(self.starts, self.ends)
        return self


def require_order(starts: date | None, ends: date | None) -> None:
    """Refuse a stretch of time that ends before it begins.

    Raises:
        UnfitError: it does.
    """
    if starts and ends and ends < starts:
        wrong = f"ends {ends}, before it begins {starts}"
        raise UnfitError("correct one of the two dates", wrong=wrong)
