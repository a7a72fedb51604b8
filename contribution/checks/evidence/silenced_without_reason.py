"""What keeps an item from speaking has its reason.

What it finds
    An item that its author silences and gives no reason for: `planned` although its outcome is
    known, `quality: 0`, or a `search_effort` below 0.2.

Why it matters
    Evidence that speaks against a claim is silenced with one word. A reader must be able to judge
    whether that was right.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Daily log
    kind: document
    items:
      empty-places:
        says: Most places stayed empty
        about: places
        predicts: against
        outcome: found
        test: straw
        quality: 0
        at: {page: 1}

How to resolve
    Give the reason under `because:`, or let the item speak.

Source
    Bond (2012), Principles and checklist for assessing the quality of evidence: transparency.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.probative import find_silencer


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item that is silenced without a reason."""
    for evidence in assessment.graph.evidence:
        silencer = find_silencer(evidence)
        if silencer and not silencer.reason:
            yield Finding(
                evidence.item.places.at(*filter(None, (silencer.key,))),
                f"{evidence.id} is set aside ({silencer.words}), and nobody says why",
                "give the reason under because:, or let it speak",
            )


CHECK = Check("CA322", Severity.WARNING, "An item is set aside without a reason", find)
