"""One observation is counted once.

What it finds
    Two items about the same thing that read the same row of a table, or state the same figures, and
    yet stand in different dependence groups, so that they count as two sources. Likewise two that
    tell, by one method, what the same group of stakeholders said at the same time, of as many
    asked, where nobody says whether they were the same people; and two of one `source:` under a
    `group:` of its own each.

Why it matters
    Triangulation means that independent sources agree. A figure that two documents quote from one
    record agrees with itself.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Two reports
    kind: document
    items:
      annual:
        says: 118 children came
        about: places
        outcome: found
        test: hoop
        source: annual-report
        figures: {children: 118, of: 140}
        at: {page: 1}
      audit:
        says: 118 children came
        about: places
        outcome: found
        test: hoop
        source: audit-report
        figures: {children: 118, of: 140}
        at: {page: 9}

How to resolve
    Give both the same `group:`, so that they count once, or drop the copy. Of people say who they
    were: `respondents:` with one name in both items or registers where they are the same, and with
    two names where they are not.

Source
    Befani (2020), Quality of quality: evidence packages and double counting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from contribution.domain.assessment import Assessment
from contribution.domain.calendar import DateRange
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.claims import says_something
from contribution.words.labels import plain_words

_Sign = tuple[object, ...]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each item that repeats an earlier one of another group."""
    graph = assessment.graph
    reported: set[str] = set()
    telling = [each for each in graph.evidence if says_something(each)]
    signs = {id(each): _sign(each) for each in telling}
    asked = {id(each): _find_asked(each) for each in telling}
    sources = {id(each): _find_source(each) for each in telling}
    for subject in graph.subjects:
        about = graph.find_evidence_about(subject)
        if len(about) > 1:
            yield from _find_repeated(about, signs, _say_same_observation, reported)
            yield from _find_repeated(about, asked, _say_same_people, reported)
            yield from _find_repeated(about, sources, _say_same_source, reported)


def _find_repeated(
    about: Sequence[Evidence],
    signs: Mapping[int, str | _Sign],
    say: Callable[[Evidence, Evidence], Finding],
    reported: set[str],
) -> Iterator[Finding]:
    """Yield a finding, in what `say` makes of it, for each item with the sign of an earlier one."""
    signed = [each for each in about if signs.get(id(each))]
    for first, *others in group_by(signed, lambda each: signs[id(each)]).values():
        for other in others:
            if _differ(first, other) and other.id not in reported:
                reported.add(other.id)
                yield say(first, other)


def _say_same_observation(first: Evidence, other: Evidence) -> Finding:
    return Finding(
        other.item.places.at(),
        f"{other.id} is the same observation as {first.id}, but counts as another "
        f"source ({other.group} and {first.group})",
        f"add group: {first.group} to it, or drop the copy",
    )


def _say_same_people(first: Evidence, other: Evidence) -> Finding:
    return Finding(
        other.item.places.at(),
        f"{other.id} may be what the same people said as in {first.id} "
        f"({first.item.places.at()}), but counts as another source",
        "add respondents: to both, one name for the same people, two for others",
    )


def _say_same_source(first: Evidence, other: Evidence) -> Finding:
    return Finding(
        other.item.places.at("group"),
        f"{other.id} has the source of {first.id} ({first.item.places.at()}), but counts twice",
        "leave out group:, or say in both under respondents: who is meant",
    )


def _differ(first: Evidence, other: Evidence) -> bool:
    """Whether the two count as two sources, and nobody says that these are different people."""
    if plain_words(first.group) == plain_words(other.group) or {*first.people} & {*other.people}:
        return False
    return not all(each.item.respondents or each.register.respondents for each in (first, other))


def _find_asked(evidence: Evidence) -> _Sign:
    """Who was asked, how, when and of how many, of what people think; empty where nobody says."""
    item, register = evidence.item, evidence.register
    voices = getattr(item, "voices", {})
    whose = item.stakeholders or tuple(voices) or register.stakeholders
    when = (item.on, item.period) if item.date else (None, register.collected)
    if evidence.kind.opinion is None or not whose or when == (None, DateRange()):
        return ()
    asked = tuple((name, voice.of) for name, voice in voices.items())
    return (evidence.method, frozenset(whose), str(when), asked)


def _find_source(evidence: Evidence) -> str:
    """What a source is called whose item has a group of its own; empty for all others."""
    named = evidence.item.source or evidence.register.source
    return plain_words(named) if named and evidence.item.group else ""


def _sign(evidence: Evidence) -> str:
    item = evidence.item
    read = [
        f"{field}={getattr(item, field)}"
        for field in evidence.kind.picks
        if getattr(item, field, None)
    ]
    if read and evidence.register.table is not None:
        expected = getattr(item, "expect", "")
        return "; ".join([evidence.register.table.file, str(expected), *read])
    numbers = sorted(re.sub(r"[^\d.]", "", value) for value in item.figures.values())
    # One small number alone agrees too often by chance.
    return " ".join(numbers) if len("".join(numbers)) > 2 and len(numbers) > 1 else ""


CHECK = Check("CA305", Severity.WARNING, "One observation counts as two sources", find)
