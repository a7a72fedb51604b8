"""A document: the author's judgement of whether the thing looked for is in it, with its locator."""

from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister, Observation
from contribution.evidence_kinds.shared.judgement import JudgedItem, SaidBy, build_judgement
from contribution.evidence_kinds.shared.quotes import SHAPE, describe_quotes, spread_quotes


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the author's judgement as it stands, with the figures the author carried over."""
    if not isinstance(item, JudgedItem):
        raise TypeError(f"an item of kind document is wanted, not {type(item).__name__}")
    said = describe_quotes(item.quotes, register, {}) if item.quotes else SaidBy()
    return build_judgement(item, register, item.outcome, said)


KIND = EvidenceKind(
    name="document",
    title="Documents and records",
    method="documents",
    item=JudgedItem,
    register=EvidenceRegister,
    observe=observe,
    shape=SHAPE,
    spread=spread_quotes,
)
