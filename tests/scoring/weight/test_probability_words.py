from __future__ import annotations

import pytest

from contribution.scoring.weight.intervals import (
    describe_interval,
    describe_probability,
    show_interval,
    show_probability,
)


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.995, "virtually certain"),
        (0.95, "very likely"),
        (0.7, "likely"),
        (0.66, "about as likely as not"),
        (0.5, "about as likely as not"),
        (0.33, "about as likely as not"),
        (0.2, "unlikely"),
        (0.05, "very unlikely"),
        (0.001, "exceptionally unlikely"),
    ],
)
def test_the_words_of_the_ipcc_published_s(probability: float, word: str) -> None:
    assert describe_probability(probability) == word


def test_never_more_than_two_figures_and_never_certain() -> None:
    assert show_probability(0.123456) == ".12"
    assert show_probability(0.0) == "below .01"
    assert show_probability(1.0) == "above .99"
    assert show_interval(0.1, 0.9) == ".10 to .90"


def test_an_interval_says_both_ends_or_the_one_word() -> None:
    assert describe_interval(0.1, 0.95) == "unlikely to very likely"
    assert describe_interval(0.92, 0.95) == "very likely"
