"""Compares like with like: the season estimated and taken out, and the difference from elsewhere.

Monthly, termly and quarterly series, and any series with comparison places, are tested by least
squares with a level for each season, a trend and a step at the start. Positive values are compared
as ratios. Errors are Newey and West's, corrected for short series.
"""

import math
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.domain.indexing import group_by
from contribution.evidence_kinds.indicator.decisions import SeriesDecision
from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.stats.interrupted_series import Estimate, fit_newey_west, reach_of
from contribution.stats.power import power_at
from contribution.words.phrases import in_print, signed

_CONFIDENCE = 0.95
ALPHA = 0.05
# With fewer on a side a season and a change are hard to tell apart: a straw at most.
_ENOUGH = 8
# The share of the ups and downs that makes a season; chance alone gives about a third.
_A_SEASON = 0.6
# Where nobody declares a change worth finding, the chance to notice this share is printed.
_WORTH = 0.20


class Timed(NamedTuple):
    """Values in time order with their places in time, one step a period.

    `cycle` is how many periods make a year, 1 where they are years; `start` is the index of the
    first value since; `compared` tells that a comparison was already taken off (`ratio`: divided
    by). `base` is the mean before, in the units of the series itself.
    """

    values: tuple[float, ...]
    places: tuple[int, ...]
    start: int
    cycle: int
    base: float
    compared: bool = False
    ratio: bool = False


class _Step(NamedTuple):
    """The estimated step at the start, with its interval, on a scale where no change is 0."""

    value: float
    low: float
    high: float
    error: float
    p_value: float


def take_off(
    own: Sequence[tuple[int, float]], others: Sequence[Sequence[tuple[int, float]]]
) -> tuple[list[tuple[int, float]], bool]:
    """Return the (place, value) pairs less the mean of the others there, and whether as ratios.

    Places that one of the others lacks are left out.
    """
    beside = [dict(each) for each in others]
    there = [(place, value) for place, value in own if all(place in each for each in beside)]
    everything = [value for _, value in there] + [each[p] for p, _ in there for each in beside]
    if there and min(everything) > 0:
        return [
            (place, math.log(value) - fmean(math.log(each[place]) for each in beside))
            for place, value in there
        ], True
    return [(place, value - fmean(each[place] for each in beside)) for place, value in there], False


def decide_like_with_like(timed: Timed, expect: Expectation, hoped: float | None) -> SeriesDecision:
    """Return whether the level stepped as expected at the start, season and trend taken out.

    Found where the interval excludes no change, that way; not found where it excludes it the other
    way, or excludes the change `hoped` for (in the units of the series); else it cannot tell.
    """
    ratio = timed.ratio or (not timed.compared and min(timed.values) > 0)
    if expect.sign == 0 and hoped is None:
        hoped = _WORTH * abs(timed.base)
    step = _fit(timed, take_logs=ratio and not timed.ratio)
    size = _scale(hoped, timed.base, expect.sign, ratio=ratio)
    outcome, meaning = _decide(step, expect, size)
    if ratio and not timed.ratio:
        # A straight line is curved as ratios, and bends where it falls to half: both must agree.
        plain_step = _fit(timed, take_logs=False)
        if _decide(plain_step, expect, hoped)[0] is not outcome:
            outcome = Sighting.CANNOT_TELL
            meaning = "Taken as ratios and as differences it reads otherwise, so it cannot tell."
    short = min(timed.start, len(timed.values) - timed.start) < _ENOUGH
    few = short and not timed.compared and _shows_season(timed)
    caution = f"Fewer than {_ENOUGH} periods on a side, with a season in them: a straw at most"
    alike = "each season with its own level" if timed.cycle > 1 else "from year to year"
    what = "the difference from the comparison" if timed.compared else "the series"
    ends = f"{_say(step.low, ratio=ratio)} to {_say(step.high, ratio=ratio)}"
    words = (
        f"Least squares on {what}, {alike}, with a trend and a step at the start; Newey-West "
        f"errors corrected for a short series: p {step.p_value:.3f}"
    )
    return SeriesDecision(
        outcome,
        f"Like with like, {what} changed by {_say(step.value, ratio=ratio)} "
        f"(95% interval {ends}). {meaning}",
        working=(words,),
        cautions=(caution,) if few else (),
        quality_cap=1 if few else 3,
        chance=(_say_power(step, size, timed.base, ratio=ratio),),
        sensitivity=None if size is None else _power(step, size),
        type_i_error=None if size is None else ALPHA,
        p_value=step.p_value,
    )


