"""Probabilities in words, by the published scale of the IPCC, and never more than two figures.

Source: Mastrandrea et al. 2010, Guidance note for lead authors of the IPCC fifth assessment report.
"""

from __future__ import annotations

_ABOVE = (
    (0.99, "virtually certain"),
    (0.90, "very likely"),
    (0.66, "likely"),
)
_BELOW = (
    (0.01, "exceptionally unlikely"),
    (0.10, "very unlikely"),
    (0.33, "unlikely"),
)


def describe_probability(probability: float) -> str:
    """Return the word for a probability, 0 to 1."""
    for limit, words in _ABOVE:
        if probability > limit:
            return words
    for limit, words in _BELOW:
        if probability < limit:
            return words
    return "about as likely as not"


def describe_interval(low: float, high: float) -> str:
    """Return the words for both ends, once when they are the same."""
    first, last = describe_probability(low), describe_probability(high)
    return first if first == last else f"{first} to {last}"


def show_probability(probability: float) -> str:
    """Return two figures at most, never 0 or 1: judgement does not make certainty."""
    if probability < 0.005:
        return "below .01"
    if probability >= 0.995:
        return "above .99"
    return f"{probability:.2f}".lstrip("0")


def show_interval(low: float, high: float) -> str:
    """Return both ends, two figures each."""
    return f"{show_probability(low)} to {show_probability(high)}"
