"""What an author writes about a survey and its items."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.located import Names
from contribution.observing.answers import Answers, tabulate_answers
from contribution.observing.expectations import Expect
from contribution.observing.waves import OverlapCount, WaveNames, Waves
from contribution.words.labels import plain_label


def _texts(value: object) -> object:
    """Numbers and years are values of a column too; a list would leave open what is meant."""
    if not isinstance(value, dict):
        return value
    if any(isinstance(each, list | dict | None) for each in value.values()):
        msg = "name one value a column, as in where: {role: social worker}"
        raise ValueError(msg)
    return {str(column): str(each) for column, each in value.items()}


Where = Annotated[Mapping[str, str], BeforeValidator(_texts)]


class SurveyItem(EvidenceItem):
    """The share of answers among `options` to one statement; `waves` empty means all of them.

    `where` names a group of respondents by columns of the table and their values; empty means
    everybody.
    """

    options: Annotated[Names, Field(min_length=1)]
    expect: Expect
    question: str | None = None
    statement: str | None = None
    waves: WaveNames = ()
    where: Where = Field(default_factory=dict)


class SurveyRegister(EvidenceRegister):
    """A survey in one or several waves; `threshold` is the change in points worth finding."""

    waves: Waves = Field(default_factory=dict)
    overlap: OverlapCount = None
    population: Annotated[int, Field(ge=1)] | None = None
    dont_know: Literal["keep", "drop"] = "keep"
    design_effect: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    threshold: Annotated[float, Field(gt=0, le=100)] | None = None

    @cached_property
    def answers(self) -> Answers | None:
        """Return the table counted once, however many items ask of it; None without a table."""
        if self.table is None:
            return None
        return tabulate_answers(self.table, self._named)

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
