"""An influence from outside is an influence on something.

What it finds
    A factor without `affects`.

Why it matters
    It appears in the picture beside everything and bears on no claim, whatever is found out about
    it.

Example
    activities: {open-club: Breakfast club opens}
    factors:
      bus: {label: New timetable, role: competing, family: something-else}

How to resolve
    Add `affects:` with the ids of the nodes, or the names of the links, on which it works.

Source
    Magenta Book (2020), chapter 2: external factors are tied to the steps that they influence.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each factor that affects nothing."""
    for factor in assessment.graph.model.factors:
        if not factor.affects:
            yield Finding(
                factor.places.at(),
                f"factor {name(factor)} affects nothing",
                "add affects: with the ids of the nodes on which it works, or remove it",
            )


CHECK = Check("CA404", Severity.WARNING, "A factor affects nothing", find, waits="all")
