import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.intervals import Interval, normal_quantile, two_sided_p_value


def test_the_95_percent_quantile_is_the_textbook_1_96() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959964, abs=1e-6)


@given(st.floats(0.01, 0.99))
def test_a_value_at_the_quantile_has_the_complementary_p_value(confidence: float) -> None:
    assert two_sided_p_value(normal_quantile(confidence)) == pytest.approx(1 - confidence)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0, -0.1, math.nan])
def test_a_confidence_outside_0_to_1_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        normal_quantile(confidence)


def test_an_interval_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="cannot run"):
        Interval(0.5, 0.4)


def test_both_ends_belong_to_an_interval() -> None:
    interval = Interval(-0.25, 0.5)
    assert interval.contains(-0.25)
    assert interval.contains(0.5)
    assert not interval.contains(0.51)
    assert interval.width == 0.75
