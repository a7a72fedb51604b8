"""A figure that the text states is the figure that the table gives.

What it finds
    A figure under `stated:` that differs from the one computed from the register's table by more
    than rounding.

Why it matters
    Readers believe the sentence; the verdict follows the table. When the two differ one of them is
    wrong.

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
        line: Food
        between: [2024, 2025]
        expect: increase
        test: straw
        stated: {change: 300}
        at: {page: 1}
    # evidence/example/ledger.csv
    line,year,actual
    Food,2024,100
    Food,2025,200

How to resolve
    Look up both. Correct the register if it was copied wrongly; declare a correction if the table
    is misprinted; otherwise leave the finding as what it is, an error of the report, and mute it
    with that reason.

Source
    Nuijten and others (2016), The prevalence of statistical reporting errors (statcheck).
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the kinds of evidence found to differ between text and table."""
    for evidence in assessment.graph.evidence:
        yield from evidence.observation.mismatches


CHECK = Check("CA309", Severity.WARNING, "A stated figure is not the computed one", find)
