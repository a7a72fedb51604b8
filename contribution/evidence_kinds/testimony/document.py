"""A document: the author's judgement of whether the thing looked for is in it, with its locator."""

from contribution.domain.evidence import EvidenceKind
from contribution.evidence_kinds.shared.judgement import JudgedItem
from contribution.evidence_kinds.shared.quotes import SHAPE, observe_judged, spread_quotes

KIND = EvidenceKind(
    name="document",
    title="Documents and records",
    method="documents",
    item=JudgedItem,
    observe=observe_judged,
    shape=SHAPE,
    spread=spread_quotes,
)
