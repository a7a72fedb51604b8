"""A rival explanation is examined with evidence of its own.

What it finds
    A competing factor about which there is no evidence item, not even a planned one: neither about
    it as such nor about what it does to one result (`bus -> places`).

Why it matters
    Naming a rival is the beginning of considering it. A rival that nobody looked at can neither be
    ruled out nor be shown to matter, and bounds every claim that it touches.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    factors:
      bus: {label: New timetable, role: competing, family: something-else, affects: [places]}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}

How to resolve
    Ask what would be seen if the rival were the explanation, look for it, and attach it with
    `about: bus`. If nobody has looked yet, add an item with `planned: true`.

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
    """Yield a finding for each competing factor without evidence."""
    graph = assessment.graph
    looked_at = {each.of for each in graph.model.influences if graph.find_evidence_about(each.id)}
    for factor in graph.model.factors:
        known = factor.id in looked_at or graph.find_evidence_about(factor.id)
        if factor.role == "competing" and not known:
            yield Finding(
                factor.places.at(),
                f"there is no evidence about rival explanation {name(factor)}",
                f"look for what would be seen if it were the cause, with about: {factor.id}",
            )


CHECK = Check(
    "CA403", Severity.WARNING, "A rival explanation has no evidence of its own", find, waits="all"
)
