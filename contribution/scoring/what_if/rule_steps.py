"""Every parameter of a rule moved by one step, for seeing whether a verdict hangs on it."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from contribution.domain.evidence import Sighting
from contribution.domain.rule import Rule, RuleStep, Weights
from contribution.domain.verdict import Verdict

_TOP_STRENGTH, _TOP_LEVEL = 3, 4
# Conditions of rungs that are strengths; the others are counts of sources and methods.
_STRENGTHS = frozenset({"moderate_single", "strong_single", "strong_independent"})
# Parameters of the weights: the size of a step, and what they stay below.
_WEIGHT_STEPS = {
    "item_cap_db": (3.0, math.inf),
    "claim_cap_db": (3.0, math.inf),
    "contested_db": (3.0, math.inf),
    "stake_b": (0.1, 1.0),
    "other_b": (0.1, 1.0),
    "weak_reliability": (0.1, 1.0),
    "residual_prior": (0.05, 0.5),
}
_STEP_OF_CHANCE = 0.05
_LEAST_CHANCE, _MOST_CHANCE = 0.01, 0.99
_WORDS: Mapping[str, str] = {
    "ladder.moderate_single": f"strength one source needs for “{Verdict.MODERATE}”",
    "ladder.moderate_groups": f"weaker sources that together make “{Verdict.MODERATE}”",
    "ladder.moderate_families": "kinds of method among these weaker sources",
    "ladder.strong_single": f"strength one source needs for “{Verdict.STRONG}”",
    "ladder.strong_groups": f"sources needed for “{Verdict.STRONG}”",
    "ladder.strong_independent": "strength needed of a source independent of the programme",
    "ladder.very_strong_groups": f"decisive sources needed for “{Verdict.VERY_STRONG}”",
    "ladder.very_strong_families": f"kinds of method needed for “{Verdict.VERY_STRONG}”",
    "caps.no_rival": "highest level while no rival explanation is considered",
    "caps.families_not_considered": "highest level while a family of rivals is not considered",
    "caps.rival_ruled_out": "highest level while a rival is ruled out",
    "caps.rival_weakened": "highest level while a rival is weakened",
    "caps.rival_open": "highest level while a rival is open",
    "caps.rival_supported": "highest level while a rival is well supported",
    "caps.necessary_refuted": "highest level while a necessary assumption is refuted",
    "caps.necessary_untested": "highest level while a necessary assumption is untested",
    "caps.necessary_suggestive": "highest level while a necessary assumption is only suggestive",
    "caps.other_untested": "highest level while another assumption is untested",
    "caps.other_refuted": "highest level while another assumption is refuted",
    "caps.assumptions_not_stated": "highest level while a link does not say what it assumes",
    "caps.rival_ruled_out_by_programme": "highest level while only the programme rules a rival out",
    "caps.condition_not_met": "highest level of a claim while one of the four conditions is open",
    "caps.direct_without_chain": "highest level of evidence about a whole claim without its chain",
    "silent_below": "decibels below which an item is silent",
    "moderate_from": "decibels from which an item has strength 2",
    "strong_from": "decibels from which an item has strength 3",
    "weights.rho.source": "how far items of one source repeat one another",
    "weights.rho.method_wave": "how far sources of one method and wave repeat one another",
    "weights.item_cap_db": "the most one item may weigh, in decibels",
    "weights.claim_cap_db": "the most a claim may weigh, in decibels",
    "weights.contested_db": "decibels on both sides that make a dispute",
    "weights.stake_b": "how often those with a stake would say it anyway",
    "weights.other_b": "how often others would say it anyway",
    "weights.weak_reliability": "how far a weak item is believed",
    "weights.residual_prior": "room kept for an explanation nobody named",
}


def step_ladder(rule: Rule) -> Iterator[RuleStep]:
    """Yield the steps of each parameter of the ordinal ladder, down and up."""
    for name, value in rule.ladder.model_dump().items():
        highest = _TOP_STRENGTH if name in _STRENGTHS else value + 1
        for moved in _neighbours(value, 1, highest):
            yield _step(f"ladder.{name}", value, moved, _set(rule, "ladder", name, moved))
    for name, value in rule.caps.model_dump().items():
        for moved in _neighbours(value, 0, _TOP_LEVEL):
            yield _step(f"caps.{name}", value, moved, _set(rule, "caps", name, moved))
    yield from _step_tokens(rule)
    yield from _step_decibels(rule)


def step_weights(rule: Rule) -> Iterator[RuleStep]:
    """Yield the steps of priors, dependence, caps and words of the scorer that weighs."""
    weights = rule.weights
    for prior in (0.1, 0.5, 0.9):
        update = {"prior": prior, "prior_band": (prior, prior)}
        what = f"prior {prior} alone, in place of the band"
        yield RuleStep("weights.prior", what, _reweigh(rule, update))
    for name in ("source", "method_wave"):
        value = getattr(weights.rho, name)
        for moved in sorted({0.0, 0.5, 1.0} - {value}):
            rho = weights.rho.model_copy(update={name: moved})
            yield _step(f"weights.rho.{name}", value, moved, _reweigh(rule, {"rho": rho}))
    for name, (size, highest) in _WEIGHT_STEPS.items():
        value = getattr(weights, name)
        for moved in (value - size, value + size):
            if 0 < moved < highest:
                yield _step(f"weights.{name}", value, moved, _reweigh(rule, {name: moved}))
    for moved in (-_STEP_OF_CHANCE, _STEP_OF_CHANCE):
        limits = tuple(_within(limit + moved) for limit in weights.verdict_from)
        what = f"limits of the words {moved:+g}: {', '.join(f'{each:g}' for each in limits)}"
        yield RuleStep("weights.verdict_from", what, _reweigh(rule, {"verdict_from": limits}))
    yield from _step_chances(rule)


def _step_tokens(rule: Rule) -> Iterator[RuleStep]:
    for test, tokens in rule.tokens.items():
        for outcome in (Sighting.FOUND, Sighting.NOT_FOUND):
            value = tokens.get(outcome, 0)
            if value == 0:
                continue
            sign = 1 if value > 0 else -1
            end = "passed" if outcome is Sighting.FOUND else "failed"
            for size in _neighbours(abs(value), 1, _TOP_STRENGTH):
                changed = {**rule.tokens, test: {**tokens, outcome: sign * size}}
                name = f"tokens.{test.value}.{outcome.value}"
                what = f"strength of a {end} {test.value} test: {size} instead of {abs(value)}"
                yield RuleStep(name, what, rule.model_copy(update={"tokens": changed}))


def _step_decibels(rule: Rule) -> Iterator[RuleStep]:
    for name in ("silent_below", "moderate_from", "strong_from"):
        value = getattr(rule, name)
        for moved in (value - 1, value + 1):
            if moved >= 0:
                yield _step(name, value, moved, rule.model_copy(update={name: moved}))


def _step_chances(rule: Rule) -> Iterator[RuleStep]:
    # A range in place of the point: each word or test read as telling less, then as telling more.
    for test, (true, false) in rule.tests.items():
        for size in (-_STEP_OF_CHANCE, _STEP_OF_CHANCE):
            pair = (_within(true + size), _within(false - size))
            tests = {**rule.tests, test: pair}
            what = f"a {test.value} test seen {pair[0]:g} of the time if true, {pair[1]:g} if not"
            yield RuleStep(f"tests.{test.value}", what, rule.model_copy(update={"tests": tests}))
    for word, value in rule.likelihoods.items():
        for moved in (_within(value - _STEP_OF_CHANCE), _within(value + _STEP_OF_CHANCE)):
            words = {**rule.likelihoods, word: moved}
            what = f"“{word}” read as {moved:g} instead of {value:g}"
            yield RuleStep(
                f"likelihoods.{word}", what, rule.model_copy(update={"likelihoods": words})
            )


def _within(chance: float) -> float:
    return round(max(_LEAST_CHANCE, min(_MOST_CHANCE, chance)), 9)


def _neighbours(value: int, lowest: int, highest: int) -> list[int]:
    return [moved for moved in (value - 1, value + 1) if lowest <= moved <= highest]


def _step(name: str, value: float, moved: float, rule: Rule) -> RuleStep:
    return RuleStep(name, f"{_WORDS[name]}: {moved:g} instead of {value:g}", rule)


def _set(rule: Rule, part: str, name: str, value: int) -> Rule:
    changed = getattr(rule, part).model_copy(update={name: value})
    return rule.model_copy(update={part: changed})


def _reweigh(rule: Rule, update: dict[str, Any]) -> Rule:
    weights: Weights = rule.weights.model_copy(update=update)
    return rule.model_copy(update={"weights": weights})
