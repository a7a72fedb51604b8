"""Case matching: pairs of cases from before and after, compared feature by feature."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.plugins import EvidenceKind
from contribution.evidence_kinds.reading.expectations import Expect


class CaseMatchingItem(EvidenceItem):
    """One coded `feature` of matched cases; without a table the author judges the `outcome`."""

    feature: str | None = None
    expect: Expect | None = None
    pairs: Annotated[int, Field(ge=0)] | None = None
    outcome: Outcome | None = None


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return how the matched cases differ."""
    return Observation(outcome=Outcome.NOT_SEARCHED)


KIND = EvidenceKind(
    name="case-matching",
    title="Matching of historic cases",
    method="historic cases",
    item=CaseMatchingItem,
    register=EvidenceRegister,
    columns=("pair", "era", "feature", "value"),
    observe=observe,
)
