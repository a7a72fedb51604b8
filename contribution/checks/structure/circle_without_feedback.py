"""A circle of causes says which of its links is the feedback.

What it finds
    Links that lead from a node back to itself when none of them is marked `feedback: true`. Each
    circle is reported once, with the whole way round as proof.

Why it matters
    Influence is followed from causes to effects. In an unmarked circle everything is its own cause,
    so none of its links can be rated. Feedback is welcome; it only has to be told from the way
    forward.

Example
    activities: {coach: Coaches visit classes}
    outputs: {visits: Visits made}
    outcomes:
      practice: {label: Teachers try new methods, horizon: short}
      trust: {label: Teachers trust coaches, horizon: short}
    links:
      coach -> visits -> practice -> trust: {because: Seen to work}
      trust -> practice: {because: Trust makes trying safe}

How to resolve
    Add `feedback: true` to the link that runs back. It is then drawn as a loop and left out of the
    pass from cause to effect. If no link runs back, one of them points the wrong way: turn it
    round.

Source
    Davies (2018), Representing theories of change, CEDIL: feedback that is missing or unlabelled.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ARROW, CausalLink
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each circle, at the link that most likely is the feedback."""
    graph = assessment.graph
    for circle in graph.find_cycles():
        link = _find_way_back(graph, circle)
        way_round = ARROW.join((*circle, circle[0]))
        yield Finding(
            link.places.at(),
            f"these links run in a circle: {way_round}",
            f"add feedback: true to {link.id}, or to the link that runs back",
        )


def _find_way_back(graph: ContributionGraph, circle: tuple[str, ...]) -> CausalLink:
    ends = zip(circle, (*circle[1:], circle[0]), strict=True)
    links = [graph.links[f"{source}{ARROW}{target}"] for source, target in ends]
    return max(links, key=lambda link: (_steps_back(graph, link), links.index(link)))


def _steps_back(graph: ContributionGraph, link: CausalLink) -> int:
    return graph.nodes[link.source].stage.column - graph.nodes[link.target].stage.column


CHECK = Check(
    "CA102", Severity.ERROR, "A circle of links is not marked as feedback", find, waits="all"
)
