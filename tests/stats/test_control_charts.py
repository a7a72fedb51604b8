from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.control_charts import Improvement, XmrLimits, assurance, xmr_limits

OUTLIER_SERIES = [1.0, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
# What R draws first, rnorm with the seed 123: a well-known series.
RNORM_123 = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621,
    -1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272,
    -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
]  # fmt: skip
RNORM_OUTLIER = [*RNORM_123[:14], 10.0, *RNORM_123[15:]]

series = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40)


def ends(limits: XmrLimits) -> tuple[float, float, float]:
    return limits.mean, limits.lower, limits.upper


def test_row_23_outlier_screened_published_v() -> None:
    limits = xmr_limits(OUTLIER_SERIES, screen=True)
    assert ends(limits) == pytest.approx((1.9444, -0.7156, 4.6044), abs=6e-5)
    assert limits.screened == 2


def test_row_23_outlier_kept_published_v() -> None:
    limits = xmr_limits(OUTLIER_SERIES)
    assert (limits.lower, limits.upper) == pytest.approx((-3.0626, 6.9515), abs=6e-5)
    assert limits.screened == 0


@pytest.mark.parametrize(
    ("values", "screen", "expected"),
    [
        (RNORM_123, True, (0.1416238, -3.01138, 3.294627)),
        (RNORM_OUTLIER, True, (0.6694159, -2.383666, 3.722497)),
        (RNORM_OUTLIER, False, (0.6694159, -4.596625, 5.935457)),
    ],
)
def test_row_24_rnorm_snapshot_published_v(
    values: list[float], screen: bool, expected: tuple[float, float, float]
) -> None:
    assert ends(xmr_limits(values, screen=screen)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("improvement", "expected"),
    [
        ("increase", ["consistent_fail", "consistent_pass", "inconsistent"]),
        ("decrease", ["consistent_pass", "consistent_fail", "inconsistent"]),
        ("neutral", [None, None, None]),
    ],
)
def test_row_26_assurance_published_s(improvement: Improvement, expected: list[str | None]) -> None:
    found = [
        assurance(XmrLimits(4, low, high, 20, False, 0), 4, improvement=improvement)
        for low, high in ((1, 3), (5, 7), (1, 5))
    ]
    assert found == expected


@pytest.mark.parametrize("improvement", ["increase", "decrease"])
def test_a_target_on_a_limit_is_met_only_sometimes(improvement: Improvement) -> None:
    limits = XmrLimits(2, 1, 3, 20, False, 0)
    assert assurance(limits, 3, improvement=improvement) == "inconsistent"


@given(series)
def test_screening_never_widens(values: list[float]) -> None:
    plain, screened = xmr_limits(values), xmr_limits(values, screen=True)
    assert screened.mean == plain.mean
    assert screened.lower >= plain.lower - 1e-6
    assert screened.upper <= plain.upper + 1e-6


@given(series, st.floats(-100, 100), st.floats(0.1, 50))
def test_shifting_and_stretching_the_scale_moves_the_limits_with_it(
    values: list[float], shift: float, stretch: float
) -> None:
    moved = xmr_limits([value * stretch + shift for value in values])
    expected = [end * stretch + shift for end in ends(xmr_limits(values))]
    assert ends(moved) == pytest.approx(tuple(expected), abs=1e-3)


@given(series)
def test_the_series_read_backwards_has_the_same_limits(values: list[float]) -> None:
    assert ends(xmr_limits(values[::-1])) == pytest.approx(ends(xmr_limits(values)))
    assert xmr_limits(values).mean == pytest.approx(fmean(values))


@given(st.floats(-1e3, 1e3), st.integers(2, 30), st.booleans())
def test_values_that_never_move_lie_exactly_on_their_limits(
    value: float, count: int, screen: bool
) -> None:
    limits = xmr_limits([value] * count, screen=screen)
    assert ends(limits) == (value, value, value)
    assert limits.screened == 0


def test_fewer_than_twelve_points_are_a_trial() -> None:
    assert xmr_limits([1.0, 2.0] * 5 + [1.0]).trial
    assert not xmr_limits([1.0, 2.0] * 6).trial
    assert xmr_limits([1.0, 2.0] * 6, trial_below=13).trial


def test_the_near_limits_lie_two_thirds_out() -> None:
    limits = XmrLimits(10, 4, 16, 20, False, 0)
    assert (limits.lower_near, limits.upper_near) == (6, 14)


def test_one_value_has_no_chart() -> None:
    with pytest.raises(ValueError, match="at least two"):
        xmr_limits([1.0])
