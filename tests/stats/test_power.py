import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.power import NormalIndPower

from contribution.stats.power import minimum_detectable_difference, power_at, power_of_every_value


@given(st.floats(0.02, 2), st.integers(2, 400), st.sampled_from([0.01, 0.05, 0.1]))
def test_power_agrees_with_statsmodels_oracle(effect: float, base: int, alpha: float) -> None:
    theirs = NormalIndPower().power(effect, base, alpha, ratio=1)
    assert power_at(effect, standard_error=math.sqrt(2 / base), alpha=alpha) == pytest.approx(
        theirs
    )


@given(st.floats(0.001, 100), st.floats(0.06, 0.99), st.sampled_from([0.01, 0.05]))
def test_the_minimum_detectable_difference_has_just_the_wanted_power(
    error: float, power: float, alpha: float
) -> None:
    size = minimum_detectable_difference(standard_error=error, power=power, alpha=alpha)
    assert power_at(size, standard_error=error, alpha=alpha) == pytest.approx(power)


def test_the_textbook_multiple_of_2_8_standard_errors() -> None:
    assert minimum_detectable_difference(standard_error=1) == pytest.approx(2.8016, abs=1e-4)
    half = minimum_detectable_difference(standard_error=1, power=0.5)
    assert half == pytest.approx(1.96, abs=5e-4)


@given(st.floats(0.001, 10), st.sampled_from([0.01, 0.05, 0.1]))
def test_with_no_difference_the_power_is_alpha(error: float, alpha: float) -> None:
    assert power_at(0, standard_error=error, alpha=alpha) == pytest.approx(alpha)


@given(st.floats(0, 3), st.floats(0, 3))
def test_larger_differences_are_found_more_often(one: float, two: float) -> None:
    small, large = sorted((one, two))
    assert power_at(small, standard_error=0.5) <= power_at(-large, standard_error=0.5) + 1e-12


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="standard error"):
        power_at(0.1, standard_error=0)
    with pytest.raises(ValueError, match="as low as"):
        minimum_detectable_difference(standard_error=1, power=0.01)
    with pytest.raises(ValueError, match="spread"):
        power_of_every_value(1, spread=0, values=4)


def test_every_value_meets_a_level_less_often_the_more_there_are() -> None:
    assert power_of_every_value(0, spread=2, values=3) == 0.125
    assert power_of_every_value(1.6449, spread=1, values=2) == pytest.approx(0.9025, abs=1e-4)
    assert power_of_every_value(-1.6449, spread=1, values=1) == pytest.approx(0.05, abs=1e-4)
