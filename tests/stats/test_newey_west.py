"""Newey-West errors as statsmodels gives them, times a factor that makes short series honest."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS

from contribution.stats.interrupted_series import Estimate, fit_newey_west, reach_of

Design = tuple[tuple[float, ...], ...]


def interrupted(before: int, since: int) -> Design:
    return tuple(
        (1.0, float(time), float(time >= before), float(max(0, time - before)))
        for time in range(before + since)
    )


def noise(count: int, seed: int = 3) -> list[float]:
    chance = random.Random(seed)
    return [chance.gauss(0, 1) for _ in range(count)]


def plain_squares(values: list[float], design: Design, lags: int) -> list[float]:
    """Squared Newey-West errors of statsmodels, without any correction."""
    fit = OLS(np.array(values), np.array(design)).fit(
        cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": False}
    )
    return [float(square) for square in np.diag(fit.cov_params())]


@pytest.mark.parametrize(("before", "since", "lags"), [(8, 8, 2), (12, 12, 0), (14, 16, 5)])
def test_before_the_factor_it_is_the_error_of_statsmodels_oracle(
    before: int, since: int, lags: int
) -> None:
    design, count = interrupted(before, since), before + since
    values = noise(count)
    # A squared error is a quadratic form, so its mean over independent values of variance 1 is the
    # sum over the unit series; the true squared error is the diagonal of the inverse of X'X.
    units = [[float(place == other) for other in range(count)] for place in range(count)]
    means = np.sum([plain_squares(unit, design, lags) for unit in units], axis=0)
    rows = np.array(design)
    factors = np.diag(np.linalg.inv(rows.T @ rows)) / means

    estimates = fit_newey_west(values, design, lags=lags)

    expected = [*(np.array(plain_squares(values, design, lags)) * factors)]
    assert [each.standard_error**2 for each in estimates] == pytest.approx(expected)
    assert all(factor > 1 for factor in factors)
    least_squares = OLS(np.array(values), rows).fit().params
    assert [each.value for each in estimates] == pytest.approx([*least_squares])


# Without lags the correction is exact where the classical test is: a mean, and two equal groups.
def test_a_mean_has_the_classical_t_test_oracle() -> None:
    values = [value + 0.5 for value in noise(9)]
    [mean] = fit_newey_west(values, ((1.0,),) * 9, lags=0)

    classical = stats.ttest_1samp(values, 0)
    assert mean.freedom == pytest.approx(8)
    assert mean.p_value == pytest.approx(classical.pvalue)
    interval = classical.confidence_interval(0.9)
    assert reach_of(mean, confidence=0.9) == pytest.approx((interval.high - interval.low) / 2)


def test_two_equal_groups_have_the_classical_t_test_oracle() -> None:
    values = noise(14)
    design = tuple((1.0, float(place >= 7)) for place in range(14))
    difference = fit_newey_west(values, design, lags=0)[1]

    assert difference.freedom == pytest.approx(12)
    assert difference.p_value == pytest.approx(stats.ttest_ind(values[7:], values[:7]).pvalue)


# The squared error is a sum of squares of independent normal values, each with its own weight; the
# degrees of freedom are twice its squared mean over its variance (Satterthwaite 1946).
def test_white_noise_has_the_degrees_of_freedom_that_satterthwaite_gives() -> None:
    design, runs = interrupted(10, 10), 3000
    squares = np.array(
        [
            [each.standard_error**2 for each in fit_newey_west(noise(20, run), design, lags=2)]
            for run in range(runs)
        ]
    )
    rows = np.array(design)

    assert squares.mean(axis=0) == pytest.approx(np.diag(np.linalg.inv(rows.T @ rows)), rel=0.05)
    freedoms = [each.freedom for each in fit_newey_west(noise(20), design, lags=2)]
    moments = 2 * squares.mean(axis=0) ** 2 / squares.var(axis=0)
    assert freedoms == pytest.approx([*moments], rel=0.15)


@pytest.mark.parametrize("length", [8, 20])
def test_idle_series_are_found_as_often_as_the_level_says(length: int) -> None:
    design, runs = interrupted(length, length), 1500
    found = [
        [each.p_value < 0.05 for each in fit_newey_west(noise(2 * length, run), design, lags=2)]
        for run in range(runs)
    ]

    for share in np.mean(found, axis=0):
        assert 0.02 < share < 0.06


def test_values_without_ups_and_downs_leave_no_doubt() -> None:
    design = interrupted(8, 8)
    values = [5 + 2 * row[2] for row in design]

    _, trend, level, _ = fit_newey_west(values, design, lags=2)

    assert level.value == pytest.approx(2)
    assert level.standard_error == 0
    assert (level.p_value, trend.p_value) == (0, 1)
    assert reach_of(level, confidence=0.95) == 0
    assert [each.value for each in fit_newey_west([0.0] * 16, design, lags=2)] == [0] * 4


@given(st.integers(0, 1000), st.floats(0.01, 100), st.floats(-100, 100))
def test_units_do_not_matter(seed: int, unit: float, level: float) -> None:
    design = interrupted(8, 9)
    one = fit_newey_west(noise(17, seed), design, lags=2)
    two = fit_newey_west([level + unit * value for value in noise(17, seed)], design, lags=2)

    for here, there in zip(one[1:], two[1:], strict=True):
        assert there.standard_error == pytest.approx(unit * here.standard_error, rel=1e-6)
        assert there.p_value == pytest.approx(here.p_value, abs=1e-6)


def test_an_interval_is_as_wide_as_the_t_distribution_says() -> None:
    # Student's t with 10 degrees of freedom: 2.228 leaves 2.5% on each side.
    assert reach_of(Estimate(1.0, 2.0, 10.0, 0.5), confidence=0.95) == pytest.approx(
        4.456, abs=1e-3
    )
