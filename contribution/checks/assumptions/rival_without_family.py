"""A rival explanation says in which way it would explain the result.

What it finds
    A competing factor without `family`.

Why it matters
    The three families make sure that more is considered than the first rival that comes to mind:
    something else caused it, it was already happening, it did not really happen. A rival without a
    family counts to none of them.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    factors:
      bus: {label: New timetable, role: competing, affects: [places]}

How to resolve
    Add `family: something-else`, `family: already-happening` or `family: not-real`.

Source
    Lemire and others (2012), The relevant explanation finder, Evaluation 18(4).
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each competing factor without a family."""
    for factor in assessment.graph.model.factors:
        if factor.role == "competing" and factor.family is None:
            yield Finding(
                factor.places.at(),
                f"rival explanation {name(factor)} belongs to no family",
                "add family: something-else, already-happening or not-real",
            )


CHECK = Check("CA405", Severity.WARNING, "A rival explanation has no family", find, waits="itself")
