"""Nobody calls a claim better than its evidence without saying why.

What it finds
    A claim whose `verdict` is higher than the computed one and that gives no reason under
    `because`.

Why it matters
    A verdict by hand is allowed: the rule does not know everything. A reader has a right to the
    reason.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    claims:
      helped: {says: We helped, to: on-time, verdict: strong}

How to resolve
    Run `contribution score MODEL --why CLAIM` to see what holds the claim down. Then seek that
    evidence, lower the verdict, or add `because:` with the reason that the rule does not know.

Source
    Befani and Mayne (2014): judgement is shown, not hidden; mbeddr.formal: a stated confidence does
    not exceed the computed one.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.verdict import Verdict, rank
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each claim rated by hand above its evidence without a reason."""
    graph = assessment.graph
    for claim in graph.model.claims:
        rated = assessment.ratings.claims.get(claim.id)
        if rated is None or not claim.verdict or (claim.because or "").strip():
            continue
        stated = next((each for each in Verdict if each == claim.verdict), None)
        if stated is None:
            continue
        if rank(stated) > rank(rated.verdict):
            yield Finding(
                claim.places.at("verdict"),
                f"claim {name(claim)} is called {stated}, but its evidence makes it "
                f"{rated.verdict}",
                "lower it, or add because: with the reason",
            )


CHECK = Check("CA501", Severity.ERROR, "A verdict stands above its evidence", find, waits="all")
