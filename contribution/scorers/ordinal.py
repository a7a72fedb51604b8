"""The default scorer: a two-sided ordinal ladder with caps, propagated by its weakest links."""

from __future__ import annotations

from contribution.domain.plugins import Scorer
from contribution.method.explanation import explain_subject
from contribution.method.ladder_rating import LADDER

SCORER = Scorer(
    id="ordinal",
    title="Two-sided ordinal ladder: weakest link along a pathway, best of alternatives across",
    rate=LADDER.rate,
    explain=explain_subject,
)
