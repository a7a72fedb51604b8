"""How much likelier an observation is if the claim is true: found, searched in vain, or hearsay."""

from __future__ import annotations

import math


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
