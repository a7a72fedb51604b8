"""Figures rest on enough people to mean something, and to give nobody away.

What it finds
    An item whose base is so small that its figures are not shown, so that it says nothing in any
    rating; and an item whose figures are withheld, though they count, because what a small group
    said could be had from them by subtraction.

Why it matters
    With a handful of answers one person moves the percentage by ten points, and readers who know
    the people can tell who said what.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Parents
    kind: survey
    data: survey.csv
    waves: {1: {from: 2025-06-01, to: 2025-06-30, answered: 6}}
    items:
      easier:
        says: Mornings are easier
        about: places
        statement: Mornings are easier
        options: [Agree]
        expect: at-least 50%
        test: straw
        at: {page: 1}
    # evidence/example/survey.csv
    wave,question,statement,option,percent,count
    1,Q1,Mornings are easier,Agree,67,4
    1,Q1,Mornings are easier,Disagree,33,2

How to resolve
    Ask more people, join groups or waves, or tell what they said as interviews instead of
    percentages.

Source
    Government Statistical Service, guidance on disclosure control for tables from surveys.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item that had to be suppressed or withheld."""
    for evidence in assessment.graph.evidence:
        if evidence.observation.suppressed:
            yield Finding(
                evidence.item.places.at(),
                f"the base of {evidence.id} is too small for figures, so it says nothing",
                "ask more people, join groups or waves, or tell it as interviews",
            )
        elif evidence.observation.withheld:
            yield Finding(
                evidence.item.places.at(),
                f"the figures of {evidence.id} are withheld: with those of the other groups they "
                "would tell what a very small group said",
                "join the small group with another, or ask of everybody only",
            )


CHECK = Check("CA307", Severity.NOTE, "A base is too small", find)
