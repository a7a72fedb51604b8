import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.control_charts import (
    Improvement,
    PointType,
    Side,
    XmrLimits,
    near_limits,
    outside_limits,
    read_points,
    seven_on_one_side,
    seven_point_trends,
    sides_of_mean,
    two_of_three,
    xmr_limits,
)

LIMITS = XmrLimits(mean=0, lower=-6, upper=6, points=20, trial=False, screened=0)
ONE: Side = 1
MINUS: Side = -1
ZERO: Side = 0

series = st.lists(st.integers(-9, 9).map(float), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), ()),
        (range(1, 7), (0,) * 6),
        ((1, 2, 3, 3, 4, 5, 6), (0,) * 7),
        (range(1, 8), (0, 0, 0, 0, 0, 0, 1)),
        ((2, *range(1, 8), 3), (0, 0, 0, 0, 0, 0, 0, 1, 0)),
        (range(7, 0, -1), (0, 0, 0, 0, 0, 0, -1)),
        ((2, *range(7, 0, -1), 3), (0, 0, 0, 0, 0, 0, 0, -1, 0)),
    ],
)
def test_row_25_trend_of_seven_published_s(values: tuple[int, ...], expected: object) -> None:
    assert seven_point_trends([float(value) for value in values]) == expected


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([], ()),
        ([ONE] * 6, (0,) * 6),
        ([ONE] * 6 + [MINUS], (0,) * 7),
        ([ONE] * 8 + [MINUS], (0, 0, 0, 0, 0, 0, 1, 1, 0)),
        ([MINUS] * 8 + [ONE], (0, 0, 0, 0, 0, 0, -1, -1, 0)),
        ([ZERO] * 9, (0,) * 9),
    ],
)
def test_row_25_seven_on_one_side_published_s(sides: list[Side], expected: object) -> None:
    assert seven_on_one_side(sides) == expected


@pytest.mark.parametrize("other", [ONE, MINUS])
def test_row_25_two_in_three_published_s(other: Side) -> None:
    near = (ZERO, ZERO, ONE, ZERO, ONE, ZERO, ZERO)
    sides = (ONE, ONE, ONE, other, ONE, ONE, ONE)
    expected = (0, 0, 1, 1, 1, 0, 0) if other == ONE else (0,) * 7
    assert two_of_three(near, sides) == expected


def test_row_25_two_in_three_next_to_each_other_published_s() -> None:
    near = (ZERO, ZERO, ONE, ONE, ZERO, ZERO, ZERO)
    assert two_of_three(near, [ONE] * 7) == (0, 1, 1, 1, 1, 0, 0)


def test_row_25_opposite_ends_are_common_cause_published_s() -> None:
    values = [1.0, -1.0] * 8 + [5.5, -5.5]
    points = read_points(values, xmr_limits(values, screen=True), improvement="increase")
    assert {point.meaning for point in points} == {"common_cause"}


def test_only_the_points_near_the_limit_are_marked_not_the_one_between() -> None:
    points = read_points([0.5, 5.0, 1.0, 5.0, -1.0], LIMITS, improvement="increase")
    rule = "two of three near a limit"
    assert [point.rule for point in points] == [None, rule, None, rule, None]


def test_the_whole_run_is_marked_not_only_its_end() -> None:
    points = read_points([-1.0, *[1.0] * 7, -1.0], LIMITS, improvement="decrease")
    assert [point.rule for point in points] == [None, *["seven on one side"] * 7, None]
    assert points[1].meaning == "special_cause_concern"


def test_the_first_rule_names_the_point() -> None:
    rising = [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 7.0]
    points = read_points(rising, LIMITS, improvement="increase")
    assert [point.rule for point in points] == [*["trend of seven"] * 6, "outside limits"]
    also_high = [0.5, 1.0, 1.5, 2.0, 4.5, 5.0, 5.5]
    rules = {point.rule for point in read_points(also_high, LIMITS, improvement="increase")}
    assert rules == {"trend of seven"}
    high = read_points([1.0, 1.0, 1.0, 1.0, 5.0, 5.0, 1.0], LIMITS, improvement="increase")
    assert high[4].rule == "two of three near a limit"
    assert high[3].rule == "seven on one side"


def test_a_rise_below_the_mean_is_judged_by_its_direction() -> None:
    rising = [-5.5 + step * 0.1 for step in range(7)]
    points = read_points(rising, LIMITS, improvement="increase")
    assert {point.meaning for point in points} == {"special_cause_improvement"}


def test_a_peak_keeps_the_reading_it_had_first() -> None:
    peak = [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0, -1.0, -2.0, -3.0]
    points = read_points(peak, LIMITS, improvement="increase")
    assert [point.direction for point in points] == [1] * 7 + [-1] * 6


@pytest.mark.parametrize(
    ("improvement", "high", "low"),
    [
        ("increase", "special_cause_improvement", "special_cause_concern"),
        ("decrease", "special_cause_concern", "special_cause_improvement"),
        ("neutral", "special_cause_neutral_high", "special_cause_neutral_low"),
    ],
)
def test_good_and_bad_news_depend_on_the_direction(
    improvement: Improvement, high: PointType, low: PointType
) -> None:
    points = read_points([7.0, -7.0, 0.0], LIMITS, improvement=improvement)
    assert [point.meaning for point in points] == [high, low, "common_cause"]


def test_a_point_on_a_limit_is_near_it_and_not_outside() -> None:
    assert outside_limits([6.0, 6.1, -6.1], LIMITS) == (0, 1, -1)
    assert near_limits([6.0, 6.1, -4.1, 4.0], LIMITS) == (1, 0, -1, 0)
    assert sides_of_mean([0.0, 1.0, -1.0], LIMITS) == (0, 1, -1)


SWAPPED: dict[PointType, PointType] = {
    "common_cause": "common_cause",
    "special_cause_improvement": "special_cause_concern",
    "special_cause_concern": "special_cause_improvement",
}


@given(series)
def test_turning_the_series_upside_down_turns_good_news_into_bad(values: list[float]) -> None:
    turned = [-value for value in values]
    one = read_points(values, LIMITS, improvement="increase")
    two = read_points(turned, LIMITS, improvement="increase")
    assert [SWAPPED[point.meaning] for point in one] == [point.meaning for point in two]
    assert [point.rule for point in one] == [point.rule for point in two]
    other = read_points(turned, LIMITS, improvement="decrease")
    assert [point.meaning for point in one] == [point.meaning for point in other]


@given(series)
def test_every_value_has_one_point_and_a_signal_has_a_direction(values: list[float]) -> None:
    points = read_points(values, xmr_limits(values), improvement="increase")
    assert [point.value for point in points] == values
    for point in points:
        assert (point.rule is None) == (point.direction == 0) == (point.meaning == "common_cause")


@given(series, st.integers(-9, 9))
def test_a_later_value_never_takes_a_signal_away(values: list[float], later: int) -> None:
    now = read_points(values, LIMITS, improvement="increase")
    then = read_points([*values, float(later)], LIMITS, improvement="increase")
    for before, after in zip(now, then, strict=False):
        assert before.rule is None or after.rule is not None
