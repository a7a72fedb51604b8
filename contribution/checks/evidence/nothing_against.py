"""Whoever claims an outcome has also looked for what would speak against it.

What it finds
    An outcome or impact with at least three items of evidence on it or on the links into it, all of
    them judgements (interviews, observations, documents, workshops) and all in favour: no item that
    came out against it, none that was looked for and not found, and none that `predicts: against`.

Why it matters
    Whoever looks only for signs in favour finds them. An item that could have come out the other
    way, and did not, is worth more than ten that were chosen because they fit.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Interviews with teachers
    kind: interviews
    by: evaluator
    items:
      one: {says: One, about: on-time, outcome: found, test: straw, at: {page: 1}}
      two: {says: Two, about: on-time, outcome: found, test: straw, at: {page: 2}}
      three: {says: Three, about: on-time, outcome: found, test: straw, at: {page: 3}}

How to resolve
    Ask what you would see if the claim were wrong, look for it, and add what you found as an item
    with `predicts: against` and `outcome: found`, `not-found`, `cannot-tell` or
    `not-searched`.

Source
    Mayne (2008), ILAC Brief 16, step 4; Befani and Mayne (2014): evidence against is sought.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import (
    Impact,
    Outcome,
)
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    find_bearing,
    speaks_for,
)
from contribution.proofreading.naming import name

_FEWEST = 3


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome on which nobody looked at the other side."""
    graph = assessment.graph
    for node in graph.model.nodes:
        if not isinstance(node, Outcome | Impact):
            continue
        bearing = find_bearing(graph, node.id)
        if len(bearing) >= _FEWEST and not any(_could_oppose(each) for each in bearing):
            yield Finding(
                node.places.at(),
                f"all {len(bearing)} items of evidence on {name(node)} are judgements in favour",
                "look for what would speak against it, with predicts: against",
            )


def _could_oppose(evidence: Evidence) -> bool:
    # A computed item comes out as its data will have it, so it was a look at both sides.
    return (
        evidence.kind.is_computed or not speaks_for(evidence) or evidence.item.predicts == "against"
    )


CHECK = Check("CA306", Severity.NOTE, "Nobody looked for evidence against", find, waits="all")
