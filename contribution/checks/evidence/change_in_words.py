"""Figures of two times, told in words, say whether they are a change without comparison.

What it finds
    A judged item about a link or a claim whose `figures` stand at two times, that is to count more
    than a straw and does not say `change:`.

Why it matters
    A figure before and after shows that something changed, not what changed it. Typed off a report
    it is the same figure as in a table, and is bound in the same way.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Annual report
    kind: document
    items:
      more:
        says: More children came
        about: open-club -> places
        outcome: found
        test: moderate
        figures: {"2024": 80, "2025": 118}
        at: {page: 1}

How to resolve
    Say `change: true`, by which it is a straw on the link; or `change: false` where the figures are
    held against others that the programme did not reach.

Source
    Humphreys and Jacobs (2023), Integrated inferences, chapter 15: no causes in, no causes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.claims import is_stronger_than_straw, says_something

_YEAR = re.compile(r"(?:19|20)\d{2}(?:[-/]\d{2,4})?|\b(?:before|after|baseline|endline)\b")


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each change told in words that is to test a link."""
    graph = assessment.graph
    for evidence in graph.evidence:
        item = evidence.item
        places = [name for name in item.about if name in graph.links or name in graph.claims]
        times = {found[0] for name in item.figures for found in _YEAR.finditer(name.lower())}
        asked = places and len(times) > 1 and getattr(item, "change", False) is None
        if asked and says_something(evidence) and is_stronger_than_straw(evidence, assessment.rule):
            yield Finding(
                item.places.at("figures"),
                f"{item.id} holds figures of {len(times)} times, and nobody says whether they are "
                "a change without comparison",
                "say change: true, or change: false",
            )


CHECK = Check("CA321", Severity.WARNING, "Figures of two times are to test a link", find)
