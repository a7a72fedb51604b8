"""A theory says what leads to what, and so also what does not.

What it finds
    Two neighbouring stages with at least three linked nodes each, where two thirds or more of all
    possible links between them are drawn; and a node from which more than eight links begin.

Why it matters
    If everything contributes to everything, no observation could speak against the theory, and no
    evidence can be attached to a single link with conviction.

Example
    activities: {a: Coaching, b: Clubs, c: Visits}
    outputs: {x: Sessions held, y: Places filled, z: Homes visited}
    links:
      a -> x: {because: Coaching is in sessions}
      a -> y: {because: Coaches bring children}
      a -> z: {because: Coaches visit}
      b -> x: {because: Clubs have sessions}
      b -> y: {because: Clubs are the places}
      c -> z: {because: They are the visits}

How to resolve
    Keep the links that somebody would defend with a reason of its own and remove the others. If
    each is needed, add the nodes in between that would tell them apart.

Source
    ImpactMojo, five pitfalls of theories of change (1); Margoluis and others (2013), Results
    chains, Ecology and Society 18(3): 22.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.indexing import group_by
from contribution.domain.logic_model import CausalLink
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name

_FEWEST_NODES = 3
_DENSE = 2 / 3
_MOST_FROM_ONE = 8


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each pair of stages that is nearly all linked, and for wide fans."""
    graph = assessment.graph
    forward = [link for link in graph.model.links if link.carries]
    pairs = group_by(forward, lambda link: _between(graph, link))
    for words, links in pairs.items():
        yield from _find_dense(words, links)
    for source, links in group_by(forward, lambda link: link.source).items():
        if len(links) > _MOST_FROM_ONE:
            yield Finding(
                graph.nodes[source].places.at(),
                f"{len(links)} links begin at {name(graph.nodes[source])}",
                "keep those with a reason of their own, or add the steps that tell them apart",
            )


def _find_dense(words: str, links: tuple[CausalLink, ...]) -> Iterator[Finding]:
    sources = {link.source for link in links}
    targets = {link.target for link in links}
    possible = len(sources) * len(targets)
    if min(len(sources), len(targets)) >= _FEWEST_NODES and len(links) >= _DENSE * possible:
        yield Finding(
            links[0].places.at(),
            f"nearly everything leads to everything from {words}: "
            f"{len(links)} of {possible} possible links",
            "keep the links with a reason of their own and remove the others",
        )


def _between(graph: ContributionGraph, link: CausalLink) -> str:
    return f"{graph.nodes[link.source].stage} to {graph.nodes[link.target].stage}"


CHECK = Check("CA110", Severity.WARNING, "Nearly everything leads to everything", find)
