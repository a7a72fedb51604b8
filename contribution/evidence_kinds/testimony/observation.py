"""Practice that was watched: the author judges whether the thing looked for was seen."""

from contribution.domain.evidence import EvidenceKind
from contribution.evidence_kinds.shared.judgement import JudgedItem
from contribution.evidence_kinds.shared.quotes import SHAPE, observe_judged, spread_quotes

KIND = EvidenceKind(
    name="observation",
    title="Observation of practice",
    method="observation",
    item=JudgedItem,
    observe=observe_judged,
    shape=SHAPE,
    spread=spread_quotes,
)
