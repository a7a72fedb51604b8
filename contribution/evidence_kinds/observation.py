"""Practice that was watched: the author judges whether the thing looked for was seen."""

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.plugins import EvidenceKind
from contribution.observing.judgement import build_judgement


class ObservationItem(EvidenceItem):
    """What was looked for, and whether it was there."""

    outcome: Outcome


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the author's judgement as it stands, with the figures the author carried over."""
    if not isinstance(item, ObservationItem):
        raise TypeError(f"an item of kind observation is wanted, not {type(item).__name__}")
    return build_judgement(item, register, item.outcome)


KIND = EvidenceKind(
    name="observation",
    title="Observation of practice",
    method="observation",
    item=ObservationItem,
    register=EvidenceRegister,
    columns=(),
    observe=observe,
)
