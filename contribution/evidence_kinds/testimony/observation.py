"""Practice that was watched: the author judges whether the thing looked for was seen."""

from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister, Observation
from contribution.evidence_kinds.shared.judgement import JudgedItem, SaidBy, build_judgement
from contribution.evidence_kinds.shared.quotes import SHAPE, describe_quotes, spread_quotes


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the author's judgement as it stands, with the figures the author carried over."""
    if not isinstance(item, JudgedItem):
        raise TypeError(f"an item of kind observation is wanted, not {type(item).__name__}")
    said = describe_quotes(item.quotes, register, {}) if item.quotes else SaidBy()
    return build_judgement(item, register, item.outcome, said)


KIND = EvidenceKind(
    name="observation",
    title="Observation of practice",
    method="observation",
    item=JudgedItem,
    register=EvidenceRegister,
    observe=observe,
    shape=SHAPE,
    spread=spread_quotes,
)
