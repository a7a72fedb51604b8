"""How assumptions and rival explanations bound a link's support, each bound with its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Assumption, CausalLink, Factor
from contribution.domain.rating import Cap, Rating
from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict

FAMILIES = {
    "something-else": "something else caused it",
    "already-happening": "it was already happening",
    "not-real": "it did not really happen",
}
NO_RIVAL, ASSUMPTIONS_NOT_STATED = "no rival considered", "assumptions not stated"
_TOP = 4
# The refutation from which an assumption does not hold, or a rival is ruled out.
REFUTED = 3


def find_rivals(graph: ContributionGraph, link: CausalLink) -> tuple[Factor, ...]:
    """Return the competing factors that bear on the link or on the node it ends at."""
    return tuple(
        factor
        for factor in graph.find_factors_of(link)
        if factor.role == "competing" and factor.effect == "helps"
    )


def bound_link(own: Rating, caps: Iterable[Cap], joined_refutation: int = 0) -> Rating:
    """Return the link's rating under its caps; each cap learns whether it bites.

    `joined_refutation` is the refutation of a necessary assumption that does not hold.
    """
    marked = mark_biting(caps, own.ladder_support)
    support = min((own.ladder_support, *(cap.limit for cap in marked)))
    return own._replace(
        support=support, refutation=max(own.refutation, joined_refutation), caps=marked
    )


def mark_biting(caps: Iterable[Cap], support: int) -> tuple[Cap, ...]:
    """Return the caps, those that lie below this support (0 to 4) marked as biting."""
    return tuple(cap._replace(bites=True) if cap.limit < support else cap for cap in caps)


def find_assumption_caps(
    assumptions: Iterable[Assumption], ratings: Mapping[str, Rating], rule: Rule
) -> tuple[Cap, ...]:
    """Return the bounds that unproved or refuted assumptions put on a link."""
    caps = []
    for assumption in assumptions:
        rating = ratings[assumption.id]
        limit = limit_of_assumption(rating, rule, necessary=assumption.necessary)
        if limit < _TOP:
            kind = "necessary assumption" if assumption.necessary else "assumption"
            reason = f"{kind} “{assumption.label}” is {rating.verdict}"
            caps.append(Cap(limit, assumption.id, reason, assumption.places.at()))
    return tuple(caps)


def find_silence_cap(link: CausalLink, rule: Rule) -> tuple[Cap, ...]:
    """Return the bound on a link that does not say what it assumes, not even that it is nothing."""
    if link.assumes is not None:
        return ()
    reason = "nobody says what it takes for granted (assumes: with ids, or none)"
    limit = rule.caps.assumptions_not_stated
    return (Cap(limit, ASSUMPTIONS_NOT_STATED, reason, link.places.at()),)


def limit_of_assumption(rating: Rating, rule: Rule, *, necessary: bool) -> int:
    """Return the highest support, 0 to 4, that an assumption in this state leaves to its link."""
    caps = rule.caps
    refuted = rating.refutation >= REFUTED and rating.support <= 2
    if not necessary:
        if refuted:
            return caps.other_refuted
        return caps.other_untested if rating.support == 0 else _TOP
    if refuted:
        return caps.necessary_refuted
    if rating.support == 0 or rating.refutation >= 2:
        return caps.necessary_untested
    return caps.necessary_suggestive if rating.support == 1 else _TOP


def find_joined_refutation(assumptions: Iterable[Assumption], ratings: Mapping[str, Rating]) -> int:
    """Return the refutation, 0 to 4, that refuted necessary assumptions bring to their link."""
    return max(
        (
            ratings[assumption.id].refutation
            for assumption in assumptions
            if assumption.necessary
            and ratings[assumption.id].refutation >= REFUTED
            and ratings[assumption.id].support <= 2
        ),
        default=0,
    )


def find_rival_caps(
    graph: ContributionGraph, link: CausalLink, ratings: Mapping[str, Rating], rule: Rule
) -> tuple[Cap, ...]:
    """Return the bounds that rival explanations put on a link, or their absence does.

    Support above the cap for families needs each of the three families of rivals considered for
    this link or waived in the model with a reason.
    """
    caps = [
        Cap(
            limit_of_rival(ratings[rival.id], rule),
            rival.id,
            _say(rival, ratings[rival.id], rule),
            rival.places.at(),
        )
        for rival in find_rivals(graph, link)
    ]
    return tuple(cap for cap in (*caps, *find_gap_caps(graph, link, rule)) if cap.limit < _TOP)


def find_gap_caps(graph: ContributionGraph, link: CausalLink, rule: Rule) -> tuple[Cap, ...]:
    """Return the bound that rivals nobody considered put on a link, whatever the evidence."""
    rivals = find_rivals(graph, link)
    if not rivals:
        reason = "no rival explanation has been considered"
        return (Cap(rule.caps.no_rival, NO_RIVAL, reason, link.places.at()),)
    missing = find_missing_families(graph, rivals)
    if not missing:
        return ()
    words = " nor ".join(f"that {FAMILIES[family]}" for family in missing)
    limit = rule.caps.families_not_considered
    reason = f"nobody has considered {words}"
    return (Cap(limit, "families of rivals", reason, link.places.at()),)


def find_missing_families(graph: ContributionGraph, rivals: Iterable[Factor]) -> tuple[str, ...]:
    """Return the families of rivals neither considered by these factors nor waived."""
    considered = {rival.family for rival in rivals} | set(graph.model.no_rival_considered)
    return tuple(family for family in FAMILIES if family not in considered)


def limit_of_rival(rating: Rating, rule: Rule) -> int:
    """Return the highest support, 0 to 4, that a rival in this state leaves."""
    caps = rule.caps
    if rating.support <= 1:
        if rating.refutation >= REFUTED:
            sound = is_ruled_out_soundly(rating, rule)
            return caps.rival_ruled_out if sound else caps.rival_ruled_out_by_programme
        return caps.rival_weakened if rating.refutation >= 2 else caps.rival_open
    if rating.support >= 3 and rating.refutation <= 1:
        return caps.rival_supported
    return caps.rival_open


def is_ruled_out_soundly(rating: Rating, rule: Rule) -> bool:
    """Return whether what speaks against a rival has what support needs.

    A good source independent of the programme, and more than searches of which nobody says how
    they were made.
    """
    against = [use for use in rating.uses if use.strength and use.sign < 0]
    needed = rule.ladder.strong_independent
    independent = any(use.independent and use.strength >= needed for use in against)
    return independent and not all(use.unbacked for use in against)


def _say(rival: Factor, rating: Rating, rule: Rule) -> str:
    words = _RIVAL_WORDS.get(rating.verdict, str(rating.verdict))
    if rating.refutation >= REFUTED and not is_ruled_out_soundly(rating, rule):
        words += ", but not by a source independent of the programme that says how it looked"
    return f"rival explanation “{rival.label}” is {words}"


# A verdict on a rival reads the other way round for the programme, so plain words are used.
_RIVAL_WORDS: Mapping[Verdict, str] = {
    Verdict.UNTESTED: "untested: nobody has looked whether it explains the result",
    Verdict.UNDECIDED: "open: what was seen of it cannot tell",
    Verdict.CONTRADICTED: "ruled out",
    Verdict.DOUBTFUL: "weakened",
    Verdict.SUGGESTIVE: "open: there are signs for it",
    Verdict.MODERATE: "open: there is good evidence for it",
    Verdict.STRONG: "well supported",
    Verdict.VERY_STRONG: "well supported",
}
