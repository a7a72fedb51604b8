"""Limits of an XmR chart, and what they promise about a target."""

from collections.abc import Sequence
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
