"""A verdict by hand that differs from the computed one says why.

What it finds
    A claim whose `verdict` is another one than the computed, not higher, and that gives no reason
    under `because`. A higher one is CA501.

Why it matters
    Caution needs no excuse, but the evidence has moved on since the verdict was written, or the
    author knows something that the register does not.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    claims:
      helped: {says: We helped, to: on-time, verdict: doubtful}

How to resolve
    Remove `verdict:` so that the computed one is shown, or add `because:` with the reason.

Source
    Our own rule, after the principle that judgement is shown and not hidden.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.verdict import Verdict, rank
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each verdict by hand that differs downwards without a reason."""
    graph = assessment.graph
    for claim in graph.model.claims:
        rated = assessment.ratings.claims.get(claim.id)
        if rated is None or not claim.verdict or (claim.because or "").strip():
            continue
        stated = next((each for each in Verdict if each == claim.verdict), None)
        if stated is None:
            continue
        if stated is not rated.verdict and rank(stated) <= rank(rated.verdict):
            yield Finding(
                claim.places.at("verdict"),
                f"claim {name(claim)} is called {stated}, but its evidence makes it "
                f"{rated.verdict}",
                "remove verdict: so that the computed one is shown, or add because:",
            )


CHECK = Check("CA502", Severity.NOTE, "A verdict differs from the computed one", find, waits="all")
