"""A document: the author's judgement of whether the thing looked for is in it, with its locator."""

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.plugins import EvidenceKind
from contribution.observing.judgement import build_judgement


class DocumentItem(EvidenceItem):
    """What was looked for, and whether it was there."""

    outcome: Outcome


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the author's judgement as it stands, with the figures the author carried over."""
    if not isinstance(item, DocumentItem):
        raise TypeError(f"an item of kind document is wanted, not {type(item).__name__}")
    return build_judgement(item, register, item.outcome)


KIND = EvidenceKind(
    name="document",
    title="Documents and records",
    method="documents",
    item=DocumentItem,
    register=EvidenceRegister,
    columns=(),
    observe=observe,
)
