"""Says how likely a series was to show the change declared, and what not showing it is worth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, stdev

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decisions import (
    SeriesDecision,
    count_marks,
    finds_shift,
)
from contribution.evidence_kinds.indicator.readings import shows_trend
from contribution.evidence_kinds.shared.expectations import Expectation, Target
from contribution.stats.kendall import sen_line
from contribution.stats.power import (
    RUNS,
    power_of_every_value,
    power_of_rate_ratio,
    simulated_power,
)
from contribution.words.phrases import in_print

ALPHA = 0.05
_MOST, _LEAST = 0.99, 0.01
_UP = Expectation("increase")
# 1.128 mean moving ranges make a standard deviation (Wheeler 2000).
_RANGE_TO_SPREAD = 1.128
# Testing for autocorrelation in every made-up series takes time; 300 leave an error of 0.03.
_TREND_RUNS = 300

Power = tuple[float, float]


def power_of_shift(values: Sequence[float], start: int, size: float) -> Power:
    """Return (power, chance of a false alarm) of the rule for a shift of this size.

    The very rule is tried, as it would be used, on made-up series as long as this one whose values
    are independent.
    """
    spread = _spread(values[:start])
    shift = size / spread if spread else math.inf
    since = len(values) - start
    return _chance_of_shift(start, since, shift), _chance_of_shift(start, since, 0.0)


def chance_of_find(
    decision: SeriesDecision, values: Sequence[float], start: int | None, expect: Expectation
) -> float:
    """Return the p-value of what was found: the deciding test's, or that of as many signals.

    Signals are counted in made-up series where nothing happens, with limits from as few points.
    They alone count where there are limits, so that each place of many has one test.
    """
    if decision.limits is None or start is None:
        return 1.0 if decision.p_value is None else decision.p_value
    marks = count_marks(values, start, expect)
    if not marks:
        return 1.0
    # One more than was seen, so that a thousand tries never make a chance of nothing.
    tried = _share_marked(start, len(values) - start, marks)
    return (tried * RUNS + 1) / (RUNS + 1)


def power_of_trend(values: Sequence[float], size: float, *, quarterly: bool) -> Power:
    """Return (power, alpha) of the trend tests together for a steady change of this size in all."""
    line, last = sen_line(values), len(values) - 1
    left = [value - line.slope * place for place, value in enumerate(values)]
    spread = stdev(left)
    if spread == 0:
        return _MOST, ALPHA
    expected = [size * place / last for place in range(len(values))]
    power = simulated_power(
        lambda made_up: shows_trend(made_up, _UP, quarterly=quarterly),
        expected,
        spread=spread,
        runs=_TREND_RUNS,
    )
    return power, ALPHA


def power_of_rates(values: Sequence[float], start: int, change: float) -> Power:
    """Return (power, alpha) of the exact test for small counts; `change` per period, signed."""
    before = fmean(values[:start])
    after = before + change
    if before <= 0:
        return ALPHA, ALPHA
    exposures = (float(start), float(len(values) - start))
    # No event at all is the most that can happen; the test needs a rate above 0 to be computed.
    ratio = max(after / before, 1e-6)
    return power_of_rate_ratio(before, ratio, exposures=exposures, alpha=ALPHA), ALPHA


def power_of_level(values: Sequence[float], margin: float) -> Power:
    """Return the chances that all values meet a level their mean passes, or misses, by `margin`."""
    spread = _spread(values)
    if spread == 0:
        return _MOST, _LEAST
    pair = (
        power_of_every_value(sign * margin, spread=spread, values=len(values)) for sign in (1, -1)
    )
    power, alarm = pair
    return power, alarm


def weigh_power(
    decision: SeriesDecision, power: Power | None, declared: str, *, named: bool
) -> SeriesDecision:
    """Return the decision with what its data could have shown; `named`: the author chose a test.

    What cannot tell weighs nothing; it says how likely a change was to be noticed.
    """
    is_open = decision.outcome is Sighting.CANNOT_TELL
    if power is None:
        if is_open or named:
            decision = decision._replace(sensitivity=None, type_i_error=None)
        return decision
    alpha = min(0.5, max(_LEAST, power[1]))
    # A rule that never finds anything is silent, not evidence the other way.
    sensitivity = min(_MOST, max(alpha, power[0]))
    words = (
        f"Chance that such data show a true change of {declared}: {sensitivity:.2f}, and one that "
        f"is not there: {alpha:.2f}"
    )
    decision = decision._replace(chance=(*decision.chance, words))
    if is_open or named:
        return decision
    return decision._replace(sensitivity=sensitivity, type_i_error=alpha)


def declared_change(target: Target, base: float) -> str:
    """Return the change in words, with its size in the units of the series."""
    size = in_print(target.size(base))
    return f"{abs(target.change):g}% ({size})" if target.percent else size


def _spread(values: Sequence[float]) -> float:
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    return fmean(ranges) / _RANGE_TO_SPREAD if ranges else 0.0


@lru_cache(maxsize=1024)
def _chance_of_shift(before: int, since: int, shift: float) -> float:
    """The shift in standard deviations; the answer depends on nothing else."""
    if shift == math.inf:
        return _MOST
    return simulated_power(
        lambda made_up: finds_shift(made_up, before, _UP),
        [0.0] * before + [shift] * since,
    )


@lru_cache(maxsize=1024)
def _share_marked(before: int, since: int, marks: int) -> float:
    return simulated_power(
        lambda made_up: count_marks(made_up, before, _UP) >= marks, [0.0] * (before + since)
    )
