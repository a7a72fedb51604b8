from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.intervals import to_opinion
from tests.opinion_fusion import project


def test_an_interval_is_an_opinion() -> None:
    assert to_opinion((0.2, 0.7)) == pytest.approx((0.2, 0.3, 0.5))


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted), st.floats(0, 1))
def test_whatever_the_base_rate_its_probability_stays_in_the_interval(
    interval: list[float], base_rate: float
) -> None:
    low, high = interval

    belief, disbelief, unknown = opinion = to_opinion((low, high))

    assert belief + disbelief + unknown == pytest.approx(1)
    assert low - 1e-9 <= project(opinion, base_rate) <= high + 1e-9
