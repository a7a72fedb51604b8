"""Whether a series changed its level or its slope when something began."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from contribution.statistics.intervals import Interval, require_confidence
from contribution.statistics.newey_west import Estimate, fit_newey_west, reach_of

FEWEST_EACH_SIDE = 8


class Coefficient(NamedTuple):
    """One estimate with its Newey-West error, corrected for short series, and two-sided p-value.

    `freedom` is how many degrees of freedom the error is worth, fewer than values less four.
    """

    estimate: float
    standard_error: float
    interval: Interval
    p_value: float
    freedom: float


class SeriesChange(NamedTuple):
    """`y = intercept + trend t + level P + slope (t - t*) P`, with t counted from 1.

    `level` is the jump at t*, the first point after the start, in the units of the values;
    `trend` and `slope` are per step, the slope being the change of the trend. `before` and `after`
    count the values that were there; `lags` is how far back errors may be alike.
    """

    intercept: Coefficient
    trend: Coefficient
    level: Coefficient
    slope: Coefficient
    before: int
    after: int
    lags: int


class TrendNotAssessable(NamedTuple):
    """Too few values on a side to tell a change from the trend that was there before."""

    before: int
    after: int
    needed: int

    @property
    def reason(self) -> str:
        """The finding in words."""
        return (
            f"trend not assessable: {self.before} values before and {self.after} after the start, "
            f"at least {self.needed} are needed on each side"
        )


def interrupted_series(
    values: Sequence[float | None],
    *,
    start: int,
    lags: int | None = None,
    confidence: float = 0.95,
    fewest: int = FEWEST_EACH_SIDE,
) -> SeriesChange | TrendNotAssessable:
    """The change of level and of slope at a start declared beforehand.

    `values` in time order, None for a missing one; `start` is the index (from 0) of the first value
    after the start. `lags` defaults to floor(4 (n / 100)^(2/9)). Without a comparison series this
    is at best moderate evidence: anything else that began then looks the same. Too few values are
    an answer, not an error. Raises ValueError for a start outside the series or fewer than 3 a
    side asked for.

    Source: Wagner et al. (2002), Journal of Clinical Pharmacy and Therapeutics 27; Newey and West
    (1994), Review of Economic Studies 61, for the lags; Bell and McCaffrey (2002), Survey
    Methodology 28, for errors in short series.
    """
    require_confidence(confidence)
    if not 0 < start < len(values):
        raise ValueError(f"a start at {start} leaves one side of {len(values)} values empty")
    if fewest < 3:
        raise ValueError("two points always lie on a line: at least 3 are needed on each side")
    before = sum(value is not None for value in values[:start])
    after = sum(value is not None for value in values[start:])
    if min(before, after) < fewest:
        return TrendNotAssessable(before, after, fewest)
    if lags is None:
        lags = math.floor(4 * ((before + after) / 100) ** (2 / 9))
    one, two, three, four = _fit(values, start, lags, confidence)
    return SeriesChange(one, two, three, four, before, after, lags)


def _fit(
    values: Sequence[float | None], start: int, lags: int, confidence: float
) -> list[Coefficient]:
    known = [value for value in values if value is not None]
    return [
        Coefficient(
            estimate=each.value,
            standard_error=each.standard_error,
            interval=_interval(each, confidence),
            p_value=each.p_value,
            freedom=each.freedom,
        )
        for each in fit_newey_west(known, _design(values, start), lags=lags)
    ]


def _interval(each: Estimate, confidence: float) -> Interval:
    reach = reach_of(each, confidence=confidence)
    return Interval(each.value - reach, each.value + reach, confidence)


def _design(values: Sequence[float | None], start: int) -> tuple[tuple[float, ...], ...]:
    known = [time for time, value in enumerate(values) if value is not None]
    return tuple(
        (1.0, time + 1.0, float(time >= start), float(max(0, time - start))) for time in known
    )
