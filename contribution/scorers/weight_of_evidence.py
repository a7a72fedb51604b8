"""Weight of evidence: decibels from likelihood ratios, intervals first, only behind open gates."""

from __future__ import annotations

from contribution.domain.plugins import Scorer
from contribution.method.weight_explanation import explain_weight
from contribution.method.weight_rating import WEIGHT_OF_EVIDENCE

SCORER = Scorer(
    id="weight-of-evidence",
    title="Weight of evidence in decibels: intervals over priors and over unknown dependence",
    rate=WEIGHT_OF_EVIDENCE.rate,
    explain=explain_weight,
)
