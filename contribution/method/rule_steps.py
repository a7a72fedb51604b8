"""Every parameter of a rule moved by one step, for seeing whether a verdict hangs on it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from contribution.domain.evidence import Outcome
from contribution.domain.rule import Rule, Weights

_TOP_STRENGTH, _TOP_LEVEL = 3, 4
# Conditions of rungs that are strengths; the others are counts of sources and methods.
_STRENGTHS = frozenset({"moderate_single", "strong_single", "strong_independent"})
# Parameters of the weights: the size of a step, and what they stay below.
_WEIGHT_STEPS = {
    "item_cap_db": (3.0, math.inf),
    "claim_cap_db": (3.0, math.inf),
    "stake_b": (0.1, 1.0),
    "other_b": (0.1, 1.0),
    "weak_reliability": (0.1, 1.0),
    "residual_prior": (0.05, 0.5),
}


def step_ladder(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield (what was moved, the rule so moved) for each parameter of the ordinal ladder."""
    for name, value in rule.ladder.model_dump().items():
        highest = _TOP_STRENGTH if name in _STRENGTHS else value + 1
        for moved in _neighbours(value, 1, highest):
            yield _say(f"ladder.{name}", value, moved), _set(rule, "ladder", name, moved)
    for name, value in rule.caps.model_dump().items():
        for moved in _neighbours(value, 0, _TOP_LEVEL):
            yield _say(f"caps.{name}", value, moved), _set(rule, "caps", name, moved)
    yield from _step_tokens(rule)


def step_weights(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield (what was set, the rule so set) for priors, dependence and caps of the weights."""
    weights = rule.weights
    for prior in (0.1, 0.5, 0.9):
        update = {"prior": prior, "prior_band": (prior, prior)}
        yield f"prior {prior} alone, in place of the band", _reweigh(rule, update)
    for name in ("source", "method_wave"):
        value = getattr(weights.rho, name)
        for moved in sorted({0.0, 0.5, 1.0} - {value}):
            rho = weights.rho.model_copy(update={name: moved})
            yield _say(f"weights.rho.{name}", value, moved), _reweigh(rule, {"rho": rho})
    for name, (size, highest) in _WEIGHT_STEPS.items():
        value = getattr(weights, name)
        for moved in (value - size, value + size):
            if 0 < moved < highest:
                yield _say(f"weights.{name}", value, moved), _reweigh(rule, {name: moved})


def _step_tokens(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for test, tokens in rule.tokens.items():
        for outcome in (Outcome.FOUND, Outcome.NOT_FOUND):
            value = tokens.get(outcome, 0)
            if value == 0:
                continue
            sign = 1 if value > 0 else -1
            for size in _neighbours(abs(value), 1, _TOP_STRENGTH):
                changed = {**rule.tokens, test: {**tokens, outcome: sign * size}}
                name = f"tokens.{test.value}.{outcome.value}"
                yield (
                    _say(name, value, sign * size),
                    rule.model_copy(update={"tokens": changed}),
                )


def _neighbours(value: int, lowest: int, highest: int) -> list[int]:
    return [moved for moved in (value - 1, value + 1) if lowest <= moved <= highest]


def _say(name: str, value: float, moved: float) -> str:
    return f"{name} {moved:g} instead of {value:g}"


def _set(rule: Rule, part: str, name: str, value: int) -> Rule:
    changed = getattr(rule, part).model_copy(update={name: value})
    return rule.model_copy(update={part: changed})


def _reweigh(rule: Rule, update: dict[str, Any]) -> Rule:
    weights: Weights = rule.weights.model_copy(update=update)
    return rule.model_copy(update={"weights": weights})
