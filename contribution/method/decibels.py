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


def clip(decibels: float, cap: float) -> float:
    """Return the weight, held between minus and plus `cap`."""
    return max(-cap, min(cap, decibels))
