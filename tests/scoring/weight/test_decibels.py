from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.decibels import (
    find_weight_between,
    hold,
    to_decibels,
    to_odds,
    to_probability,
    to_ratio,
    update,
)


@pytest.mark.parametrize(
    ("decibels", "ratio", "probability"),
    [
        (1, 1.259, 0.557),
        (3, 1.995, 0.666),
        (6, 3.981, 0.799),
        (10, 10, 0.909),
        (20, 100, 0.990),
        (30, 1000, 0.999),
    ],
)
def test_row_45_decibels_by_their_definition_published_v(
    decibels: float, ratio: float, probability: float
) -> None:
    assert to_ratio(decibels) == pytest.approx(ratio, rel=1e-3)
    assert update(0.5, decibels) == pytest.approx(probability, abs=5e-4)


@given(st.floats(-40, 40), st.floats(0.01, 0.99))
def test_there_and_back_again(decibels: float, prior: float) -> None:
    assert to_decibels(to_ratio(decibels)) == pytest.approx(decibels, abs=1e-9)
    assert to_probability(to_odds(prior)) == pytest.approx(prior)
    assert find_weight_between(prior, update(prior, decibels)) == pytest.approx(decibels, abs=1e-6)


def test_what_is_impossible_is_without_end_until_it_is_clipped() -> None:
    assert to_decibels(0) == -math.inf
    assert to_decibels(math.inf) == math.inf
    assert (hold(-math.inf, 12.79), hold(math.inf, 20), hold(3, 20)) == (
        -12.79,
        20,
        3,
    )
    assert to_probability(math.inf) == 1