def _shows_season(timed: Timed) -> bool:
    """Whether the season tells most of the ups and downs before the start."""
    before = list(zip(timed.places, timed.values, strict=True))[: timed.start]
    if timed.cycle == 1:
        return False
    mean = fmean(value for _, value in before)
    by_season = group_by(before, lambda each: each[0] % timed.cycle)
    told = sum(len(of) * (fmean(v for _, v in of) - mean) ** 2 for of in by_season.values())
    return told > _A_SEASON * sum((value - mean) ** 2 for _, value in before)


def _fit(timed: Timed, *, take_logs: bool) -> _Step:
    values = [math.log(each) if take_logs else each for each in timed.values]
    first = timed.places[0]
    seasons = sorted({place % timed.cycle for place in timed.places})
    rows = tuple(
        (
            *(float(place % timed.cycle == season) for season in seasons),
            float(place - first),
            float(index >= timed.start),
        )
        for index, place in enumerate(timed.places)
    )
    lags = math.floor(4 * (len(values) / 100) ** (2 / 9))
    found: Estimate = fit_newey_west(values, rows, lags=lags, last=1)[-1]
    reach = reach_of(found, confidence=_CONFIDENCE)
    # Without ups and downs, what is left of a sum is rounding.
    value = 0.0 if found.p_value == 1 and not reach else found.value
    return _Step(value, value - reach, value + reach, reach / 1.96, found.p_value)


def _decide(step: _Step, expect: Expectation, size: float | None) -> tuple[Sighting, str]:
    return _decide_step(step, expect, size) if expect.sign else _decide_steady(step, size)


def _decide_step(step: _Step, expect: Expectation, size: float | None) -> tuple[Sighting, str]:
    ends = sorted((step.low * expect.sign, step.high * expect.sign))
    if ends[0] > 0:
        return Sighting.FOUND, f"That is {_article(expect)} beyond chance."
    if ends[1] < 0:
        return Sighting.NOT_FOUND, "That is a change beyond chance, but in the other direction."
    if size is not None and ends[1] < size:
        return Sighting.NOT_FOUND, "The change hoped for is ruled out."
    return Sighting.CANNOT_TELL, "That may be chance, so it cannot tell."


def _decide_steady(step: _Step, size: float | None) -> tuple[Sighting, str]:
    matters = size or 0.0
    if step.low > 0 or step.high < 0:
        return Sighting.NOT_FOUND, "It changed, where no change was expected."
    if -matters < step.low and step.high < matters:
        return Sighting.FOUND, "Any change is smaller than would matter."
    return Sighting.CANNOT_TELL, "A change that would matter is not ruled out."


def _article(expect: Expectation) -> str:
    return f"{'an' if expect.sign > 0 else 'a'} {expect}"


def _scale(hoped: float | None, base: float, sign: int, *, ratio: bool) -> float | None:
    """The change hoped for on the scale of the step; None where nobody declared one."""
    if hoped is None or not ratio:
        return hoped
    share = hoped / base if base else 0.0
    return math.log1p(share) if sign >= 0 else -math.log(max(1e-6, 1 - share))


def _power(step: _Step, size: float) -> float:
    if step.error <= 0:
        return 0.99
    return min(0.99, max(ALPHA, power_at(size, standard_error=step.error, alpha=ALPHA)))


def _say_power(step: _Step, size: float | None, base: float, *, ratio: bool) -> str:
    worth = size
    if worth is None:
        worth = math.log(1 + _WORTH) if ratio else _WORTH * abs(base)
    told = f"{100 * abs(math.expm1(worth)):.0f}%" if ratio else in_print(worth)
    return f"Chance that such data show a true change of {told}: {_power(step, worth):.2f}"


def _say(change: float, *, ratio: bool) -> str:
    return f"{signed(100 * math.expm1(change))}%" if ratio else signed(change)
