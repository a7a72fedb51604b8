"""What a survey's register and items say in YAML, with its waves."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from contribution.domain.calendar import Day, require_order
from contribution.domain.diagnostic import UnfitError
from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.located import NOTHING, Names, Written
from contribution.evidence_kinds.shared.expectations import Expect
from contribution.evidence_kinds.shared.figures import text_keys
from contribution.evidence_kinds.survey.answers import Answers, tabulate_answers
from contribution.words.labels import plain_label


class Wave(Written):
    """One wave of a survey: dates in the field, people invited and people who answered."""

    from_key = frozenset()

    starts: Day | None = Field(default=None, alias="from")
    """The first day in the field."""
    ends: Day | None = Field(default=None, alias="to")
    """The last day in the field."""
    invited: Annotated[int, Field(ge=1)] | None = None
    """How many were invited."""
    answered: Annotated[int, Field(ge=0)] | None = None
    """How many answered."""

    @model_validator(mode="after")
    def _require_sense(self) -> Self:
        require_order(self.starts, self.ends)
        if self.invited is not None and (self.answered or 0) > self.invited:
            wrong = f"has {self.answered} who answered of {self.invited} invited"
            raise UnfitError("correct one of the two numbers", wrong=wrong)
        return self


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


Waves = Annotated[Mapping[str, Wave], BeforeValidator(text_keys)]
WaveNames = Annotated[
    tuple[str, ...],
    BeforeValidator(_text_list, json_schema_input_type=str | int | tuple[str | int, ...]),
]
OverlapCount = Annotated[
    int | None,
    PlainValidator(parse_overlap, json_schema_input_type=int | Literal["none", "unknown"]),
]


def _texts(value: object) -> object:
    """Numbers and years are values of a column too; a list would leave open what is meant."""
    if not isinstance(value, dict):
        return value
    if any(isinstance(each, list | dict | None) for each in value.values()):
        msg = "name one value a column, as in where: {role: social worker}"
        raise ValueError(msg)
    return {str(column): str(each) for column, each in value.items()}


Where = Annotated[
    Mapping[str, str],
    BeforeValidator(_texts, json_schema_input_type=Mapping[str, str | float | bool]),
]


class SurveyItem(EvidenceItem):
    """The share of answers among `options` to one statement."""

    options: Annotated[Names, Field(min_length=1)]
    """The answers whose share is read, as they stand in the table."""
    expect: Expect
    """What the share should do: increase, decrease, no-change, or at-least or at-most a level."""
    question: str | None = None
    """The question, as it stands in the table."""
    statement: str | None = None
    """The statement of a battery, as it stands in the table."""
    waves: WaveNames = ()
    """The waves compared; left out, all of them."""
    where: Where = Field(default_factory=lambda: NOTHING)
    """A group of respondents: columns of the table, each with its value; left out, everybody."""


class SurveyRegister(EvidenceRegister):
    """A survey in one or several waves; `threshold` is the change in points worth finding."""

    waves: Waves = Field(default_factory=dict)
    """The waves of the survey by the name they have in the table."""
    overlap: OverlapCount = None
    """How many people answered both waves: a number, none, or unknown."""
    population: Annotated[int, Field(ge=1)] | None = None
    """How many people there are in all, where the survey reached a good part of them."""
    dont_know: Literal["keep", "drop"] = "keep"
    """Whether answers of don't know stay in the base."""
    design_effect: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    """By how much the way of sampling widens the variance; 1 for simple sampling."""
    threshold: Annotated[float, Field(gt=0, le=100)] | None = None
    """The smallest change worth finding, in points."""

    @cached_property
    def answers(self) -> Answers | None:
        """Return the table counted once, however many items ask of it; None without a table."""
        if self.table is None:
            return None
        return tabulate_answers(self.table, self._named)

    @cached_property
    def beside(self) -> dict[object, object]:
        """Return what was worked out of several statements together, kept for all items."""
        return {}

    @cached_property
    def group_columns(self) -> frozenset[str]:
        """Return the columns of the table by which some item shows a group."""
        named = {plain_label(column) for column in self._named}
        columns = self.table.columns if self.table else ()
        return frozenset(column for column in columns if plain_label(column) in named)

    @cached_property
    def _named(self) -> frozenset[str]:
        asked = (item.where for item in self.items if isinstance(item, SurveyItem))
        return frozenset(column for where in asked for column in where)
