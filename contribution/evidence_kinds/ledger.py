"""Ledgers: what a line cost in two years, and whether it changed as expected."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.plugins import EvidenceKind
from contribution.evidence_kinds.reading.expectations import Expect


def _as_text(value: object) -> object:
    return None if value is None else str(value)


def _as_years(value: object) -> object:
    return tuple(str(year) for year in value) if isinstance(value, list | tuple) else value


class LedgerItem(EvidenceItem):
    """One line of a ledger between two years; `target` is a change such as -20% or -50000."""

    line: str
    between: Annotated[
        tuple[str, ...], BeforeValidator(_as_years), Field(min_length=2, max_length=2)
    ]
    measure: Literal["actual", "budget", "forecast", "variance"] = "actual"
    expect: Expect | None = None
    target: Annotated[str | None, BeforeValidator(_as_text)] = None


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return how the line changed and whether the target was reached."""
    return Observation(outcome=Outcome.NOT_SEARCHED)


KIND = EvidenceKind(
    name="ledger",
    title="Financial ledger",
    method="finance",
    item=LedgerItem,
    register=EvidenceRegister,
    columns=("line", "year"),
    observe=observe,
)
