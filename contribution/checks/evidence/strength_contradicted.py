"""An item says once, and without contradiction, how telling it is.

What it finds
    A `type_i_error` above the `sensitivity`, or `expected_if_false` likelier than
    `expected_if_true`; one of such a pair without the other; and two ways of saying the strength,
    such as `test` beside `expected_if_true` and `expected_if_false`, that do not count alike.

Why it matters
    What is likelier without the claim than with it speaks against the claim when it is found, and
    who mixed up two numbers does not see it. Of two strengths only one can count, and half a pair
    counts as nothing.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Daily log
    kind: document
    items:
      full:
        says: Most places were filled
        about: places
        outcome: found
        sensitivity: 0.3
        type_i_error: 0.6
        at: {page: 1}

How to resolve
    Exchange the two, if they were mixed up; if finding it does speak against the claim, exchange
    them and add `predicts: against`. Of two ways to say the strength keep one.

Source
    Humphreys and Jacobs (2023), Integrated inferences, chapter 5: the weight of a test is the ratio
    of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import EvidenceItem, Observation, Sighting
from contribution.domain.plugins import Check
from contribution.domain.probative import find_probabilities, find_token
from contribution.domain.rule import Rule

_NUMBERS = ("sensitivity", "type_i_error")
_WORDS = ("expected_if_true", "expected_if_false")
_WAYS = (("test",), _NUMBERS, _WORDS)
_NOTHING = dict.fromkeys(name for way in _WAYS for name in way)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item whose strength is turned round, halved or told twice."""
    for evidence in assessment.graph.evidence:
        item = evidence.item
        said = [[name for name in way if getattr(item, name) is not None] for way in _WAYS]
        halves = [each for each, way in zip(said, _WAYS, strict=True) if 0 < len(each) < len(way)]
        for half in halves:
            pair = next(way for way in _WAYS if half[0] in way)
            other = next(name for name in pair if name not in half)
            yield Finding(
                item.places.at(half[0]),
                f"{item.id} has {half[0]} without {other}, so it counts for nothing",
                f"add {other}:, or say test: instead of both",
            )
        if not halves:
            told = [each for each in said if each]
            # Most items say it in one way, and are their own reading of it.
            is_plain = len(told) == 1 and item.search_effort == 1
            ways = [item] if is_plain else [_keep(item, each) for each in told]
            yield from _find_turned(ways, assessment.rule)
            if len(ways) > 1:
                yield from _find_twice(item, ways, assessment.rule)


def _keep(item: EvidenceItem, names: list[str]) -> EvidenceItem:
    """The item with its strength told in this way only."""
    kept = {name: getattr(item, name) for name in names}
    return item.model_copy(update={**_NOTHING, **kept, "search_effort": 1.0})


def _find_turned(ways: list[EvidenceItem], rule: Rule) -> Iterator[Finding]:
    for way in ways:
        true, false = find_probabilities(way, Observation(Sighting.FOUND), rule)
        if true < false:
            high, low = _NUMBERS if way.sensitivity is not None else _WORDS
            against = way.predicts == "against"
            yield Finding(
                way.places.at(low),
                f"{low} of {way.id} is above {high}, so finding it would speak "
                f"{'for' if against else 'against'} what it is about",
                f"exchange the two, and {'leave out' if against else 'add'} predicts: against if "
                "that is meant",
            )


def _find_twice(item: EvidenceItem, ways: list[EvidenceItem], rule: Rule) -> Iterator[Finding]:
    told = {_count(way, rule): _say(way) for way in ways}
    if len(told) > 1:
        names = list(told.values())
        yield Finding(
            item.places.at(names[0].partition(":")[0]),
            f"{item.id} says its strength twice, and not alike: {' and '.join(names)}",
            "keep the one that is meant",
        )


def _count(item: EvidenceItem, rule: Rule) -> tuple[int, ...]:
    outcomes = (Sighting.FOUND, Sighting.NOT_FOUND)
    return tuple(find_token(item, Observation(outcome), rule) for outcome in outcomes)


def _say(item: EvidenceItem) -> str:
    named = (name for way in _WAYS for name in way if getattr(item, name) is not None)
    return ", ".join(f"{name}: {getattr(item, name)}" for name in named)


CHECK = Check("CA324", Severity.ERROR, "The strength of an item contradicts itself", find)
