"""Dates and lengths of time as evaluators write them: terms and quarters as well as days."""

import calendar
import re
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

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


def parse_latency(text: object) -> object:
    """Return the Latency that `text` such as "2 terms" means.

    Raises:
        ValueError: the text is no length of time.
    """
    if isinstance(text, Latency | dict):
        return text
    match = _LATENCY.match(text) if isinstance(text, str) else None
    if match is None:
        msg = "a length of time is a number and a unit, for example 2 terms, 6 months or 3 years"
        raise ValueError(msg)
    return Latency(amount=int(match[1]), unit=match[2].lower())


def parse_date(text: object) -> object:
    """Return the date that `text` such as 2026-06-30 means.

    Raises:
        ValueError: the text is no date, or no day of the calendar.
    """
    if isinstance(text, date):
        return text
    if not isinstance(text, str) or not _DATE.match(text.strip()):
        msg = "a date is written year-month-day, for example 2026-06-30"
        raise ValueError(msg)
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        msg = f"{text.strip()} is no day of the calendar"
        raise ValueError(msg) from None


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
