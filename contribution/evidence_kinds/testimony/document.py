"""A document: the author's judgement of whether the thing looked for is in it, with its locator.

`data` may name a table of coded quotes, one a row: from and to (or cause and effect), or about;
quote; source. Each thing that it names becomes one item, found and a straw unless the register
says otherwise at its head, and each source counts once.
"""

from contribution.domain.evidence import EvidenceKind
from contribution.evidence_kinds.shared.quotes import (
    SHAPE,
    JudgedItem,
    observe_judged,
    spread_quotes,
)

KIND = EvidenceKind(
    name="document",
    title="Documents and records",
    method="documents",
    item=JudgedItem,
    observe=observe_judged,
    shape=SHAPE,
    spread=spread_quotes,
)
