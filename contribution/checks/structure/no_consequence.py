"""Everything short of an impact leads somewhere.

What it finds
    An input, activity, output or outcome at which no link begins. Feedback does not count, and
    context may stand alone. When inputs lead nowhere else, they are named: what they pay for
    reaches no impact.

Why it matters
    A node without a consequence is work, money or change that the theory has no use for. Either the
    theory is unfinished or the activity serves something that nobody wrote down.

Example
    inputs: {grant: Council grant}
    activities: {open-club: Breakfast club opens, newsletter: Newsletter to parents}
    outputs: {places: Places filled}
    impacts: {attainment: Better reading at age 7}
    links:
      grant -> open-club -> places: {because: It pays for staff}
      grant -> newsletter: {because: It pays for printing}
      places -> attainment: {because: Fed children learn, skips_because: One step in this sketch}

How to resolve
    Add a link that begins there, for example `newsletter -> places: {because: ...}`, or remove it.

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
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each node before the last stage at which no link begins."""
    graph = assessment.graph
    last = max((node.stage.column for node in graph.model.nodes), default=0)
    lost = _find_lost_inputs(graph)
    for node in graph.model.nodes:
        # Without impacts the last stage there is has nowhere to lead; CA101 says so once.
        if node.stage is Stage.CONTEXT or node.stage.column == last or _leads_on(graph, node):
            continue
        inputs = lost & graph.find_reachable([node.id], backwards=True) - {node.id} if lost else ()
        named = [graph.label_of(each) for each in graph.nodes if each in inputs]
        so = f", so {list_words(named)} reaches no impact" if named else ""
        yield Finding(
            node.places.at(),
            f"{node.stage} {name(node)} leads to nothing{so}",
            f"add a link such as {node.id} -> something, or remove it",
        )


def _find_lost_inputs(graph: ContributionGraph) -> frozenset[str]:
    impacts = [node.id for node in graph.model.nodes if node.stage is Stage.IMPACT]
    inputs = {node.id for node in graph.model.nodes if node.stage is Stage.INPUT}
    if not impacts:
        return frozenset()
    return frozenset(inputs) - graph.find_reachable(impacts, backwards=True)


def _leads_on(graph: ContributionGraph, node: Node) -> bool:
    if any(link.carries for link in graph.find_links_from(node.id)):
        return True
    # A link turned round has its own finding (CA103), and is what this one lacks.
    return any(graph.runs_back(link) for link in graph.find_links_into(node.id))


CHECK = Check("CA105", Severity.WARNING, "A node leads to nothing", find, waits="all")
