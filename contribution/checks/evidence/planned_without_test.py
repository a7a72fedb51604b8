"""Planned evidence says what it would show, so that its worth can be told before it is paid for.

What it finds
    An item with `planned: true` that names neither a `test`, nor the two words `expected_if_true`
    and `expected_if_false`, nor probabilities.

Why it matters
    What to seek next is ranked by what it could change. An item that does not say how telling it
    would be counts as a straw and comes last.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Plans
    kind: document
    items:
      visit: {says: The club is full, about: places, outcome: not-searched, planned: true}

How to resolve
    Add `expected_if_true:` and `expected_if_false:`, each almost-certain, likely, even, unlikely or
    almost-never.

Source
    Humphreys and Jacobs (2023), Integrated inferences, chapter 5: expected learning.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    names_a_test,
)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each planned item whose strength nobody stated."""
    for evidence in assessment.graph.evidence:
        if evidence.item.planned and not names_a_test(evidence):
            yield Finding(
                evidence.item.places.at(),
                f"planned item {evidence.id} does not say how telling it would be",
                "add expected_if_true: and expected_if_false:",
            )


CHECK = Check("CA314", Severity.NOTE, "A planned item names no test", find, waits="itself")
