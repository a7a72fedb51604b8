"""Two ways between the same two nodes are two mechanisms, or one of them is superfluous.

What it finds
    A direct link beside a longer way round, when the direct link gives the same reason as one of
    the steps of the way round. Links that skip a stage with a reason are left alone, links without
    any reason are CA201, and models of more than 2,000 links are not searched.

Why it matters
    People often draw the direct link first and the steps in between later, and forget to remove the
    first. The influence is then told twice, and evidence scatters over two descriptions of one
    thing.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled, fed: Children eat}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short}}
    links:
      open-club -> places -> fed -> on-time: {because: Breakfast is at eight}
      places -> on-time: {because: Breakfast is at eight}

How to resolve
    Remove the direct link, or give it a `because:` of its own that does not go through the step
    between.

Source
    Textor and others (2016), Robust causal inference using directed acyclic graphs (DAGitty): a
    direct effect is what is left when the ways through other nodes are held still.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ARROW
from contribution.domain.plugins import Check
from contribution.words.labels import plain_label

_MOST_LINKS = 2000


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each direct link that has no mechanism apart from the way round."""
    graph = assessment.graph
    if len(graph.links) > _MOST_LINKS:
        return
    for name, way_round in graph.find_detours().items():
        link = graph.links[name]
        if link.skips_because or not _has_same_reason(graph, name, way_round):
            continue
        yield Finding(
            link.places.at(),
            f"{name} tells the same as {ARROW.join(way_round)}",
            "remove the direct link, or give it a because: that does not go through the steps",
        )


def _has_same_reason(graph: ContributionGraph, name: str, way_round: tuple[str, ...]) -> bool:
    own = _reason(graph, name)
    steps = pairwise(way_round)
    reasons = {_reason(graph, f"{source}{ARROW}{target}") for source, target in steps}
    return bool(own) and own in reasons


def _reason(graph: ContributionGraph, name: str) -> str:
    return plain_label(graph.links[name].because or "")


CHECK = Check("CA109", Severity.NOTE, "A direct link repeats a longer way round", find)
