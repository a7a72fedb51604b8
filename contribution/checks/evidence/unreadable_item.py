"""An item asks of its table what the table can answer.

What it finds
    An item that names a statement, indicator, place, line, wave or year that its table does not
    hold, or whose cells cannot be read as numbers.

Why it matters
    Such an item says nothing. Without this finding it would look like evidence that was never
    looked for.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Ledger of the school
    kind: ledger
    data: ledger.csv
    items:
      spent:
        says: More is spent
        about: places
        line: Foood
        between: [2024, 2025]
        expect: increase
        test: straw
        at: {page: 1}
    # evidence/example/ledger.csv
    line,year,actual
    Food,2024,100
    Food,2025,200

How to resolve
    Copy the name from the table as it stands there; the message offers the nearest one.

Source
    Our own rule: evidence that cannot be read is reported, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity, Where
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the kinds of evidence could not read."""
    for evidence in assessment.graph.evidence:
        told: set[tuple[Where, str]] = set()
        for finding in evidence.observation.unreadable:
            # A name that no wave has is one slip, not one for each wave.
            if (finding.where, finding.next_step) not in told:
                told.add((finding.where, finding.next_step))
                yield finding


CHECK = Check(
    "CA310", Severity.ERROR, "An item asks for what its table does not hold", find, waits="itself"
)
