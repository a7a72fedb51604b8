"""Findings in words: what happened, what the programme had to do with it, why no more."""

from __future__ import annotations

from contribution.domain.logic_model import ContributionClaim
from contribution.domain.rating import PathwayStep, Rating
from contribution.domain.verdict import Verdict, rank
from contribution.story.blocks import Badge, Text
from contribution.story.reasons import say_bound
from contribution.story.telling import Telling

_HAPPENED = {
    Verdict.VERY_STRONG: "yes",
    Verdict.STRONG: "yes",
    Verdict.MODERATE: "yes",
    Verdict.SUGGESTIVE: "signs",
    Verdict.CONTESTED: "both-good",
    Verdict.INCONCLUSIVE: "both-weak",
    Verdict.LEANING_AGAINST: "leaning",
    Verdict.DOUBTFUL: "no",
    Verdict.CONTRADICTED: "no",
    Verdict.TOO_EARLY: "early",
    Verdict.SUPPRESSED: "hidden",
}
_FOR = frozenset({"yes", "signs"})
_OPEN = frozenset({Verdict.CONTESTED, Verdict.INCONCLUSIVE})


def classify(rating: Rating) -> str:
    """Return which wording fits a result: yes, signs, no, unmeasured, cannot-tell, early ..."""
    if rating.verdict in _HAPPENED:
        return _HAPPENED[rating.verdict]
    return "cannot-tell" if rating.uses else "unmeasured"


def say_short(telling: Telling, claim: ContributionClaim) -> str:
    """Return the finding as one sentence that says no more than its verdict allows."""
    speech = telling.speech
    result = telling.graph.label_of(claim.target).rstrip(".")
    happened = classify(telling.ratings.nodes[claim.target])
    if happened == "no":
        return speech.deny(result)
    if happened == "early":
        day = _month(telling, claim)
        key = "short.early" if day else "short.early-undated"
        return speech.plain(key, result=result, date=day)
    said = speech.plain(f"short.{happened}", result=result)
    return said + _join_part(telling, claim) if happened in _FOR else said


def say_happened(telling: Telling, claim: ContributionClaim, *, is_said: bool = False) -> Text:
    """Return at length whether the result came about, with how many say so.

    Where it is said already that it did, or that there are signs of it, only how many say so.
    """
    speech, rating = telling.speech, telling.ratings.nodes[claim.target]
    happened = classify(rating)
    ahead, against, _ = rating.counts
    day = _month(telling, claim)
    every = speech.count(len(rating.uses), "item")
    key = "long.counts" if is_said and happened in _FOR else f"long.{happened}"
    key += "-undated" if happened == "early" and not day else ""
    return speech.say(
        key,
        ahead=speech.count(ahead, "item"),
        against=str(against) if against else speech.plain("none"),
        all=every,
        date=day,
        **{"so-far": speech.plain("early-so-far", all=every) if rating.uses else ""},
    )


def say_part(telling: Telling, claim: ContributionClaim) -> Text:
    """Return what the programme, or the part of it that the claim names, had to do with it."""
    speech, rated = telling.speech, telling.rated(claim.id)
    verdict = rated.verdict
    source = name_source(telling, claim)
    opening = source[:1].upper() + source[1:]
    if verdict is Verdict.NOT_SCORED:
        return speech.say("part.unrated", reason=rated.rating.overlay_reason)
    if verdict is Verdict.TOO_EARLY:
        day = _month(telling, claim)
        so_far = speech.verdict(rated.rating.evidence_verdict)
        key = "part.early" if day else "part.early-undated"
        return speech.say(key, source=source, date=day, **{"so-far": so_far})
    if classify(telling.ratings.nodes[claim.target]) == "no":
        return speech.say("part.none")
    if rank(verdict) > 0:
        return speech.say("part.says", source=opening, verb=speech.part(verdict))
    return speech.say(f"part.{_open_part(verdict)}", source=_fit(opening, source, verdict))


