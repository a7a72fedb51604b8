"""Evidence is no older than its project allows.

What it finds
    An item of evidence that speaks about a day longer before the model's `as_of` than the setting
    `fresh` of the project allows.

Why it matters
    What was seen years ago says little about a programme that has changed since. A claim that is
    repeated every year should rest on something that somebody looked at again.

Example
    activities: {club: {label: Free breakfast club, starts: 2022-09-01}}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short}}
    links:
      club -> on-time: {because: The bell rings after breakfast}
    # evidence/example/talks.yaml
    title: Talks with staff
    kind: interviews
    items:
      they-come:
        {says: Children come, about: on-time, outcome: found, on: 2023-05-01, at: {page: 4}}
    # contribution.yaml
    fresh: 2 years

How to resolve
    Look again and add what you found. Where the former finding still holds, say so at the item:
    # contribution: ignore CA316 because ...

Source
    Mayne (2008), Contribution analysis, step 6: revise and strengthen the story as time passes.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item older than the settings allow; none where they do not say."""
    fresh, as_of = assessment.settings.fresh, assessment.graph.model.as_of
    if fresh is None or as_of is None:
        return
    for evidence in assessment.graph.evidence:
        if evidence.day is not None and fresh.after(evidence.day) < as_of:
            yield Finding(
                evidence.item.places.at(),
                f"evidence item {evidence.id} speaks of {evidence.day}, more than {fresh} before "
                f"the model's as_of {as_of}",
                "look again and add what you find",
            )


CHECK = Check("CA316", Severity.WARNING, "Evidence is stale", find)
