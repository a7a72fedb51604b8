"""Why a verdict is no better, in the reader's words: bounds, conditions and provisos."""

from __future__ import annotations

from contribution.domain.rating import Cap, Condition, Proviso
from contribution.domain.verdict import rank
from contribution.story.blocks import Text
from contribution.story.telling import Telling

_MOST_NAMED = 3


def say_bound(telling: Telling, cap: Cap) -> Text:
    """Return why support is bounded, without a full stop; the rule's own words for one unknown."""
    speech, graph = telling.speech, telling.graph
    if cap.name in graph.factors:
        return speech.say("bound.rival", rival=telling.refer(cap.name))
    if cap.name in graph.assumptions:
        return speech.say("bound.assumption", assumption=telling.refer(cap.name))
    key = f"bound.{cap.name.replace(' ', '-')}"
    return speech.say(key) if speech.has(key) else (cap.reason,)


def say_condition(telling: Telling, number: int, condition: Condition, bearer: str) -> Text:
    """Return how far one of the four conditions, counted from 0, is met.

    The place that meets it least is named, unless it is the bearer, which stands above.
    """
    speech, worst = telling.speech, condition.worst
    key = f"condition.{number}"
    if not condition.of:
        # Of the theory alone something can be said without counting: what it takes for granted.
        unsaid = {"place": telling.refer(worst)} if worst else {}
        return speech.say(f"{key}.unsaid" if worst else f"{key}.none", **unsaid)
    counted = {"met": str(condition.met), "of": str(condition.of)}
    silent = number == 0 and worst in telling.graph.links
    said = speech.say(f"{key}.silent" if silent else f"{key}.count", **counted)
    if worst == bearer or (condition.met == condition.of and rank(condition.verdict) > 0):
        return said
    return (*said, *speech.say(f"{key}.worst", place=telling.refer(worst)))


def say_proviso(telling: Telling, proviso: Proviso) -> Text:
    """Return what the verdict alone would hide, as a sentence."""
    speech = telling.speech
    level = speech.verdict(proviso.verdict) if proviso.verdict else ""
    name = telling.number if proviso.kind == "set-aside" else telling.refer
    shown = [name(each) for each in proviso.places[:_MOST_NAMED]]
    more = len(proviso.places) - len(shown)
    names = speech.join((*shown, speech.count(more, "more")) if more else shown)
    if proviso.cap is not None:
        return speech.say("proviso.held", level=level, reason=say_bound(telling, proviso.cap))
    return speech.say(f"proviso.{proviso.kind}-at", level=level, places=names)
