"""An effect is not found before it can be there.

What it finds
    An outcome or impact that is too early to tell, by its latency and the start of the activities,
    while evidence in favour of it is on record.

Why it matters
    Either the latency is too long, or what was found has another cause: it was there before the
    programme could have had any part in it. In both cases the model and the evidence contradict
    each other.

Example
    as_of: 2026-01-31
    programme: {starts: 2025-09-01}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 2 years}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Register of arrivals
    kind: document
    items:
      late: {says: Fewer are late, about: on-time, outcome: found, test: hoop, at: {page: 1}}

How to resolve
    Shorten `latency:` if the effect can show earlier. Otherwise attach the item to the rival that
    it speaks for, such as a trend that was already there.

Source
    Mayne (2015), Useful theory of change models, on timelines of expected results.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.verdict import Verdict
from contribution.proofreading.claims import (
    says_something,
    speaks_for,
)
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each result found although its time has not come."""
    graph = assessment.graph
    for node in graph.model.nodes:
        rating = assessment.ratings.nodes.get(node.id)
        if rating is None or rating.overlay is not Verdict.TOO_EARLY:
            continue
        early = [
            each.id
            for each in graph.find_evidence_about(node.id)
            if says_something(each) and speaks_for(each)
        ]
        if early:
            yield Finding(
                node.places.at("latency"),
                f"{name(node)} is {Verdict.TOO_EARLY}, yet {list_words(early)} found it",
                "shorten latency:, or attach the evidence to the rival that it speaks for",
            )


CHECK = Check("CA505", Severity.NOTE, "An effect was found before its time", find, waits="all")
