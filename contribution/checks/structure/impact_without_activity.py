"""Every impact can be traced back to something that the programme does.

What it finds
    An impact whose causes, followed back all the way, include no activity.

Why it matters
    Contribution means that what was done made a difference. An impact fed only by money or by
    circumstances has no pathway from the programme, so nothing can be claimed about it.

Example
    inputs: {grant: Council grant}
    activities: {open-club: Breakfast club opens}
    impacts: {attainment: Better reading at age 7}
    links:
      grant -> open-club:
      grant -> attainment: {because: Money helps, skips_because: Not thought through yet}

How to resolve
    Add the missing steps between an activity and the impact, or remove the impact.

Source
    Mayne (2008), Contribution analysis, ILAC Brief 16: activities are part of every causal chain.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Stage
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each impact that begins at inputs or context without any activity."""
    graph = assessment.graph
    activities = [node.id for node in graph.model.nodes if node.stage is Stage.ACTIVITY]
    reached = graph.find_reachable(activities)
    for node in graph.model.nodes:
        if not activities or node.stage is not Stage.IMPACT or node.id in reached:
            continue
        behind = graph.find_reachable([node.id], backwards=True)
        starts = [each for each in behind if not graph.find_links_into(each)]
        # A chain that begins in mid-air is already reported as a node without a cause.
        if all(graph.nodes[start].stage in {Stage.CONTEXT, Stage.INPUT} for start in starts):
            yield Finding(
                node.places.at(),
                f"no activity leads to impact {name(node)}",
                "add the steps between an activity and this impact, or remove it",
            )


CHECK = Check("CA107", Severity.WARNING, "No activity leads to an impact", find, waits="all")
