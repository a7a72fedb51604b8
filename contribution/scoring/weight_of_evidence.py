"""Weight of evidence: decibels from likelihood ratios, intervals first, only behind open gates."""

from __future__ import annotations

from contribution.domain.plugins import Scorer
from contribution.scoring.weight.explanation import explain_weight
from contribution.scoring.weight.total import WEIGHT_OF_EVIDENCE
from contribution.scoring.what_if.rule_steps import step_weights

SCORER = Scorer(
    id="weight-of-evidence",
    title="Weight of evidence in decibels: intervals over priors and over unknown dependence",
    rate=WEIGHT_OF_EVIDENCE.rate,
    explain=explain_weight,
    steps=step_weights,
    prepare=WEIGHT_OF_EVIDENCE.prepare,
)
