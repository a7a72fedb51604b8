"""Probabilities, odds, likelihood ratios and decibels, each turned into the other.

A decibel is ten times the common logarithm of a ratio of likelihoods: 0 says nothing, 10 is ten
to one for the claim, -10 ten to one against (Jaynes 2003, chapter 4; Fairfield and Charman 2017).
"""

from __future__ import annotations

import math


def to_decibels(ratio: float) -> float:
    """Return the decibels of a likelihood ratio, 0 or more; 0 gives minus infinity."""
    if ratio == 0:
        return -math.inf
    return 10 * math.log10(ratio) if ratio < math.inf else math.inf


def to_ratio(decibels: float) -> float:
    """Return the likelihood ratio, above 0, of a weight in decibels."""
    return float(10 ** (decibels / 10))


def to_odds(probability: float) -> float:
    """Return the odds, 0 or more, of a probability from 0 up to but not including 1."""
    return probability / (1 - probability)


def to_probability(odds: float) -> float:
    """Return the probability, 0 to 1, of odds."""
    return 1.0 if odds == math.inf else odds / (1 + odds)


def update(prior: float, decibels: float) -> float:
    """Return the probability after evidence of this weight, from a prior between 0 and 1."""
    return to_probability(to_odds(prior) * to_ratio(decibels))


def find_weight_between(prior: float, posterior: float) -> float:
    """Return the decibels that would take the prior to the posterior, both between 0 and 1."""
    return to_decibels(to_odds(posterior) / to_odds(prior))


def hold(decibels: float, cap: float) -> float:
    """Return the weight, held between minus and plus `cap`."""
    return max(-cap, min(cap, decibels))


def find_ratio(
    sensitivity: float, type_i_error: float, *, found: bool, effort: float = 1.0
) -> float:
    """Return the likelihood ratio, 0 to infinity; 1 says nothing.

    Found: s/t. Looked for with effort q (0 to 1) and not found: (1 - q s)/(1 - q t), so that a
    search that nobody made is silent. s is P(E|claim), t is P(E|no claim), each 0 to 1.
    Impossible either way (0/0) says nothing.
    """
    above = sensitivity if found else 1 - effort * sensitivity
    below = type_i_error if found else 1 - effort * type_i_error
    if above == below:
        return 1.0
    return math.inf if below == 0 else above / below


def believe(probability: float, reliability: float, says_anyway: float) -> float:
    """Return P(the source says so) from P(it is so): w p + (1 - w) b, all 0 to 1.

    At reliability 0 both likelihoods are b, the ratio is 1 and the statement weighs nothing; a
    source can be silenced this way but never turned round.
    """
    return reliability * probability + (1 - reliability) * says_anyway


def find_probative_value(sensitivity: float, type_i_error: float) -> tuple[float, float]:
    """Return log10 of the likelihood ratios for finding and for not finding, both as "for".

    The second is log10((1-t)/(1-s)): how much its absence speaks against. Source: Humphreys and
    Jacobs, Integrated Inferences, chapter 5.
    """
    missed = find_ratio(sensitivity, type_i_error, found=False)
    found = find_ratio(sensitivity, type_i_error, found=True)
    return _log10(found), -_log10(missed)


def _log10(ratio: float) -> float:
    if ratio == 0:
        return -math.inf
    return math.inf if ratio == math.inf else math.log10(ratio)
