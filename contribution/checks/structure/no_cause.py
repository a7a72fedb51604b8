"""Everything that the programme does or brings about has a cause in the model.

What it finds
    An activity, output, outcome or impact at which no link ends. Feedback does not count.

Why it matters
    A result without a cause cannot be contributed to: no pathway reaches it, so no claim about it
    can be rated. An activity without a cause is one that nobody says is paid for or called for.

Example
    inputs: {grant: Council grant}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      grant -> open-club:

How to resolve
    Add a link that ends there, for example `open-club -> places: {because: ...}`, or remove the
    node.

Source
    The Nature Conservancy, Conservation by Design: logical connections in a results chain.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Node, Stage
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name

_BEGINNINGS = {Stage.CONTEXT, Stage.INPUT}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each node after the inputs at which no link ends."""
    graph = assessment.graph
    stages = {node.stage for node in graph.model.nodes}
    for node in graph.model.nodes:
        if _needs_cause(node, stages) and not _has_cause(graph, node):
            yield Finding(
                node.places.at(),
                f"{node.stage} {name(node)} has no cause",
                f"add a link that ends at it, for example something -> {node.id}, or remove it",
            )


def _needs_cause(node: Node, stages: set[Stage]) -> bool:
    if node.stage in _BEGINNINGS:
        return False
    # Where there is no input at all, that one gap is reported once and not for every activity.
    return node.stage is not Stage.ACTIVITY or bool(stages & _BEGINNINGS)


def _has_cause(graph: ContributionGraph, node: Node) -> bool:
    if any(link.carries for link in graph.find_links_into(node.id)):
        return True
    # A link turned round has its own finding (CA103), and is what this one lacks.
    return any(graph.runs_back(link) for link in graph.find_links_from(node.id))


CHECK = Check("CA104", Severity.WARNING, "A node has no cause", find, waits="all")
