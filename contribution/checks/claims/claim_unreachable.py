"""A claim runs along links of the model.

What it finds
    A written claim from whose beginning (`from`, or all activities) no link or chain of links leads
    to its target.

Why it matters
    Without a pathway there is nothing to test, so the claim is not rated.

Example
    activities: {open-club: Breakfast club opens, visit: Home visits}
    outputs: {places: Places filled, visited: Homes visited}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
      visit -> visited: {because: Visits are made, assumes: none}
    claims:
      visits-helped: {says: Home visits contributed, from: visit, to: on-time}

How to resolve
    Add the missing links, or correct `from:` or `to:`.

Source
    Mayne (2008), ILAC Brief 16, condition 1: a reasoned theory of change.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each written claim without a pathway."""
    graph = assessment.graph
    find_reachable = cache(graph.find_reachable)
    for claim in graph.model.claims:
        if claim.default or claim.target not in graph.nodes:
            continue
        starts = graph.find_starts_of(claim)
        if claim.target in find_reachable(starts):
            continue
        begins = claim.source or "any activity"
        yield Finding(
            claim.places.at("from" if claim.source else "to"),
            f"claim {name(claim)} has no pathway: nothing leads from {begins} to {claim.target}",
            "add the missing links, or correct from: or to:",
        )


CHECK = Check("CA506", Severity.ERROR, "A claim has no pathway", find, waits="all")
