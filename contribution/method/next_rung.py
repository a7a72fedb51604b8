"""What the weakest places of a claim lack for the next rung: the ordinal request for evidence."""

from typing import NamedTuple

from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Cap, ClaimRating, PathwayStep, Rating
from contribution.domain.verdict import RUNGS, Verdict
from contribution.method.explanation import find_place


class Need(NamedTuple):
    """One thing to do at one place: `seek` says what, `why` what it holds up.

    `test` is the kind of test to write down beforehand; empty when no evidence would help.
    `if_found` and `if_missed` are the claim's verdicts if this alone came out so, or None;
    `cost` is empty, as nobody has planned it yet.
    """

    place: str
    seek: str
    why: str
    test: str = ""
    where: Where = NOWHERE
    if_found: Verdict | None = None
    if_missed: Verdict | None = None
    cost: str = ""


def find_needs(graph: ContributionGraph, rated: ClaimRating) -> tuple[Need, ...]:
    """Return what would lift each of the weakest places by one rung, bounds that bite first."""
    needs: list[Need] = []
    for step in rated.weakest:
        needs += _find_needs_at(graph, step)
    return tuple(dict.fromkeys(needs))


def _find_needs_at(graph: ContributionGraph, step: PathwayStep) -> list[Need]:
    rating, subject = step.rating, step.subject
    where = find_place(graph, subject)
    if rating.overlay is Verdict.TOO_EARLY:
        why = "looking now would say nothing, not even if nothing is found"
        return [Need(subject, f"wait: {rating.overlay_reason}", why, where=where)]
    needs = [_lift(graph, cap, subject) for cap in rating.caps if _bites(cap, rating)]
    if rating.refutation:
        needs.append(_reconcile(rating, subject, where))
    if not needs or rating.ladder_support <= rating.support:
        needs += _seek_more(rating, subject, where)
    return needs


def _bites(cap: Cap, rating: Rating) -> bool:
    # A bound at the present level stops the next rung even though it takes nothing away today.
    return cap.bites or cap.limit <= rating.support


def _lift(graph: ContributionGraph, cap: Cap, subject: str) -> Need:
    why = f"it holds {graph.label_of(subject)} at {RUNGS[cap.limit]}"
    if cap.name in graph.factors:
        label = graph.factors[cap.name].label
        seek = f"something that had to be seen if “{label}” were the explanation, and look for it"
        return Need(cap.name, seek, why, "hoop", cap.where)
    if cap.name in graph.assumptions:
        assumption = graph.assumptions[cap.name]
        seek = assumption.test or f"evidence on whether “{assumption.label}”"
        return Need(cap.name, seek, why, "moderate", cap.where)
    seek = f"name and test a rival explanation: {cap.reason}"
    return Need(subject, seek, why, "hoop", cap.where)


def _reconcile(rating: Rating, subject: str, where: Where) -> Need:
    against = [use.item for use in rating.uses if use.strength and use.sign < 0]
    named = f" ({', '.join(against[:3])})" if against else ""
    seek = f"look again at what speaks against it{named}: is it sound, does it hold everywhere?"
    return Need(
        subject, seek, f"what speaks against it stands at {rating.refutation} of 4", "", where
    )


def _seek_more(rating: Rating, subject: str, where: Where) -> list[Need]:
    if rating.support >= len(RUNGS) - 1:
        return []
    rung = RUNGS[rating.support + 1]
    lacks = rating.lacks or (f"enough weight for {rung}",)
    decisive = any("smoking gun" in each for each in lacks)
    test = "smoking-gun" if decisive else "moderate" if rating.support else "straw"
    # One visit to a place should bring home all that its next rung needs.
    return [Need(subject, "; and ".join(lacks), f"the next rung is {rung}", test, where)]
