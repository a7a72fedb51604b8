"""Surveys: the share giving certain answers, its change between waves, and whether it is real."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.located import Names
from contribution.domain.plugins import EvidenceKind
from contribution.evidence_kinds.reading.expectations import Expect
from contribution.evidence_kinds.reading.waves import OverlapCount, WaveNames, Waves


class SurveyItem(EvidenceItem):
    """The share of answers among `options` to one statement; `waves` empty means all of them."""

    statement: str | None = None
    options: Names
    expect: Expect
    question: str | None = None
    waves: WaveNames = ()


class SurveyRegister(EvidenceRegister):
    """A survey in one or several waves; `threshold` is the change in points worth finding."""

    waves: Waves = Field(default_factory=dict)
    overlap: OverlapCount = None
    population: Annotated[int, Field(ge=1)] | None = None
    dont_know: Literal["keep", "drop"] = "keep"
    design_effect: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    threshold: Annotated[float, Field(gt=0, le=100)] | None = None


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return what the answers say, with base, interval and power."""
    return Observation(outcome=Outcome.NOT_SEARCHED)


KIND = EvidenceKind(
    name="survey",
    title="Survey",
    method="survey",
    item=SurveyItem,
    register=SurveyRegister,
    columns=("wave", "statement", "option"),
    observe=observe,
)
