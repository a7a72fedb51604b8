"""One observation is counted once.

What it finds
    Two items about the same thing that read the same row of a table, or state the same figures, and
    yet stand in different dependence groups, so that they count as two sources.

Why it matters
    Triangulation means that independent sources agree. A figure that two documents quote from one
    record agrees with itself.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Two reports
    kind: document
    items:
      annual:
        says: 118 children came
        about: places
        outcome: found
        test: hoop
        source: annual-report
        figures: {children: 118, of: 140}
        at: {page: 1}
      audit:
        says: 118 children came
        about: places
        outcome: found
        test: hoop
        source: audit-report
        figures: {children: 118, of: 140}
        at: {page: 9}

How to resolve
    Give both the same `group:`, so that they count once, or drop the copy.

Source
    Befani (2020), Quality of quality: evidence packages and double counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    says_something,
)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item that repeats an earlier one of another group."""
    graph = assessment.graph
    reported: set[str] = set()
    signs = {id(each): _sign(each) for each in graph.evidence if says_something(each)}
    for subject in graph.subjects:
        signed = [each for each in graph.find_evidence_about(subject) if signs.get(id(each))]
        for group in group_by(signed, lambda each: signs[id(each)]).values():
            first, *others = group
            for other in others:
                if other.group != first.group and other.id not in reported:
                    reported.add(other.id)
                    yield Finding(
                        other.item.places.at(),
                        f"{other.id} is the same observation as {first.id}, but counts as another "
                        f"source ({other.group} and {first.group})",
                        f"add group: {first.group} to it, or drop the copy",
                    )


def _sign(evidence: Evidence) -> str:
    item = evidence.item
    read = [
        f"{field}={getattr(item, field)}"
        for field in evidence.kind.picks
        if getattr(item, field, None)
    ]
    if read and evidence.register.table is not None:
        expected = getattr(item, "expect", "")
        return "; ".join([evidence.register.table.file, str(expected), *read])
    numbers = sorted(re.sub(r"[^\d.]", "", value) for value in item.figures.values())
    # One small number alone agrees too often by chance.
    return " ".join(numbers) if len("".join(numbers)) > 2 and len(numbers) > 1 else ""


CHECK = Check("CA305", Severity.WARNING, "One observation counts as two sources", find)
