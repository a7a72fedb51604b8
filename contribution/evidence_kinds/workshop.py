"""Workshop ratings: what people in the room thought; shown, and never counted as evidence."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.located import Written
from contribution.domain.plugins import EvidenceKind


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) else value


class Vote(Written):
    """One person's rating of a link, and what they said about it."""

    from_key = frozenset()

    rating: Annotated[str, BeforeValidator(_as_text)]
    who: str | None = None
    group: str | None = None
    link: str | None = None
    comment: str | None = None


class WorkshopItem(EvidenceItem):
    """The ratings given to what the item is `about`: written here, or rows of the table."""

    link: str | None = None
    ratings: tuple[Vote, ...] = ()


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the spread of the ratings; its outcome is always `not-searched`."""
    return Observation(outcome=Outcome.NOT_SEARCHED)


KIND = EvidenceKind(
    name="workshop",
    title="Workshop ratings",
    method="workshop",
    item=WorkshopItem,
    register=EvidenceRegister,
    columns=("link", "rating"),
    observe=observe,
)
