"""The last step to a result with evidence is itself looked at.

What it finds
    A result that is shown to have come about (evidence in favour on the node itself) while on none
    of the links into it there is any evidence, not even planned or looked for in vain.

Why it matters
    That the outcome occurred is known; that the programme had any part in it is not. This is the
    gap that contribution analysis exists to close.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Register of arrivals
    kind: document
    items:
      late: {says: Fewer are late, about: on-time, outcome: found, test: hoop, at: {page: 1}}

How to resolve
    Look for a trace of the mechanism named under `because:`: ask those who took part, compare with
    those who did not, look at timing. Attach it with `about: places -> on-time`. If nobody has
    looked yet, an item with `planned: true` says so.

Source
    Mayne (2008), ILAC Brief 16, steps 3 to 5.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import (
    Impact,
    Outcome,
)
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    says_something,
    speaks_for,
)
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome that is evidenced while no link into it is."""
    graph = assessment.graph
    for node in graph.model.nodes:
        links = [link for link in graph.find_links_into(node.id) if link.carries]
        if not isinstance(node, Outcome | Impact) or not links:
            continue
        own = [each for each in graph.find_evidence_about(node.id) if says_something(each)]
        if not any(speaks_for(each) for each in own):
            continue
        if not any(graph.find_evidence_about(link.id) for link in links):
            yield Finding(
                node.places.at(),
                f"{name(node)} has evidence, but nothing shows what brought it about",
                f"seek evidence about {list_words([link.id for link in links], 'or')}",
            )


CHECK = Check(
    "CA311", Severity.NOTE, "An outcome has evidence, no link into it has", find, waits="all"
)
