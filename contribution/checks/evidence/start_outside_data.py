"""A change is looked for at a time of which there are figures.

What it finds
    A start (`intervention` of a register, `since` of an item) that lies before all figures of the
    series, or after them.

Why it matters
    With figures on one side of the start only, nothing can be compared: the item says nothing,
    whatever its series does. Often a digit of the year is wrong.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Attendance
    kind: indicator
    data: attendance.csv
    intervention: 2052-09-01
    items:
      fewer: {says: Fewer are late, about: places, indicator: Late, expect: decrease, at: {page: 1}}
    # evidence/example/attendance.csv
    indicator,period,value
    Late,2022,40
    Late,2023,41

How to resolve
    Correct the date. If figures since the start are still to come, nothing is wrong: the item says
    that nobody has looked yet, and is heard once they are in the table.

Source
    Shadish, Cook and Campbell (2002), Experimental and quasi-experimental designs, chapter 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity, Where
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield each start outside its data once, however many items rest on it."""
    told: set[Where] = set()
    for evidence in assessment.graph.evidence:
        for finding in evidence.observation.outside:
            if finding.where not in told:
                told.add(finding.where)
                yield finding


CHECK = Check("CA325", Severity.WARNING, "A start lies outside the figures", find, waits="itself")
