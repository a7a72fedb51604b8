"""Practice that was watched: the author judges whether the thing looked for was seen.

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
    name="observation",
    title="Observation of practice",
    method="observation",
    item=JudgedItem,
    observe=observe_judged,
    shape=SHAPE,
    spread=spread_quotes,
)
