"""The steps of a pathway were seen together somewhere.

What it finds
    A claim in whose pathway at least two neighbouring links have evidence, while no source has
    evidence on any two neighbouring links. Links that begin at an activity are left aside: that
    something was delivered is shown by records, and rightly by others than what came of it.

Why it matters
    If one group of people shows that A leads to B, and another that B leads to C, it does not
    follow that A leads to C for anybody: the first group may be one in which C never comes.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes:
      on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}
      calm: {label: Calmer lessons, horizon: medium, latency: 1 term}
    links:
      open-club -> places -> on-time -> calm: {because: Free and on the way, assumes: none}
    claims:
      helped: {says: We helped, from: open-club, to: calm}
    # evidence/example/register.yaml
    title: Interviews
    kind: interviews
    items:
      parents:
        says: Parents say that they come on time
        about: places -> on-time
        outcome: found
        test: moderate
        source: parents
        at: {page: 1}
      staff:
        says: Teachers say that lessons are calmer when all are there
        about: on-time -> calm
        outcome: found
        test: moderate
        source: staff
        at: {page: 2}

How to resolve
    Follow a few cases all the way and attach what you find to each of the links that you traced.

Source
    Powell and others (2024), Causal mapping for evaluators: the transitivity trap.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Stage
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    find_place_of_claim,
    says_something,
    speaks_for,
)
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each written claim whose evidence never spans two steps."""
    graph = assessment.graph
    for claim in graph.model.claims:
        rated = assessment.ratings.claims.get(claim.id)
        if claim.default or rated is None:
            continue
        sources = {
            step.subject: _find_sources(graph, step.subject)
            for step in rated.pathway
            if step.subject in graph.links and not _is_delivery(graph, step.subject)
        }
        pairs = [
            (first, second)
            for first in sources
            for second in sources
            if graph.links[first].target == graph.links[second].source
            and sources[first]
            and sources[second]
        ]
        if pairs and not any(sources[first] & sources[second] for first, second in pairs):
            first, second = pairs[0]
            yield Finding(
                find_place_of_claim(graph, claim),
                f"claim {name(claim)} rests on sources that never met: "
                f"{list_words(sorted(sources[first]))} for {first}, "
                f"{list_words(sorted(sources[second]))} for {second}",
                "follow a few cases all the way",
            )


def _is_delivery(graph: ContributionGraph, link: str) -> bool:
    return graph.nodes[graph.links[link].source].stage is Stage.ACTIVITY


def _find_sources(graph: ContributionGraph, link: str) -> frozenset[str]:
    found = graph.find_evidence_about(link)
    return frozenset(each.group for each in found if says_something(each) and speaks_for(each))


CHECK = Check(
    "CA504", Severity.NOTE, "A pathway is put together from separate sources", find, waits="all"
)
