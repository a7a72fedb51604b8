"""Where the room and the evidence part, or the room within itself, somebody looks closer.

What it finds
    A link that people rated in a workshop (`kind: workshop`) where the middle of a group's ratings
    lies two rungs or more from the verdict of the evidence, or two groups' middles lie as far from
    each other. Only words that are verdicts (strong, moderate, suggestive, untested, doubtful ...)
    are compared: the meaning of a number is not on record.

Why it matters
    Ratings by people are not evidence and never enter a verdict. But people may know what no
    register holds, or hold dear what nothing supports. Either is worth an hour of a workshop.

Example
    stakeholders: {staff: School staff, parents: Parents}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Workshop with staff and parents
    kind: workshop
    items:
      room:
        says: How strong is this link?
        about: open-club -> places
        at: {page: 1}
        ratings:
          - {group: staff, rating: strong}
          - {group: staff, rating: strong}
          - {group: parents, rating: suggestive}

How to resolve
    Ask the group what it saw, and add that as an item with its place of record; or show the group
    the evidence. Where neither moves anybody, let the finding stand: it is a result.

Source
    Mayne (2019), Revisiting contribution analysis: whether stakeholders believe in the contribution
    is not what a contribution claim rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.stakeholder_ratings import (
    Disagreement,
    GroupRating,
    find_disagreements,
)
from contribution.domain.verdict import Verdict


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each subject on which people and evidence, or two groups, part."""
    for each in find_disagreements(assessment):
        yield Finding(
            each.rating.evidence.item.places.at("about"),
            f"on {each.rating.subject} {_tell(each)}",
            _advise(each),
        )


def _tell(disagreement: Disagreement) -> str:
    apart = disagreement.apart
    if apart:
        others = [_sum_up(group) for group in disagreement.divided if group not in apart]
        groups = ", ".join(map(_sum_up, apart))
        told = f"the evidence says {disagreement.rating.verdict}, {groups}"
        return f"{told}, while {', '.join(others)}" if others else told
    return f"groups differ: {' and '.join(map(_sum_up, disagreement.divided))}"


def _sum_up(group: GroupRating) -> str:
    word, _ = max(group.counts, key=lambda each: each[1])
    how = "say" if len(group.counts) == 1 else "mostly"
    return f"{group.label} ({group.size}) {how} {word}"


def _advise(disagreement: Disagreement) -> str:
    if disagreement.apart and disagreement.rating.verdict is Verdict.UNTESTED:
        return "ask what they saw, and add it as evidence"
    return "ask each group what it saw"


CHECK = Check(
    "CA390", Severity.NOTE, "People in the room part from the evidence", find, waits="all"
)
