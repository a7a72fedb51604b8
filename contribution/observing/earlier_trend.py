"""Tells a change since a date from the trend that was there before."""

from collections.abc import Sequence
from statistics import fmean

from contribution.observing.numbers import signed
from contribution.stats.interrupted_series import SeriesChange
from contribution.stats.kendall import sen_line

# The level and the slope are two tests, so each has half of the 5%.
_ALPHA = 0.05
_EACH = _ALPHA / 2
# A trend from before that would bring this share of the change by itself leaves it open.
_BY_ITSELF = 0.5


def departs_from_trend(fit: SeriesChange, sign: int) -> bool:
    """Return whether level or slope changed this way (1 up, -1 down), and neither the other way."""
    ways = [(each.estimate * sign > 0, each.p_value) for each in (fit.level, fit.slope)]
    found = any(right and p_value < _EACH for right, p_value in ways)
    return found and not any(not right and p_value < _ALPHA for right, p_value in ways)


def say_fit(fit: SeriesChange) -> str:
    """Return the departures from the earlier trend in words, with what is needed."""
    return (
        f"Interrupted series: level {signed(fit.level.estimate)} (p {fit.level.p_value:.3f}), "
        f"slope {signed(fit.slope.estimate, 2)} a period (p {fit.slope.p_value:.3f}), "
        f"Newey-West with {fit.lags} lags, corrected for a short series; a departure needs p below "
        f"{_EACH} in one of the two"
    )


def may_go_on(before: Sequence[float], since: Sequence[float]) -> bool:
    """Return whether the trend from before, carried on, brings half of the shift or more."""
    shift = fmean(since) - fmean(before)
    carried_on = sen_line(before).slope * (len(before) + len(since)) / 2
    return carried_on * shift > 0 and abs(carried_on) >= _BY_ITSELF * abs(shift)
