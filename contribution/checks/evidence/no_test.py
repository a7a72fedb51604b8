"""Every piece of evidence says how much it could tell.

What it finds
    An evidence item that names neither a `test`, nor the two words `expected_if_true` and
    `expected_if_false`, nor probabilities, and whose data do not give them either.

Why it matters
    The same observation can be decisive or worthless, depending on whether it would also be seen if
    the claim were false. An item that says nothing counts as a straw in the wind, the weakest test.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: School office
    kind: document
    items:
      list: {says: The list is full, about: places, outcome: found, at: {page: 1}}

How to resolve
    Ask: how likely is this if the claim is true, and how likely if it is false? Write the answers
    as `expected_if_true: likely` and `expected_if_false: unlikely`, or add `test: straw` if that is
    what it is.

Source
    Van Evera (1997), Guide to methods; Befani and Mayne (2014), Process tracing and contribution
    analysis.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.claims import names_a_test


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item in use whose strength nobody stated."""
    for evidence in assessment.graph.evidence:
        # What people in a room think is shown beside the evidence and never counted as any.
        if evidence.kind.is_vote or evidence.item.planned:
            continue
        if not names_a_test(evidence):
            yield Finding(
                evidence.item.places.at(),
                f"evidence item {evidence.id} does not say how telling it is, so it is a straw",
                "add expected_if_true: and expected_if_false:, or test: straw",
            )


CHECK = Check("CA302", Severity.NOTE, "Evidence names no test", find, waits="itself")
