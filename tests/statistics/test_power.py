import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.power import NormalIndPower

from contribution.statistics.power import (
    minimum_detectable_difference,
    power_at,
    power_of_every_value,
    power_of_two_proportions,
    probative_value,
)

shares = st.floats(0.02, 0.98)


@pytest.mark.parametrize(
    ("power", "alpha", "found", "not_found"),
    [
        (0.8, 0.05, 12.04, -6.77),
        (0.2, 0.05, 6.02, -0.746),
        (0.9, 0.1, 9.54, -9.54),
        (0.5, 0.05, 10, -2.79),
    ],
)
def test_row_43_power_in_decibels_derived_d(
    power: float, alpha: float, found: float, not_found: float
) -> None:
    value = probative_value(power, alpha=alpha)
    assert (value.sensitivity, value.type_i_error) == (power, alpha)
    assert value.decibels_found == pytest.approx(found, abs=0.006)
    assert value.decibels_not_found == pytest.approx(not_found, abs=0.006)


@given(st.floats(0.05, 0.95), st.floats(0.01, 0.049))
def test_evidence_is_conserved_whatever_the_power(power: float, alpha: float) -> None:
    value = probative_value(power, alpha=alpha)
    found, missed = (10 ** (w / 10) for w in (value.decibels_found, value.decibels_not_found))
    posterior = [ratio / (1 + ratio) for ratio in (found, missed)]
    chance_found = (power + alpha) / 2
    average = posterior[0] * chance_found + posterior[1] * (1 - chance_found)
    assert average == pytest.approx(0.5)


@given(st.floats(0.02, 2), st.integers(2, 400), st.sampled_from([0.01, 0.05, 0.1]))
def test_power_agrees_with_statsmodels_oracle(effect: float, base: int, alpha: float) -> None:
    theirs = NormalIndPower().power(effect, base, alpha, ratio=1)
    assert power_at(effect, standard_error=math.sqrt(2 / base), alpha=alpha) == pytest.approx(
        theirs
    )


@pytest.mark.parametrize(
    ("truth", "base"), [((0.4, 0.6), 80), ((0.5, 0.62), 150), ((0.3, 0.3), 120), ((0.2, 0.3), 200)]
)
def test_power_of_two_proportions_against_every_outcome_counted(
    truth: tuple[float, float], base: int
) -> None:
    chances = [[float(binom.pmf(k, base, share)) for k in range(base + 1)] for share in truth]
    counted = 0.0
    for a in range(base + 1):
        for b in range(base + 1):
            pooled = (a + b) / (2 * base)
            error = math.sqrt(pooled * (1 - pooled) * 2 / base)
            if abs(a - b) / base > 1.959964 * error:
                counted += chances[0][a] * chances[1][b]
    assert power_of_two_proportions(truth, (base, base)) == pytest.approx(counted, abs=0.02)


@given(shares, shares, st.integers(5, 400), st.integers(5, 400))
def test_power_is_a_chance_and_ignores_the_order(p1: float, p2: float, n1: int, n2: int) -> None:
    power = power_of_two_proportions((p1, p2), (n1, n2))
    assert 0 <= power <= 1
    assert power == pytest.approx(power_of_two_proportions((p2, p1), (n2, n1)))


@given(shares, st.integers(5, 400))
def test_with_no_difference_the_power_is_alpha(share: float, base: int) -> None:
    assert power_of_two_proportions((share, share), (base, 2 * base)) == pytest.approx(0.05)
    assert power_at(0, standard_error=0.1) == pytest.approx(0.05)


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


@given(st.floats(0, 3), st.floats(0, 3))
def test_larger_differences_are_found_more_often(one: float, two: float) -> None:
    small, large = sorted((one, two))
    assert power_at(small, standard_error=0.5) <= power_at(-large, standard_error=0.5) + 1e-12


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="power"):
        probative_value(1.0, alpha=0.05)
    with pytest.raises(ValueError, match="alpha"):
        probative_value(0.8, alpha=0)
    with pytest.raises(ValueError, match="standard error"):
        power_at(0.1, standard_error=0)
    with pytest.raises(ValueError, match="share"):
        power_of_two_proportions((0, 0.5), (10, 10))
    with pytest.raises(ValueError, match="base"):
        power_of_two_proportions((0.4, 0.5), (0, 10))
    with pytest.raises(ValueError, match="as low as"):
        minimum_detectable_difference(standard_error=1, power=0.01)
    with pytest.raises(ValueError, match="spread"):
        power_of_every_value(1, spread=0, values=4)


def test_every_value_meets_a_level_less_often_the_more_there_are() -> None:
    assert power_of_every_value(0, spread=2, values=3) == 0.125
    assert power_of_every_value(1.6449, spread=1, values=2) == pytest.approx(0.9025, abs=1e-4)
    assert power_of_every_value(-1.6449, spread=1, values=1) == pytest.approx(0.05, abs=1e-4)