def say_why(telling: Telling, claim: ContributionClaim, *, is_brief: bool = False) -> Text:
    """Return why no more can be said: the place that bears the verdict, and what it lacks.

    Other places that hold it just as low are left out where it is to be brief.
    """
    speech = telling.speech
    step = telling.bearer(claim.id)
    if not step.subject:
        return ()
    same = [each for each in telling.rated(claim.id).weakest if each.subject != step.subject]
    alike = [each for each in same if each.rating.verdict is step.rating.verdict][:2]
    said = speech.say("why.at", place=telling.refer(step.subject), why=say_lack(telling, step))
    if is_brief or not alike:
        return said
    names = speech.join(telling.refer(each.subject) for each in alike)
    return (*said, *speech.say("why.also", places=names))


def say_lack(telling: Telling, step: PathwayStep) -> Text:
    """Return what a place lacks for more, in plain words; complete for every verdict."""
    speech, rating = telling.speech, step.rating
    ahead, against, _ = rating.counts
    verdict = rating.verdict
    if verdict in {Verdict.TOO_EARLY, Verdict.SUPPRESSED, Verdict.NOT_SCORED}:
        key = {Verdict.TOO_EARLY: "early", Verdict.SUPPRESSED: "hidden"}.get(verdict, "unrated")
        return speech.say(f"why.{key}")
    if rank(verdict) == 0 and verdict not in _OPEN:
        return speech.say("why.cannot-tell" if rating.uses else "why.silent")
    counted = {
        "ahead": speech.count(ahead, "item"),
        "against": str(against),
        "all": speech.count(ahead + against, "item"),
    }
    if verdict in _OPEN:
        return speech.say("why.both", **counted)
    if rank(verdict) < 0:
        return speech.say("why.against", **counted)
    return _say_bound(telling, rating) or _say_missing(telling, rating, counted)


def name_source(telling: Telling, claim: ContributionClaim) -> str:
    """Return whose contribution is claimed: the programme, a strand or one step."""
    speech, model = telling.speech, telling.graph.model
    if claim.source is None:
        return speech.plain("the-programme")
    name = model.strands.get(claim.source) or telling.graph.label_of(claim.source)
    return speech.plain("a-part", name=name)


def show(telling: Telling, claim: ContributionClaim) -> Badge:
    """Return the claim's verdict as a sign."""
    return telling.speech.badge(telling.rated(claim.id).verdict)


def _say_missing(telling: Telling, rating: Rating, counted: dict[str, str]) -> Text:
    if rating.refutation:
        return telling.speech.say("why.opposed", **counted)
    return telling.speech.say(f"why.rung{max(1, rating.support)}")


def _say_bound(telling: Telling, rating: Rating) -> Text:
    # A bound that takes something away is why no more can be said, whatever else is missing.
    bounds = (each for each in rating.caps if each.bites and each.limit == rating.support)
    cap = next(bounds, None)
    return (*say_bound(telling, cap), ".") if cap else ()


def _join_part(telling: Telling, claim: ContributionClaim) -> str:
    speech, verdict = telling.speech, telling.rated(claim.id).verdict
    source = name_source(telling, claim)
    if rank(verdict) > 0:
        return speech.plain("join.for", source=source, verb=speech.part(verdict))
    return speech.plain(f"join.{_open_part(verdict)}", source=source)


def _open_part(verdict: Verdict) -> str:
    if verdict in _OPEN:
        return "mixed"
    if rank(verdict) < 0:
        return "against"
    fixed = {
        Verdict.TOO_EARLY: "early",
        Verdict.UNTESTED: "not-tested",
        Verdict.SUPPRESSED: "hidden",
        Verdict.NOT_SCORED: "hidden",
    }
    return fixed.get(verdict, "cannot-tell")


def _fit(opening: str, source: str, verdict: Verdict) -> str:
    # Only this sentence begins with its source.
    return opening if rank(verdict) < 0 else source


def _month(telling: Telling, claim: ContributionClaim) -> str:
    day = telling.early_until(claim.id)
    return telling.speech.month(day) if day else ""
