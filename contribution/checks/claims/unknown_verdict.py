"""A verdict by hand uses a word of the scale.

What it finds
    A claim whose `verdict` is none of the words of the scale.

Why it matters
    Everything that is drawn or written about a claim follows from its verdict's place in the scale.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    claims:
      helped: {says: We helped, to: places, verdict: stronng, because: We saw it}

How to resolve
    Use one of the words that the message lists, or leave the verdict out: the rule finds its own.

Source
    The scale is explained by `contribution explain strong` and so on.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity, offer_near
from contribution.domain.plugins import Check
from contribution.domain.verdict import Verdict
from contribution.words.near import ask_near


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each verdict that is no word of the scale."""
    known = [str(verdict) for verdict in Verdict]
    for claim in assessment.graph.model.claims:
        if claim.verdict is not None and claim.verdict not in known:
            yield Finding(
                claim.places.at("verdict"),
                f"“{claim.verdict}” is no verdict",
                ask_near(claim.verdict, known) or f"use one of: {', '.join(known[:6])}",
                offer_near(claim.places.at("verdict"), claim.verdict, known),
            )


CHECK = Check("CA507", Severity.ERROR, "A verdict is no word of the scale", find)
