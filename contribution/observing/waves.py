"""When a survey was in the field, who was asked, and how many answered twice."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator

from contribution.domain.calendar import Day
from contribution.domain.located import Written


class Wave(Written):
    """One wave of a survey: dates in the field, people invited and people who answered."""

    from_key = frozenset()

    starts: Day | None = Field(default=None, alias="from")
    ends: Day | None = Field(default=None, alias="to")
    invited: Annotated[int, Field(ge=1)] | None = None
    answered: Annotated[int, Field(ge=0)] | None = None


def _text_keys(value: object) -> object:
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else value


def _text_list(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(str(each) for each in value)
    return (str(value),) if isinstance(value, str | int) else value


def parse_overlap(value: object) -> int | None:
    """Return how many answered two waves; 0 for the word none, None for the word unknown.

    Raises:
        ValueError: neither a whole number from 0 nor one of the two words.
    """
    text = str(value).strip().lower()
    if value is None or text == "unknown":
        return None
    if text == "none":
        return 0
    if text.isdecimal() and len(text) < 10:
        return int(text)
    msg = "overlap is the number of people in both waves, or none, or unknown"
    raise ValueError(msg)


Waves = Annotated[Mapping[str, Wave], BeforeValidator(_text_keys)]
WaveNames = Annotated[tuple[str, ...], BeforeValidator(_text_list)]
OverlapCount = Annotated[int | None, PlainValidator(parse_overlap)]
