"""Says how likely a series was to show the change declared, and how many places show one by luck.

What not showing it is worth follows from the first; the second keeps the best of many places from
being taken as if it were the only one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decision import SeriesDecision
from contribution.evidence_kinds.shared.expectations import Target
from contribution.stats.power import (
    power_of_every_value,
    power_of_rate_ratio,
)
from contribution.words.phrases import count_of, in_print

ALPHA = 0.05
# Each test is two-sided, so half of its false findings go the way expected.
_ONE_WAY = ALPHA / 2
_MOST, _LEAST = 0.99, 0.01
# 1.128 mean moving ranges make a standard deviation (Wheeler 2000).
_RANGE_TO_SPREAD = 1.128

Power = tuple[float, float]


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


def weigh_luck(
    decision: SeriesDecision, places: int, found: int, *, is_picked: bool
) -> SeriesDecision:
    """Return the decision with what a test at so many places finds by chance beside those it found.

    A place that was picked among several is left open where its finding may be luck: the chance of
    it is multiplied by their number (Bonferroni).
    """
    expected = places * _ONE_WAY
    tested = (
        f"Tested: {count_of(places, 'place')} at 5%; chance alone would show such a change in "
        f"{expected:.2f} of them ({places} x {_ONE_WAY}); seen: {found}"
    )
    decision = decision._replace(chance=(*decision.chance, tested))
    if not is_picked or places < 2 or decision.outcome is not Sighting.FOUND:
        return decision
    p_value = 1.0 if decision.p_value is None else decision.p_value
    among_all = min(1.0, p_value * places)
    formula = (
        f"Chance of so much at one place where nothing happens: {p_value:.4f}; at the best of "
        f"{places} places at most {p_value:.4f} x {places} = {among_all:.3f}"
    )
    decision = decision._replace(working=(*decision.working, formula))
    if among_all < ALPHA:
        return decision
    why = (
        f"It is one of {places} places looked at, and among so many chance alone gives one like it "
        f"too often ({found} seen, {expected:.2f} expected by chance): it cannot be told from luck"
    )
    return decision._replace(
        outcome=Sighting.CANNOT_TELL, meaning=f"{why}.", cautions=(why,), quality_cap=3
    )


def declared_change(target: Target, base: float) -> str:
    """Return the change in words, with its size in the units of the series."""
    size = in_print(target.size(base))
    return f"{abs(target.change):g}% ({size})" if target.percent else size


def _spread(values: Sequence[float]) -> float:
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    return fmean(ranges) / _RANGE_TO_SPREAD if ranges else 0.0
