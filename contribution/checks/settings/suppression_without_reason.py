"""Whoever mutes a finding says why.

What it finds
    A comment `# contribution: ignore ...` without `because` and a reason. Until it has one, it
    mutes nothing.

Why it matters
    A muted finding is a judgement that readers cannot see. With its reason beside it, the next
    person can tell whether it still holds.

Example
    outcomes:
      # contribution: ignore CA114
      attendance: {label: Better attendance, horizon: medium}

How to resolve
    Add the reason: `# contribution: ignore CA114 because the school sets the date in May`.

Source
    Our own rule: no exemption without a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.suppressions import find_suppressions


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each muting comment without a reason."""
    for suppression in find_suppressions(assessment.sources):
        if suppression.names and not suppression.reason:
            words = ", ".join(suppression.names)
            yield Finding(
                suppression.where,
                f"this comment mutes {words} without a reason, so it is not heeded",
                f"write: # contribution: ignore {words} because ...",
            )


CHECK = Check("CA901", Severity.WARNING, "A finding is muted without a reason", find)
