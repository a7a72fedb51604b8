"""What people think caused a change is a straw in the wind.

What it finds
    An item about a link that rests on opinion and claims to be more than a straw: any item of a
    workshop, and an answer to one question of a survey in a single wave. Interviews may count as
    moderate, since they can trace a mechanism; as a smoking gun or doubly decisive they are found
    too.

Why it matters
    That people believe in a programme is said whether it works or not. Mayne leaves opinion of
    contribution aside; what people saw happen is another matter.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Interviews with teachers
    kind: interviews
    items:
      helped:
        says: Teachers say that the club is why they come
        about: open-club -> places
        outcome: found
        test: smoking-gun
        at: {page: 1}

How to resolve
    Say `test: straw` (for interviews that trace what happened step by step, `test: moderate`), or
    attach the item to the node that people saw change.

Source
    Mayne (2019), Revisiting contribution analysis: stakeholder opinion of contribution is not
    central.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence, ProbativeTest
from contribution.domain.plugins import Check
from contribution.domain.probative import find_test
from contribution.proofreading.claims import (
    is_stronger_than_straw,
)
from contribution.words.phrases import list_words

_DECISIVE = {"smoking-gun", "doubly-decisive"}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each opinion about a link that claims to be more than a straw."""
    graph = assessment.graph
    for evidence in graph.evidence:
        links = [subject for subject in evidence.item.about if subject in graph.links]
        if links and _overrates(evidence, assessment):
            allowed = evidence.kind.opinion
            yield Finding(
                evidence.item.places.at("test"),
                f"{evidence.id} is what people think about {list_words(links)}, "
                f"which is {allowed} evidence at most",
                f"say test: {allowed}, or attach it to what people saw change",
            )


def _overrates(evidence: Evidence, assessment: Assessment) -> bool:
    kind = evidence.kind
    if kind.opinion is None or evidence.item.predicts == "against" or evidence.item.planned:
        return False
    if kind.opinion is not ProbativeTest.STRAW:
        return find_test(evidence.item, evidence.observation, assessment.rule) in _DECISIVE
    # What people report of a change from one wave to the next is more than their opinion of it.
    level = not kind.shows_change or len(getattr(evidence.item, "waves", ())) == 1
    return level and is_stronger_than_straw(evidence, assessment.rule)


CHECK = Check("CA313", Severity.WARNING, "An opinion counts as more than a straw", find)
