"""Feedback runs back to something that it came from.

What it finds
    A link with `feedback: true` that runs on to the same or a later stage and closes no circle. One
    that runs back to an earlier stage lies on no pathway whatever it is called.

Why it matters
    Feedback lies on no pathway. A link that is called feedback and runs forward takes its evidence
    out of every claim behind it, for or against, and nobody sees that it is missing.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, feedback: true}

How to resolve
    Take `feedback: true` away, so that the link is part of its pathways again. If it does run back,
    add the links on which it came.

Source
    Method specification A4: what lies on no circle is no feedback.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each link called feedback whose source its target does not lead to."""
    graph = assessment.graph
    for link in graph.model.links:
        if not link.feedback or _runs_back(graph, link):
            continue
        if link.source not in graph.find_reachable([link.target]):
            yield Finding(
                link.places.at("feedback"),
                f"{link.id} is called feedback and lies on no circle, so no claim rests on it",
                "take feedback: true away",
            )


def _runs_back(graph: ContributionGraph, link: CausalLink) -> bool:
    source, target = graph.nodes[link.source].stage, graph.nodes[link.target].stage
    return target.column < source.column


CHECK = Check("CA118", Severity.ERROR, "Feedback closes no circle", find, waits="all")
