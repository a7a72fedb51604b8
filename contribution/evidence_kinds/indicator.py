"""Administrative indicators: a series by period and place, and whether it shifted when expected."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contribution.domain.calendar import Day
from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.located import Names
from contribution.domain.plugins import EvidenceKind
from contribution.evidence_kinds.reading.expectations import Expect


def _as_label(value: object) -> object:
    return None if value is None else str(value)


class IndicatorItem(EvidenceItem):
    """One indicator at one place; `since` is a period label or date, `compare` other places."""

    indicator: str
    expect: Expect
    place: str | None = None
    since: Annotated[str | None, BeforeValidator(_as_label)] = None
    compare: Names = ()


class IndicatorRegister(EvidenceRegister):
    """Series from one record system; `intervention` is the default of every item's `since`."""

    intervention: Day | None = None
    unit: Literal["number", "percent"] | None = None


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return whether the series shows a signal in the expected direction."""
    return Observation(outcome=Outcome.NOT_SEARCHED)


KIND = EvidenceKind(
    name="indicator",
    title="Administrative indicator",
    method="administrative data",
    item=IndicatorItem,
    register=IndicatorRegister,
    columns=("indicator", "period", "value"),
    observe=observe,
)
