import math
import random

import numpy as np
import pymannkendall
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.trends import Trend, hamed_rao, mann_kendall, seasonal_mann_kendall
from tests.stats.rainfall import BOGRA

gappy = st.lists(st.none() | st.integers(-20, 20).map(float), min_size=12, max_size=60).filter(
    lambda values: len({value for value in values if value is not None}) > 3
)


def as_array(values: list[float | None]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([math.nan if value is None else value for value in values])


def numbers(trend: Trend) -> tuple[float, ...]:
    return (trend.p_value, trend.z, trend.tau, trend.s, trend.variance, trend.line.slope)


def oracle(result: tuple[float, ...]) -> object:
    _, _, p, z, tau, s, variance, slope, _ = result
    return pytest.approx((p, z, tau, s, variance, slope), abs=1e-9, rel=1e-9)


def autocorrelated(seed: int, count: int) -> list[float | None]:
    chance = random.Random(seed)
    values: list[float | None] = []
    level = 0.0
    for _ in range(count):
        level = 0.6 * level + chance.gauss(0.05, 1)
        values.append(None if chance.random() < 0.05 else level)
    return values


@given(gappy)
def test_agrees_with_pymannkendall_oracle_on_own_random_series_with_gaps(
    values: list[float | None],
) -> None:
    ours = mann_kendall(values, exact_up_to=0)
    theirs = pymannkendall.original_test(as_array(values))
    assert numbers(ours) == oracle(theirs)
    assert ours.direction == theirs.trend


@pytest.mark.parametrize("seed", range(12))
def test_hamed_rao_agrees_with_pymannkendall_oracle_on_own_random_series(seed: int) -> None:
    values = autocorrelated(seed, 60 + 25 * seed)
    theirs = pymannkendall.hamed_rao_modification_test(as_array(values))
    ours = hamed_rao(values)
    assert ours is not None
    assert numbers(ours) == oracle(theirs)
    assert ours.direction == theirs.trend


@pytest.mark.parametrize("period", [4, 12])
@given(values=gappy)
def test_seasonal_agrees_with_pymannkendall_oracle_on_own_random_series(
    values: list[float | None], period: int
) -> None:
    # Four full cycles first, because the oracle divides by zero where no season has two values.
    values = [*(float(time * time % 17) for time in range(4 * period)), *values]
    theirs = pymannkendall.seasonal_test(as_array(values), period=period)
    ours = seasonal_mann_kendall(values, period=period)
    assert (ours.s, ours.variance, ours.z, ours.p_value) == pytest.approx(
        (theirs.s, theirs.var_s, theirs.z, theirs.p), abs=1e-9
    )
    assert ours.line.slope == pytest.approx(theirs.slope)


def test_row_27_thirty_years_of_rain_with_gaps_published_v() -> None:
    trend = mann_kendall(BOGRA)
    assert (trend.s, trend.direction, trend.values) == (-1959, "no trend", 353)
    assert trend.variance == pytest.approx(4889800.3333, abs=5e-5)
    assert trend.z == pytest.approx(-0.88545628, abs=5e-9)
    assert trend.p_value == pytest.approx(0.37591059, abs=5e-9)
    assert trend.tau == pytest.approx(-0.03153168, abs=5e-9)
    assert trend.line.slope == pytest.approx(-0.00636943, abs=5e-9)
    assert trend.line.intercept == pytest.approx(96.15286624, abs=5e-9)


def test_row_28_the_same_rain_by_hamed_rao_and_by_month_published_v() -> None:
    # The choice of test is the finding: neighbours alike or not, months apart or together.
    corrected, monthly = hamed_rao(BOGRA), seasonal_mann_kendall(BOGRA, period=12)
    assert corrected is not None
    assert corrected.z == pytest.approx(-3.8419950, abs=5e-7)
    assert corrected.p_value == pytest.approx(0.00012204, abs=5e-9)
    assert (monthly.s, corrected.direction, monthly.direction) == (-399, "decreasing", "decreasing")
    assert monthly.z == pytest.approx(-2.1365041, abs=5e-8)
    assert monthly.p_value == pytest.approx(0.03263835, abs=5e-9)
    assert monthly.line.slope == pytest.approx(-0.08695652, abs=5e-9)


def test_row_29_increasing_360_published_v() -> None:
    trend = mann_kendall([float(value) for value in range(360)])
    assert (trend.s, trend.tau, trend.direction) == (64620, 1, "increasing")
    assert trend.line.slope == 1


@pytest.mark.parametrize(("count", "p"), [(4, 1 / 12), (5, 1 / 60)])
def test_row_30_four_quarters_can_never_be_significant_c(count: int, p: float) -> None:
    trend = mann_kendall([float(value) for value in range(count)])
    assert trend.exact
    assert trend.p_value == pytest.approx(p)
    assert trend.direction == ("no trend" if count == 4 else "increasing")


def test_the_exact_test_gives_way_to_ties_and_to_length() -> None:
    assert not mann_kendall([1.0, 2.0, 2.0, 3.0]).exact
    assert not mann_kendall([float(value) for value in range(11)]).exact
    assert mann_kendall([float(value) for value in range(11)], exact_up_to=11).exact


@given(gappy)
def test_the_direction_turns_with_the_sign(values: list[float | None]) -> None:
    turned = [None if value is None else -value for value in values]
    backwards = values[::-1]
    one = mann_kendall(values)
    opposite = {"increasing": "decreasing", "decreasing": "increasing", "no trend": "no trend"}
    for other in (mann_kendall(turned), mann_kendall(backwards)):
        assert (other.s, other.p_value, other.line.slope) == (-one.s, one.p_value, -one.line.slope)
        assert other.direction == opposite[one.direction]


@given(gappy, st.floats(0.5, 20))
def test_only_the_order_of_the_values_counts(values: list[float | None], stretch: float) -> None:
    bent = [None if value is None else (value / 5) ** 3 * stretch for value in values]
    one, two = mann_kendall(values), mann_kendall(bent)
    assert (one.s, one.p_value, one.tau) == (two.s, two.p_value, two.tau)
    assert -1 <= one.tau <= 1
    assert 0 <= one.p_value <= 1


def test_quarters_that_repeat_their_season_hide_a_fall_from_the_plain_test() -> None:
    season = (0.0, 25.0, 10.0, 30.0)
    values = [season[time % 4] - 0.5 * (time // 4) for time in range(24)]
    assert mann_kendall([*values]).direction == "no trend"
    seasonal = seasonal_mann_kendall([*values])
    assert (seasonal.direction, seasonal.line.slope) == ("decreasing", -0.5)
    assert seasonal.tau == -1


def test_neighbours_that_are_alike_make_a_trend_less_sure() -> None:
    walk = [math.sin(time / 9) + 0.01 * time for time in range(60)]
    plain, corrected = mann_kendall([*walk]), hamed_rao([*walk])
    assert corrected is not None
    assert corrected.p_value > plain.p_value
    assert corrected.s == plain.s


def test_rounding_noise_around_a_straight_line_is_not_autocorrelation() -> None:
    values = [0.1 * time for time in range(20)]
    corrected = hamed_rao([*values])
    assert corrected is not None
    assert corrected.variance == mann_kendall([*values]).variance


def test_hamed_rao_says_nothing_rather_than_something_wrong() -> None:
    assert hamed_rao([1.0, 2.0]) is None
    assert hamed_rao([1.0, None, 2.0]) is None
    # Swings so regular that the corrected variance falls below 0.
    assert hamed_rao([(-1.0) ** time * (1 + time / 100) for time in range(8)]) is None


def test_a_flat_series_has_no_trend() -> None:
    trend = mann_kendall([3.0] * 15)
    assert (trend.s, trend.p_value, trend.direction) == (0, 1, "no trend")


@pytest.mark.parametrize("values", [[], [1.0], [None, 1.0, None]])
def test_a_single_value_is_no_series(values: list[float | None]) -> None:
    with pytest.raises(ValueError, match="at least two values"):
        mann_kendall(values)
    with pytest.raises(ValueError, match="at least two values"):
        hamed_rao(values)


def test_a_missing_value_is_none_and_not_nan() -> None:
    with pytest.raises(ValueError, match="None, not a NaN"):
        mann_kendall([1.0, math.nan, 2.0])


def test_an_alpha_outside_0_to_1_is_refused() -> None:
    with pytest.raises(ValueError, match="alpha"):
        mann_kendall([1.0, 2.0], alpha=5)
