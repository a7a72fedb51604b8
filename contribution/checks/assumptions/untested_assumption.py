"""What is necessary for a strong claim has been looked at.

What it finds
    A necessary assumption without any evidence, when the evidence on a link that rests on it is
    strong by itself, or when an author calls a claim strong whose pathway uses the link.

Why it matters
    A chain with a decisive test on its link still hangs on the condition that nobody looked at. The
    rule bounds the link until somebody does.

Example
    assumptions: {children-come: {label: The children who need it come, necessary: true}}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free, assumes: [children-come]}
    claims:
      helped: {says: We helped, to: on-time, verdict: strong, because: We saw it}

How to resolve
    Look whether the assumption held and attach what you find with `about:` and its id.

Source
    Mayne (2008), ILAC Brief 16, condition 3; Befani and others (2016) on the weakest link.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.verdict import Verdict
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words

_STRONG = 3


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each necessary assumption that a strong link or claim takes on trust."""
    graph = assessment.graph
    resting = _find_strong_links_by_assumption(assessment)
    for assumption in graph.model.assumptions:
        if not assumption.necessary or graph.find_evidence_about(assumption.id):
            continue
        if links := resting.get(assumption.id):
            yield Finding(
                assumption.places.at(),
                f"nobody looked at {name(assumption)}, necessary for {list_words(links)}",
                f"seek evidence about: {assumption.id}",
            )


def _find_strong_links_by_assumption(assessment: Assessment) -> dict[str, list[str]]:
    strong, resting = _find_strong_links(assessment), dict[str, list[str]]()
    for link in assessment.graph.model.links:
        for assumed in set(link.assumes or ()) if link.id in strong else ():
            resting.setdefault(assumed, []).append(link.id)
    return resting


def _find_strong_links(assessment: Assessment) -> frozenset[str]:
    graph, ratings = assessment.graph, assessment.ratings
    strong = {link for link, each in ratings.links.items() if each.own.ladder_support >= _STRONG}
    called = {Verdict.STRONG, Verdict.VERY_STRONG}
    claims = [claim for claim in graph.model.claims if claim.verdict in called]
    for starts, alike in group_by(claims, graph.find_starts_of).items():
        targets = [claim.target for claim in alike]
        strong.update(link.id for link in graph.find_links_between(starts, targets))
    return frozenset(strong)


CHECK = Check(
    "CA401", Severity.WARNING, "A necessary assumption was never looked at", find, waits="all"
)
