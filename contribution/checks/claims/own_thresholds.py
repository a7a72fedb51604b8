"""A model is rated by the published rule, or says that it is not.

What it finds
    A model whose `rule:` names thresholds of its own.

Why it matters
    The same evidence then reads otherwise than everywhere else. Whoever compares two programmes has
    to know.

Example
    rule: ../evidence/rule.yaml
    # evidence/rule.yaml
    version: ours

How to resolve
    Leave `rule:` out; or mute the finding at its line with the reason, which readers will see.

Source
    Graydon and Holloway (2016), on parameters that the author of an argument may choose.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.text_places import find_entry


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding where the thresholds are not the published ones."""
    rule, file = assessment.rule, assessment.graph.model.file
    if not rule.is_packaged:
        yield Finding(
            find_entry(assessment.sources, file, "rule"),
            f"verdicts are read by thresholds of its own, from {rule.file}",
            "leave rule: out, or mute this with the reason",
        )


CHECK = Check("CA508", Severity.WARNING, "The model has thresholds of its own", find)
