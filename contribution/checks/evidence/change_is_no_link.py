"""A figure before and after shows that something changed, not what changed it.

What it finds
    An item from a survey, an indicator or a ledger that is about a link, looks at a change over
    time without a comparison (`compare`), and claims to be more than a straw in the wind.

Why it matters
    A change is evidence for a node: the outcome moved. It becomes evidence for a link only with a
    comparison, a pattern that only the programme could make, a traced mechanism or accounts of
    those who took part. Everything else that happened at the same time is in the figure as well.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Ledger of the school
    kind: ledger
    data: ledger.csv
    items:
      spent:
        says: More is spent
        about: open-club -> places
        line: Food
        between: [2024, 2025]
        expect: increase
        test: moderate
        at: {page: 1}
    # evidence/example/ledger.csv
    line,year,actual
    Food,2024,100
    Food,2025,200

How to resolve
    Attach the item to the node that moved, or add places that the programme did not reach under
    `compare:`, or say `test: straw`.

Source
    Humphreys and Jacobs (2023), Integrated inferences, chapter 15: no causes in, no causes out.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    is_stronger_than_straw,
)
from contribution.words.phrases import list_words

_LEVELS = ("at-least", "at-most", "at least", "at most")


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each change without comparison that is to test a link."""
    graph = assessment.graph
    for evidence in graph.evidence:
        links = [subject for subject in evidence.item.about if subject in graph.links]
        if not links or not _is_change(evidence) or evidence.item.planned:
            continue
        if is_stronger_than_straw(evidence, assessment.rule):
            yield Finding(
                evidence.item.places.at("test"),
                f"{evidence.id} is a change over time without a comparison, which is no more than "
                f"a straw for {list_words(links)}",
                f"attach it to {graph.links[links[0]].target}, add compare:, or say test: straw",
            )


def _is_change(evidence: Evidence) -> bool:
    item = evidence.item
    if not evidence.kind.shows_change or bool(getattr(item, "compare", None)):
        return False
    level = str(getattr(item, "expect", "")).startswith(_LEVELS)
    return not level and len(getattr(item, "waves", ())) != 1


CHECK = Check(
    "CA303", Severity.WARNING, "A change without comparison is to test a link", find, waits="itself"
)
