"""What looking for a piece of evidence would teach, before anybody has looked."""

from __future__ import annotations

import math

from contribution.scoring.weight.decibels import to_odds


def find_chance_of_finding(prior: float, sensitivity: float, type_i_error: float) -> float:
    """Return P(found) = p s + (1 - p) t, 0 to 1."""
    return prior * sensitivity + (1 - prior) * type_i_error


def find_posteriors(prior: float, sensitivity: float, type_i_error: float) -> tuple[float, float]:
    """Return the probability of the claim if the evidence is found and if it is not, 0 to 1.

    What cannot happen leaves the prior. The two, weighed by their chances, average to the prior.
    """
    found = find_chance_of_finding(prior, sensitivity, type_i_error)
    after_found = prior * sensitivity / found if found > 0 else prior
    after_missed = prior * (1 - sensitivity) / (1 - found) if found < 1 else prior
    return after_found, after_missed


def find_expected_learning(prior: float, sensitivity: float, type_i_error: float) -> float:
    """Return the share of the prior variance that looking is expected to remove, 0 to 1.

    EL = (s-t)^2 p(1-p) / [P(found) P(not found)]. Source: Humphreys and Jacobs, Integrated
    Inferences, definition 5.2, for a claim that is true or false under squared loss. 0 when the
    prior or the outcome is certain: there is nothing to learn.
    """
    found = find_chance_of_finding(prior, sensitivity, type_i_error)
    spread = found * (1 - found)
    if spread <= 0:
        return 0.0
    return min(1.0, (sensitivity - type_i_error) ** 2 * prior * (1 - prior) / spread)


def find_learning_at_top(learning: float, top: float, prior: float) -> float:
    """Return the expected learning about a whole that includes the part tested, 0 to 1.

    EL_top = EL odds(P)/odds(p), where P is the probability that all parts hold, if independent,
    and p that of the part tested, both above 0 and below 1. Checked by enumeration.
    """
    return learning * to_odds(top) / to_odds(prior)


def find_mutual_information(prior: float, sensitivity: float, type_i_error: float) -> float:
    """Return what looking is expected to tell in bits, 0 to 1: H(found) - E[H(found | claim)]."""
    found = find_chance_of_finding(prior, sensitivity, type_i_error)
    rest = prior * _entropy(sensitivity) + (1 - prior) * _entropy(type_i_error)
    return max(0.0, _entropy(found) - rest)


def _entropy(probability: float) -> float:
    if probability <= 0 or probability >= 1:
        return 0.0
    return -sum(each * math.log2(each) for each in (probability, 1 - probability))
