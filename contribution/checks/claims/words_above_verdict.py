"""Claims are worded as contribution, not as sole cause.

What it finds
    A claim, unless it is rated very strong, whose words say that the programme alone did it:
    caused, proved, led to, resulted in, due to, thanks to, ensured, responsible for and the like.

Why it matters
    Contribution analysis shows that a programme was part of what made the difference. Words of
    proof promise what the evidence cannot keep, and they are what readers quote.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    claims:
      helped: {says: The clubs caused the fall in late arrivals, to: on-time}

How to resolve
    Use the words that the message offers; they are those that the verdict permits. As the wording
    of what is to be tested, "contributed to" is always right.

Source
    Mayne (2012), Making causal claims, ILAC Brief 26; calibrated language after Mastrandrea and
    others (2010), IPCC guidance note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.verdict import SCALE, Verdict

_PROOF = re.compile(
    r"\b(?:caused|causes|proved|proves|proven|led to|leads to|resulted in|results in|due to|"
    r"because of|thanks to|as a result of|ensured|ensures|guaranteed|guarantees|brought about|"
    r"responsible for|attributable to|demonstrably|made sure)\b",
    re.IGNORECASE,
)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each claim whose words say more than its verdict."""
    for claim in assessment.graph.model.claims:
        rated = assessment.ratings.claims.get(claim.id)
        match = _PROOF.search(claim.says)
        if claim.default or rated is None or match is None:
            continue
        if rated.verdict is not Verdict.VERY_STRONG:
            verbs = SCALE[rated.verdict].verbs
            yield Finding(
                claim.places.at("says"),
                f"“{match[0]}” says more than the verdict {rated.verdict}",
                f"write “contributed to”, or no more than “{verbs[0]}”",
            )


CHECK = Check(
    "CA503", Severity.WARNING, "A claim's words say more than its verdict", find, waits="all"
)
