"""One item is not laid on everything at once.

What it finds
    An item about more than three things that does not say, in `traces`, how it bears on them.

Why it matters
    An observation that is found speaks for all that it is laid on. The more that is, the less of it
    was looked for.

Example
    activities: {club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {calm: {label: Calmer mornings, horizon: short, latency: 1 term}}
    links:
      club -> places: {because: Free and on the way, assumes: none}
      places -> calm: {because: They have eaten, assumes: none}
    # evidence/example/register.yaml
    title: Annual report
    kind: document
    items:
      went-well:
        says: All went well
        about: [club, places, calm, places -> calm]
        outcome: found
        test: straw
        at: {page: 1}

How to resolve
    Keep what was looked for, or split it into what was seen of each; where one record shows
    several things, say under `traces:` how.

Source
    Befani (2020), Quality of quality: evidence packages and double counting.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.claims import says_something

_MOST = 3


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item about more than three things."""
    for evidence in assessment.graph.evidence:
        item = evidence.item
        if len(item.about) > _MOST and not item.traces and says_something(evidence):
            yield Finding(
                item.places.at("about"),
                f"{item.id} is laid on {len(item.about)} things at once",
                "keep those that were looked for, or say under traces: how it bears on them",
            )


CHECK = Check("CA320", Severity.WARNING, "One item is about more than three things", find)
