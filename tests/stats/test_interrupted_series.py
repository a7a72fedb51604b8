import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.stats.interrupted_series import (
    SeriesChange,
    TrendNotAssessable,
    fit_newey_west,
    interrupted_series,
)


def series(count: int, start: int, *, level: float, slope: float, noise: float = 0) -> list[float]:
    chance = random.Random(7)
    return [
        10
        + 0.05 * (time + 1)
        + (level + slope * (time - start) if time >= start else 0)
        + noise * chance.gauss(0, 1)
        for time in range(count)
    ]


def test_row_42_noiseless_series_published_v() -> None:
    change = interrupted_series(series(48, 24, level=2, slope=0.1), start=24)
    assert isinstance(change, SeriesChange)
    estimates = [
        part.estimate for part in (change.intercept, change.trend, change.level, change.slope)
    ]
    assert estimates == pytest.approx([10, 0.05, 2, 0.1])
    assert (change.before, change.after, change.lags) == (24, 24, 3)


def test_the_errors_are_those_of_a_regression_in_four_parts() -> None:
    values = series(30, 14, level=1, slope=-0.2, noise=1)
    change = interrupted_series(values, start=14, lags=2)
    assert isinstance(change, SeriesChange)
    design = tuple((1.0, time + 1.0, float(time >= 14), max(0.0, time - 14)) for time in range(30))
    expected = fit_newey_west(values, design, lags=2)
    parts = (change.intercept, change.trend, change.level, change.slope)
    for part, own in zip(parts, expected, strict=True):
        assert (part.estimate, part.standard_error) == (own.value, own.standard_error)
        assert (part.p_value, part.freedom) == (own.p_value, own.freedom)
        # Each is worth fewer than the 26 degrees of freedom that values less parts would give.
        assert 2 < part.freedom < 26
        assert part.interval.contains(0) == (part.p_value > 0.05)


def test_a_clear_jump_is_found_and_steady_noise_is_not() -> None:
    jump = interrupted_series(series(40, 20, level=5, slope=0, noise=0.5), start=20)
    steady = interrupted_series(series(40, 20, level=0, slope=0, noise=0.5), start=20)
    assert isinstance(jump, SeriesChange)
    assert isinstance(steady, SeriesChange)
    assert jump.level.interval.contains(5)
    assert not jump.level.interval.contains(0)
    assert jump.level.p_value < 0.001
    assert steady.level.interval.contains(0)
    assert steady.level.p_value > 0.05


@settings(max_examples=25)
@given(st.lists(st.floats(-100, 100), min_size=16, max_size=40), st.floats(-50, 50))
def test_turning_and_shifting_the_series_turns_the_change(
    values: list[float], shift: float
) -> None:
    start = len(values) // 2
    one = interrupted_series([*values], start=start)
    two = interrupted_series([shift - value for value in values], start=start)
    assert isinstance(one, SeriesChange)
    assert isinstance(two, SeriesChange)
    assert one.level.estimate == pytest.approx(-two.level.estimate, abs=1e-6)
    assert one.slope.estimate == pytest.approx(-two.slope.estimate, abs=1e-6)
    for part in (one.intercept, one.trend, one.level, one.slope):
        assert part.interval.contains(part.estimate)


def test_a_missing_value_keeps_its_place_in_time() -> None:
    values: list[float | None] = [*series(30, 15, level=2, slope=0.1)]
    values[3] = values[20] = None
    change = interrupted_series(values, start=15)
    assert isinstance(change, SeriesChange)
    assert change.slope.estimate == pytest.approx(0.1)
    assert (change.before, change.after) == (14, 14)


@pytest.mark.parametrize("gap", [False, True])
def test_too_few_values_are_an_answer_and_not_an_error(gap: bool) -> None:
    values: list[float | None] = [float(time) for time in range(16)]
    if gap:
        values[12] = None
    result = interrupted_series(values, start=8 if gap else 7)
    assert isinstance(result, TrendNotAssessable)
    assert result.reason.startswith("trend not assessable: ")
    assert "at least 8" in result.reason
    assert isinstance(interrupted_series(values, start=8, fewest=5), SeriesChange)


def test_more_confidence_is_wider() -> None:
    values = series(30, 15, level=1, slope=0, noise=1)
    narrow = interrupted_series(values, start=15, confidence=0.8)
    wide = interrupted_series(values, start=15, confidence=0.99)
    assert isinstance(narrow, SeriesChange)
    assert isinstance(wide, SeriesChange)
    assert narrow.level.interval.width < wide.level.interval.width


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="one side"):
        interrupted_series([1.0, 2.0], start=2)
    with pytest.raises(ValueError, match="at least 3"):
        interrupted_series([1.0] * 20, start=10, fewest=2)
    with pytest.raises(ValueError, match="confidence"):
        interrupted_series([1.0] * 20, start=10, confidence=95)
