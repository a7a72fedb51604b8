"""What the weakest places of a claim lack for the next step up: the request for evidence."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import ProbativeTest
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Cap, ClaimRating, PathwayStep, Rating, Ratings
from contribution.domain.verdict import RUNGS, Verdict, rank
from contribution.scoring.ladder.bounds import ASSUMPTIONS_NOT_STATED, FAMILIES, NO_RIVAL
from contribution.scoring.ladder.explanation import find_place
from contribution.scoring.what_if.delivery import is_undoubted_delivery, say_missing
from contribution.words.phrases import list_words

_SURE = 3
_SAY_WEIGHT = "more that is far likelier to be seen if it is so than if it is not, to reach {}"


class Need(NamedTuple):
    """One thing to do at one place: `seek` says what, `why` what it holds up.

    `test` is the kind of test to write down beforehand; empty when no evidence would help.
    `if_found` and `if_missed` are the claim's verdicts if this alone came out so, or None;
    `cost` is empty, as nobody has planned it yet. `against` are the items to look at again; `gap`
    says what is left out there: rivals, assumptions, a good record or, as a rule, nothing.
    """

    place: str
    seek: str
    why: str
    test: str = ""
    where: Where = NOWHERE
    if_found: Verdict | None = None
    if_missed: Verdict | None = None
    cost: str = ""
    against: tuple[str, ...] = ()
    gap: Literal["", "rivals", "assumptions", "record"] = ""


def find_needs(graph: ContributionGraph, ratings: Ratings, claim: str) -> tuple[Need, ...]:
    """Return what would lift each of the weakest places by one rung, bounds that bite first."""
    needs: list[Need] = []
    for step in ratings.claims[claim].weakest:
        needs += _find_needs_at(graph, step)
        needs += _settle(graph, ratings, step)
    return tuple(dict.fromkeys((*needs, *_open_gates(graph, ratings.claims[claim]))))


def _open_gates(graph: ContributionGraph, rated: ClaimRating) -> Iterator[Need]:
    """What holds the claim although its places would bear more: a condition of Mayne's."""
    if not any(each.kind == "held" for each in rated.provisos):
        return
    for each in rated.conditions:
        if rank(each.verdict) < rank(Verdict.SUGGESTIVE) and each.worst in graph.subjects:
            why = f"it holds the whole claim: {each.name[0].lower()}{each.name[1:]}, {each.verdict}"
            where = find_place(graph, each.worst)
            yield Need(each.worst, f"settle this: {each.gap}", why, ProbativeTest.MODERATE, where)


def _settle(graph: ContributionGraph, ratings: Ratings, step: PathwayStep) -> Iterator[Need]:
    """Where doubts are added up, what a link cannot do without is part of its doubt."""
    if step.rating.weight is None or step.rating.overlay or step.subject not in graph.links:
        return
    why = f"its doubt is part of that of “{graph.label_of(step.subject)}”"
    for each in graph.find_assumptions_of(graph.links[step.subject]):
        if each.necessary and ratings.assumptions[each.id].support < _SURE:
            seek = each.test or f"evidence on whether “{each.label}”"
            yield Need(each.id, seek, why, ProbativeTest.MODERATE, each.places.at())


def _find_needs_at(graph: ContributionGraph, step: PathwayStep) -> list[Need]:
    rating, subject = step.rating, step.subject
    where = find_place(graph, subject)
    if rating.overlay is Verdict.TOO_EARLY:
        why = "looking now would say nothing, not even if nothing is found"
        return [Need(subject, f"wait: {rating.overlay_reason}", why, where=where)]
    needs = [_lift(graph, cap, subject) for cap in rating.caps if _bites(cap, rating)]
    needs += _reconcile(rating, subject, where)
    if not needs or rating.ladder_support <= rating.support:
        sure = is_undoubted_delivery(graph, subject, rating)
        needs += _confirm(rating, subject, where) if sure else _seek_more(rating, subject, where)
    return needs


def _bites(cap: Cap, rating: Rating) -> bool:
    # A bound at the present level stops the next rung even though it takes nothing away today.
    return cap.bites or cap.limit <= rating.support


def _lift(graph: ContributionGraph, cap: Cap, subject: str) -> Need:
    why = f"it holds “{graph.label_of(subject)}” at {RUNGS[cap.limit]}"
    if cap.name in graph.factors:
        label = graph.factors[cap.name].label
        seek = f"something that had to be seen if “{label}” were the explanation, and look for it"
        return Need(cap.name, seek, why, ProbativeTest.HOOP, cap.where)
    if cap.name in graph.assumptions:
        assumption = graph.assumptions[cap.name]
        seek = assumption.test or f"evidence on whether “{assumption.label}”"
        return Need(cap.name, seek, why, ProbativeTest.MODERATE, cap.where)
    if cap.name == ASSUMPTIONS_NOT_STATED:
        seek = "write down what it takes for granted, or assumes: none, and test what matters"
        return Need(subject, seek, why, where=cap.where, gap="assumptions")
    seek = f"name and test a rival explanation: {cap.reason}"
    if cap.name == NO_RIVAL:
        kinds = list_words([*FAMILIES.values()])
        seek = (
            f"name and test a rival explanation of each kind ({kinds}), or say why none is needed"
        )
    return Need(subject, seek, why, ProbativeTest.HOOP, cap.where, gap="rivals")


def _reconcile(rating: Rating, subject: str, where: Where) -> list[Need]:
    against = tuple(use.item for use in rating.uses if use.strength and use.sign < 0)
    if not against:
        return []
    named = list_words(against, most=3)
    seek = f"look again at what speaks against it ({named}): is it sound, does it hold everywhere?"
    why = f"what speaks against it stands at {rating.refutation} of 4"
    return [Need(subject, seek, why, where=where, against=against)]


def _confirm(rating: Rating, subject: str, where: Where) -> list[Need]:
    why = "nobody doubts that it was delivered"
    return [Need(subject, say_missing(rating), why, ProbativeTest.MODERATE, where, gap="record")]


def _seek_more(rating: Rating, subject: str, where: Where) -> list[Need]:
    if rating.support >= len(RUNGS) - 1:
        return []
    rung = RUNGS[rating.support + 1]
    lacks = rating.lacks or (_SAY_WEIGHT.format(rung),)
    decisive = any("smoking gun" in each for each in lacks)
    test = (
        ProbativeTest.SMOKING_GUN
        if decisive
        else ProbativeTest.MODERATE
        if rating.support
        else ProbativeTest.STRAW
    )
    # One visit to a place should bring home all that its next rung needs.
    return [Need(subject, "; and ".join(lacks), f"next comes {rung}", test, where)]
