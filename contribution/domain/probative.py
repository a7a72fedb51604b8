"""Process-tracing classes from plain words and probabilities, and back."""

import math
from typing import NamedTuple

from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.rule import Rule

# Humphreys and Jacobs, Integrated Inferences, Figure 5.2: a test decides by passing when it is at
# least twice as likely under the claim, and by failing when failure is twice as likely without it.
_DECIDES = 2.0
# Below this effort hardly anybody looked.
_HARDLY = 0.2
_DECIDED = (Sighting.FOUND, Sighting.NOT_FOUND)


def classify_test(sensitivity: float, type_i_error: float) -> ProbativeTest:
    """Return the class of a test with these probabilities, P(E|H) and P(E|not H), each 0 to 1.

    A test more likely without the claim has the class of its mirror image (the author should say
    `predicts: against`). Source: Humphreys and Jacobs, Integrated Inferences, Figure 5.2.
    """
    high, low = max(sensitivity, type_i_error), min(sensitivity, type_i_error)
    if high == low:
        return ProbativeTest.STRAW
    passing = high >= _DECIDES * low
    failing = (1 - low) >= _DECIDES * (1 - high)
    if passing and failing:
        return ProbativeTest.DOUBLY_DECISIVE
    if passing:
        return ProbativeTest.SMOKING_GUN
    return ProbativeTest.HOOP if failing else ProbativeTest.STRAW


def find_probabilities(
    item: EvidenceItem, observation: Observation, rule: Rule
) -> tuple[float, float]:
    """Return (sensitivity, type I error) of the item, from numbers, words or its named test."""
    if observation.sensitivity is not None and observation.type_i_error is not None:
        return observation.sensitivity, observation.type_i_error
    if item.sensitivity is not None and item.type_i_error is not None:
        return item.sensitivity, item.type_i_error
    if item.expected_if_true is not None and item.expected_if_false is not None:
        words = rule.likelihoods
        return words[item.expected_if_true], words[item.expected_if_false]
    return rule.tests[item.test or rule.default_test]


def find_test(item: EvidenceItem, observation: Observation, rule: Rule) -> ProbativeTest:
    """Return the class of test the item is; a named test wins, then words and numbers."""
    test = item.test or classify_test(*find_probabilities(item, observation, rule))
    # Version 1.0 took a test named after its result for another test, which could raise it.
    renamed = not rule.guards.late_tests and is_post_hoc(item) and _stronger(test, rule)
    return rule.post_hoc_test if renamed else test


def find_token(item: EvidenceItem, observation: Observation, rule: Rule) -> int:
    """Return how an item counts before quality: -3 to 3, negative when it speaks against.

    A named test counts by the rule's table. Probabilities, in numbers or words, count by their
    weight of evidence, so that "likely if true, unlikely if false" is not sold as decisive.
    """
    if not observation.outcome.decides:
        return 0
    effort = item.search_effort if observation.outcome is Sighting.NOT_FOUND else 1.0
    sensitivity, type_i_error = find_probabilities(item, observation, rule)
    if item.test is not None:
        test = find_test(item, observation, rule)
        token = rule.tokens[test].get(observation.outcome, 0)
        # A search that hardly looked cannot say more than its effort lets it.
        limit = 3 if effort == 1 else _steps(rule, *rule.tests[test], observation.outcome, effort)
        return max(-limit, min(limit, token))
    weight = weigh_in_decibels(effort * sensitivity, effort * type_i_error, observation.outcome)
    token = _steps(rule, sensitivity, type_i_error, observation.outcome, effort)
    return token if weight > 0 else -token


def weigh_in_decibels(sensitivity: float, type_i_error: float, outcome: Sighting) -> float:
    """Return the weight of evidence in decibels: positive for, negative against, 0 when silent.

    Source: Good (1985), Weight of evidence; Humphreys and Jacobs, Integrated Inferences, chapter 5.
    """
    above, below = sensitivity, type_i_error
    if outcome is Sighting.NOT_FOUND:
        above, below = 1 - sensitivity, 1 - type_i_error
    if not outcome.decides or above == below:
        return 0.0
    if min(above, below) == 0:
        return math.inf if above else -math.inf
    return 10 * math.log10(above / below)


def _steps(
    rule: Rule, sensitivity: float, type_i_error: float, outcome: Sighting, effort: float
) -> int:
    size = abs(weigh_in_decibels(effort * sensitivity, effort * type_i_error, outcome))
    limits = (rule.silent_below, rule.moderate_from, rule.strong_from)
    return sum(1 for limit in limits if size >= limit)


class Silencer(NamedTuple):
    """What its author wrote that keeps an item from speaking: the key, in words, and the reason."""

    key: str
    words: str
    reason: str


def find_silencer(evidence: Evidence) -> Silencer | None:
    """Return what an author set an item aside by; None where it speaks, or is silent by itself."""
    item, register = evidence.item, evidence.register
    graded = "quality" if item.quality is not None else ""
    quality = item.quality if graded else register.quality
    ways = (
        (
            item.planned and getattr(item, "outcome", None) in _DECIDED,
            "planned",
            "planned, with an outcome",
        ),
        (quality == 0, graded, "called inadmissible"),
        (item.search_effort < _HARDLY, "search_effort", "hardly looked for"),
    )
    lent = register.because if quality == 0 and not graded else None
    reason = item.because or item.note or lent or ""
    return next((Silencer(key, words, reason) for holds, key, words in ways if holds), None)


def is_post_hoc(item: EvidenceItem) -> bool:
    """Return whether the test was written down after the last day of what it looked at."""
    return bool(item.declared_on and item.date and item.declared_on > item.date)


def _stronger(test: ProbativeTest, rule: Rule) -> bool:
    limit = max(abs(value) for value in rule.tokens[rule.post_hoc_test].values())
    return max(abs(value) for value in rule.tokens[test].values()) > limit
