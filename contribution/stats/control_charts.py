"""Limits of an XmR chart, and what they promise about a target.

Which points of an XmR chart are signals, by which rule, and whether they are good news.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean
from typing import Literal, NamedTuple

Improvement = Literal["increase", "decrease", "neutral"]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]

LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267
TRIAL_BELOW = 12


class XmrLimits(NamedTuple):
    """Mean and natural process limits, in the units of the values.

    `points` is how many values stand behind them, `trial` whether those are too few to trust, and
    `screened` how many moving ranges were left out as outliers.
    """

    mean: float
    lower: float
    upper: float
    points: int
    trial: bool
    screened: int

    @property
    def lower_near(self) -> float:
        """Two thirds of the way from the mean to the lower limit."""
        return self.mean - (self.mean - self.lower) * 2 / 3

    @property
    def upper_near(self) -> float:
        """Two thirds of the way from the mean to the upper limit."""
        return self.mean + (self.upper - self.mean) * 2 / 3


def xmr_limits(
    values: Sequence[float], *, screen: bool = False, trial_below: int = TRIAL_BELOW
) -> XmrLimits:
    """The mean and 2.66 mean moving ranges either side, for values in time order without gaps.

    `screen` leaves out, once, moving ranges of at least 3.267 times their mean: the NHS R package
    does so by default, the NHS spreadsheet does not. Limits may pass 0 or 100 %; the caller knows
    the scale. Counts averaging below about 5 belong to `garwood`, not here. Raises ValueError for
    fewer than two values.

    Source: Wheeler (2000), Understanding Variation, 2nd edition; NHS England, Making Data Count.
    """
    if len(values) < 2:
        raise ValueError("a control chart needs at least two values")
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    typical = fmean(ranges)
    kept = [size for size in ranges if size < SCREEN_FACTOR * typical] if screen else ranges
    # Screening empties the list only when nothing ever moved.
    reach = LIMIT_FACTOR * fmean(kept) if kept else 0.0
    # From the first value on, so that values which never move lie on their mean and not beside it.
    centre = values[0] + fmean([value - values[0] for value in values])
    return XmrLimits(
        mean=centre,
        lower=centre - reach,
        upper=centre + reach,
        points=len(values),
        trial=len(values) < trial_below,
        screened=len(ranges) - len(kept) if kept else 0,
    )


def assurance(limits: XmrLimits, target: float, *, improvement: Improvement) -> Assurance | None:
    """Whether an unchanged process will always, never or sometimes meet the target.

    None when no direction is better. A target exactly on a limit is "inconsistent".

    Source: NHS England, Making Data Count, assurance icons.
    """
    if improvement == "neutral":
        return None
    if limits.lower <= target <= limits.upper:
        return "inconsistent"
    passes_above = improvement == "increase"
    return "consistent_pass" if (target < limits.lower) == passes_above else "consistent_fail"


Side = Literal[-1, 0, 1]
SignalRule = Literal[
    "outside limits", "trend of seven", "two of three near a limit", "seven on one side"
]
PointType = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]

_RUN = 7


class ChartPoint(NamedTuple):
    """One value, the first rule that marks it (None: common cause) and what it means.

    `direction` is 1 for high or rising, -1 for low or falling, 0 without a signal.
    """

    value: float
    rule: SignalRule | None
    direction: Side
    meaning: PointType


def read_points(
    values: Sequence[float], limits: XmrLimits, *, improvement: Improvement
) -> tuple[ChartPoint, ...]:
    """Every value with its signal; the rules in order, the first that applies naming the point.

    Order: outside the limits; part of seven rising or falling (six steps the same way); near a
    limit in two of three points on one side of the mean; part of seven on one side of the mean.
    A trend is judged by its direction, the other rules by the side they lie on. With "neutral",
    signals are high or low, never good or bad.

    Source: NHS England, Making Data Count; behaviour of the R package NHSRplotthedots.
    """
    marks = _marks(values, limits)
    return tuple(
        _chart_point(value, zip(marks, found, strict=True), improvement)
        for value, *found in zip(values, *marks.values(), strict=True)
    )


def count_signals(values: Sequence[float], limits: XmrLimits) -> dict[SignalRule, int]:
    """How many signals of each kind: points outside the limits, else unbroken stretches.

    Source: NHS England, Making Data Count; a stretch counts once however long it is.
    """
    marks = _marks(values, limits)
    outside = "outside limits"
    return {
        rule: sum(map(abs, found)) if rule == outside else _stretches(found)
        for rule, found in marks.items()
    }


def sides_of_mean(values: Sequence[float], limits: XmrLimits) -> tuple[Side, ...]:
    """1 above the mean, -1 below it, 0 on it.

    Source: Wheeler (2000), Understanding Variation, 2nd edition.
    """
    mean = limits.mean
    return tuple(_sign(value - mean) for value in values)


def outside_limits(values: Sequence[float], limits: XmrLimits) -> tuple[Side, ...]:
    """1 above the upper limit, -1 below the lower one, 0 between or on them.

    Source: Wheeler (2000), Understanding Variation, 2nd edition.
    """
    low, high = limits.lower, limits.upper
    return tuple(_beyond(value, low, high) for value in values)


def near_limits(values: Sequence[float], limits: XmrLimits) -> tuple[Side, ...]:
    """1 or -1 in the outer third before a limit, 0 elsewhere, outside the limit included.

    Source: Western Electric (1956), Statistical Quality Control Handbook.
    """
    outside, low, high = outside_limits(values, limits), limits.lower_near, limits.upper_near
    return tuple(
        0 if beyond else _beyond(value, low, high)
        for value, beyond in zip(values, outside, strict=True)
    )


def seven_point_trends(values: Sequence[float]) -> tuple[Side, ...]:
    """1 or -1 at each point that ends six steps up or six steps down; an equal step breaks it.

    Source: NHS England, Making Data Count.
    """
    steps = tuple(_sign(later - earlier) for earlier, later in pairwise(values))
    return (0, *_ends_of_runs(steps, length=_RUN - 1)) if values else ()


def seven_on_one_side(sides: Sequence[Side]) -> tuple[Side, ...]:
    """1 or -1 at each point that ends seven in a row on one side of the mean.

    Source: NHS England, Making Data Count.
    """
    return _ends_of_runs(sides, length=_RUN)


def two_of_three(near: Sequence[Side], sides: Sequence[Side]) -> tuple[Side, ...]:
    """1 or -1 at every member of three in a row on one side with two or more near the limit.

    All three are marked, the one that is not near a limit too.

    Source: Western Electric (1956), Statistical Quality Control Handbook.
    """
    found: list[Side] = [0] * len(near)
    if len(near) - near.count(0) < 2:
        return tuple(found)
    for start in range(len(near) - 2):
        window = range(start, start + 3)
        side = sides[start]
        alike = side != 0 and all(sides[place] == side for place in window)
        if alike and sum(near[place] == side for place in window) >= 2:
            for place in window:
                found[place] = side
    return tuple(found)


def _marks(values: Sequence[float], limits: XmrLimits) -> dict[SignalRule, tuple[Side, ...]]:
    """For each rule, in order of precedence, the points it marks."""
    sides, near = sides_of_mean(values, limits), near_limits(values, limits)
    pairs = two_of_three(near, sides)
    return {
        "outside limits": outside_limits(values, limits),
        "trend of seven": _all_seven(seven_point_trends(values)),
        "two of three near a limit": tuple(
            side if close else 0 for side, close in zip(pairs, near, strict=True)
        ),
        "seven on one side": _all_seven(seven_on_one_side(sides)),
    }


def _chart_point(
    value: float, marks: Iterable[tuple[SignalRule, Side]], improvement: Improvement
) -> ChartPoint:
    for rule, direction in marks:
        if direction:
            return ChartPoint(value, rule, direction, _meaning(direction, improvement))
    return ChartPoint(value, None, 0, "common_cause")


def _meaning(direction: Side, improvement: Improvement) -> PointType:
    if improvement == "neutral":
        return "special_cause_neutral_high" if direction > 0 else "special_cause_neutral_low"
    is_better = (direction > 0) == (improvement == "increase")
    return "special_cause_improvement" if is_better else "special_cause_concern"


def _ends_of_runs(signs: Sequence[Side], *, length: int) -> tuple[Side, ...]:
    ends: list[Side] = []
    run = 0
    for place, sign in enumerate(signs):
        run = run + 1 if place and sign == signs[place - 1] else 1
        ends.append(sign if run >= length else 0)
    return tuple(ends)


def _all_seven(ends: Sequence[Side]) -> tuple[Side, ...]:
    """Marks the whole run, not only its end; a point shared by two runs keeps the earlier one."""
    found: list[Side] = [0] * len(ends)
    for end, side in enumerate(ends):
        if not side:
            continue
        for place in range(max(0, end - _RUN + 1), end + 1):
            found[place] = found[place] or side
    return tuple(found)


def _stretches(signs: Sequence[Side]) -> int:
    before = (0, *signs)
    return sum(bool(sign) and sign != last for last, sign in zip(before, signs, strict=False))


def _beyond(value: float, low: float, high: float) -> Side:
    if value > high:
        return 1
    return -1 if value < low else 0


def _sign(value: float) -> Side:
    return _beyond(value, 0.0, 0.0)
