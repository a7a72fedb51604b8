"""What an author writes about a survey and its items."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.located import Names
from contribution.observing.answers import Answers, tabulate_answers
from contribution.observing.expectations import Expect
from contribution.observing.waves import OverlapCount, WaveNames, Waves


class SurveyItem(EvidenceItem):
    """The share of answers among `options` to one statement; `waves` empty means all of them."""

    options: Annotated[Names, Field(min_length=1)]
    expect: Expect
    question: str | None = None
    statement: str | None = None
    waves: WaveNames = ()


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
        return None if self.table is None else tabulate_answers(self.table)
