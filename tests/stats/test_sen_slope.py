import pymannkendall
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.trends import seasonal_sen_line, sen_line

gappy = st.lists(st.none() | st.floats(-1e3, 1e3), min_size=8, max_size=40).filter(
    lambda values: sum(value is not None for value in values) > 4
)


@given(st.floats(-50, 50), st.floats(-5, 5), st.lists(st.booleans(), min_size=3, max_size=30))
def test_a_straight_line_is_found_across_its_gaps(
    level: float, slope: float, known: list[bool]
) -> None:
    values = [
        level + slope * time if there or time < 2 else None for time, there in enumerate(known)
    ]
    line = sen_line(values)
    assert (line.slope, line.intercept) == pytest.approx((slope, level), abs=1e-9)


def test_one_wild_value_does_not_move_the_slope() -> None:
    assert sen_line([1.0, 2.0, 3.0, 400.0, 5.0, 6.0, 7.0]).slope == 1


@given(st.floats(-50, 50), st.floats(-5, 5))
def test_the_season_does_not_bend_the_seasonal_slope(level: float, slope: float) -> None:
    season = (10.0, -3.0, 4.0, 0.0)
    values = [level + slope * (time // 4) + season[time % 4] for time in range(20)]
    assert seasonal_sen_line(values).slope == pytest.approx(slope, abs=1e-9)


@given(gappy)
def test_agrees_with_pymannkendall_oracle_on_random_series(values: list[float | None]) -> None:
    import numpy as np

    array = np.array([np.nan if value is None else value for value in values])
    theirs = pymannkendall.sens_slope(array)
    ours = sen_line(values)
    assert (ours.slope, ours.intercept) == pytest.approx((theirs.slope, theirs.intercept))


@given(st.lists(st.floats(-1e3, 1e3), min_size=8, max_size=40))
def test_seasonal_agrees_with_pymannkendall_oracle_on_random_series(values: list[float]) -> None:
    import numpy as np

    theirs = pymannkendall.seasonal_sens_slope(np.array(values), period=4)
    ours = seasonal_sen_line([*values])
    assert ours.slope == pytest.approx(theirs.slope)
    assert ours.intercept == pytest.approx(theirs.intercept)


def test_too_little_for_a_slope_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        sen_line([None, 3.0, None])
    with pytest.raises(ValueError, match="same season"):
        seasonal_sen_line([1.0, 2.0, 3.0, 4.0])
    with pytest.raises(ValueError, match="at least one season"):
        seasonal_sen_line([1.0, 2.0], period=0)
