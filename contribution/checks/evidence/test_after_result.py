"""A test that is to count in full was written down before its result was seen.

What it finds
    An item whose `declared_on` lies after the last day of what it looked at.

Why it matters
    Whoever knows the result can always name a test that it passes. Such a test counts as moderate
    at most.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: School office
    kind: document
    items:
      list:
        says: The list is full
        about: places
        outcome: found
        test: smoking-gun
        on: 2025-10-01
        declared_on: 2025-12-01
        at: {page: 1}

How to resolve
    If the test was named before anybody looked, correct the date. If not, say `test: moderate`, or
    look again at something that has not happened yet.

Source
    Humphreys and Jacobs (2023), Integrated inferences, chapter 5; Nosek and others (2018), The
    preregistration revolution.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.probative import find_test, is_post_hoc


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item declared after its result whose test is cut for it."""
    for evidence in assessment.graph.evidence:
        item = evidence.item
        test = find_test(item, evidence.observation, assessment.rule)
        if is_post_hoc(item) and item.test is not test:
            yield Finding(
                item.places.at("declared_on"),
                f"the test of {evidence.id} was declared on {item.declared_on}, after its result "
                f"({item.date}), and counts as {test}",
                f"say test: {test}, or correct the date",
            )


CHECK = Check("CA312", Severity.NOTE, "A test was declared after its result", find)
