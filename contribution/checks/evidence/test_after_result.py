"""A test that is to count in full was written down before its result was seen.

What it finds
    An item whose `declared_on` lies after the last day of what it looked at, and a register with
    tests stronger than moderate of which nobody says when they were written down.

Why it matters
    Whoever knows the result can always name a test that it passes. Such a test counts as moderate
    at most, passed or failed.

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
        quality: 3
        on: 2025-10-01
        declared_on: 2025-12-01
        at: {page: 1}

How to resolve
    If the test was named before anybody looked, say so: `declared_on` on the item, or once for all
    items at the head of the register. If not, say `test: moderate`, or look again at something that
    has not happened yet.

Source
    Humphreys and Jacobs (2023), Integrated inferences, chapter 5; Nosek and others (2018), The
    preregistration revolution.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.rating import EvidenceUse


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item declared after its result, and each register without a day."""
    undated: dict[str, list[str]] = {}
    for name, use in _find_held(assessment).items():
        evidence = assessment.graph.items[name]
        declared, limit = evidence.declared_on, assessment.rule.post_hoc_test
        if declared is None:
            undated.setdefault(evidence.register.id, []).append(name)
        else:
            yield Finding(
                evidence.item.places.at("declared_on"),
                f"the {use.test} test of {name} was declared on {declared}, after its result "
                f"({evidence.day}), and counts as {limit}",
                f"say test: {limit}, or correct the date",
            )
    registers = {each.register.id: each.register for each in assessment.graph.evidence}
    for register, names in undated.items():
        yield Finding(
            registers[register].places.at(),
            f"{names[0]}{_say_more(names)} counts as {assessment.rule.post_hoc_test} at most, as "
            "nobody says when its test was written down",
            "add declared_on: with the day, here for all items or on one",
        )


def _find_held(assessment: Assessment) -> dict[str, EvidenceUse]:
    # Where a test is written down late, the ladder says so of each use that it lowered.
    ratings = assessment.ratings
    links = (each.rating for each in ratings.links.values())
    families = (ratings.nodes, ratings.assumptions, ratings.factors)
    rated = (*links, *(each for family in families for each in family.values()))
    every = (use for rating in rated for use in rating.uses)
    late = (use for use in every if use.held and assessment.graph.items[use.item].is_late)
    return {use.item: use for use in late if _MODERATE <= use.token < use.quality}


def _say_more(names: list[str]) -> str:
    return f" and {len(names) - 1} more like it" if len(names) > 1 else ""


_MODERATE = 2
CHECK = Check("CA312", Severity.NOTE, "A test was declared after its result", find)
