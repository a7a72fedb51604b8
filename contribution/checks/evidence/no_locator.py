"""Every piece of evidence can be looked up.

What it finds
    An evidence item without `at`, unless it is only planned.

Why it matters
    Whoever doubts a verdict follows it down to a page, a table or a row. Where the trail ends, the
    evidence is hearsay.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: School office
    kind: document
    items:
      list: {says: The list is full, about: places, outcome: found, test: hoop}

How to resolve
    Add `at:` with a section title, or a mapping such as `at: {page: 12}` or `at: {table: 3, row:
    Total}`.

Source
    Bond (2013), Evidence principles: transparency.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item without a locator."""
    for evidence in assessment.graph.evidence:
        if evidence.item.at is None and not evidence.item.planned:
            yield Finding(
                evidence.item.places.at(),
                f"evidence item {evidence.id} does not say where it can be looked up",
                "add at: with a section title or, for example, at: {page: 12}",
            )


CHECK = Check("CA301", Severity.WARNING, "Evidence has no locator", find, waits="itself")
