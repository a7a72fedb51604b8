"""Whether a series stepped at a start, like compared with like: one test for years and seasons.

Least squares with a level for each season, a trend and a step at the start, on the series itself or
on its difference from comparison places; without a start the trend itself is what is asked.
Positive values are compared as ratios. Errors are Newey and West's, corrected for short series.
What it gives where nothing happens, and where something does, is simulated in
tests/evidence_kinds/indicator/test_step.py.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import fmean
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.domain.figures import Figure
from contribution.evidence_kinds.indicator.decision import SeriesDecision
from contribution.evidence_kinds.indicator.power import Doubted, find_doubts
from contribution.evidence_kinds.shared.expectations import Expectation, say_beyond_chance
from contribution.stats.interrupted_series import Estimate, fit_newey_west, reach_of
from contribution.stats.intervals import normal_quantile
from contribution.stats.power import power_at
from contribution.words.phrases import in_print, signed

_CONFIDENCE = 0.95
_ALPHA = 0.05
_RULED_OUT = "The change hoped for is ruled out."
_TIED = (("No start is named, so the trend is not tied to the programme",), 3)
# A smaller p is not printed in figures.
_NEXT_TO_NONE = 0.001
_OFTEN = 0.8
# So many times the periods there are is more than anybody can wait for.
_MANY_TIMES = 10
# Where nobody declares a change worth finding, the chance to notice this share is printed.
_WORTH = 0.20


class Timed(NamedTuple):
    """Values in time order with their places in time, one step a period.

    `cycle` is how many periods make a year, 1 where they are years; `start` is the index of the
    first value since, None where the trend over all of them is asked; `compared` tells that a
    comparison was already taken off (`ratio`: divided by). `base` is the mean before, in the units
    of the series itself.
    """

    values: tuple[float, ...]
    places: tuple[int, ...]
    start: int | None
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


class _Reading(NamedTuple):
    """What the series says on one scale; `hoped` is the change hoped for on that scale."""

    step: _Step
    outcome: Sighting
    meaning: str
    hoped: float | None
    ratio: bool


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


def decide_step(timed: Timed, expect: Expectation, hoped: float | None) -> SeriesDecision:
    """Return whether the level stepped as expected at the start, season and trend taken out.

    Found where the interval excludes no change, that way; not found where it excludes it the other
    way, or excludes the change `hoped` for (in the units of the series) whether it came at once or
    little by little; else it cannot tell.
    """
    if expect.sign == 0 and hoped is None and timed.start is not None:
        hoped = _WORTH * abs(timed.base)
    takes_logs = not timed.compared and min(timed.values) > 0
    read = _read(timed, expect, hoped, takes_logs=takes_logs)
    p_value = read.step.p_value
    if takes_logs:
        # A straight line is curved as ratios, and bends where it falls to half: both must agree.
        plain = _read(timed, expect, hoped, takes_logs=False)
        p_value = max(p_value, plain.step.p_value)
        if plain.outcome is not read.outcome:
            words = "Taken as ratios and as differences it reads otherwise, so it cannot tell."
            read = read._replace(outcome=Sighting.CANNOT_TELL, meaning=words)
    cautions, cap = _TIED if timed.start is None else _doubt(timed, read, expect.sign)
    return SeriesDecision(
        read.outcome,
        f"Like with like, {_what(timed)} changed by {_say(read.step.value, ratio=read.ratio)} "
        f"({_say_interval(read)}). {read.meaning}",
        working=(_say_test(timed, p_value),),
        cautions=cautions,
        quality_cap=cap,
        chance=(_say_power(read, timed),),
        sensitivity=None if read.hoped is None else _power(read.step, read.hoped),
        type_i_error=None if read.hoped is None else _ALPHA,
        p_value=p_value,
        is_compared=timed.compared,
        shown=Figure(
            f"{'Trend' if timed.start is None else 'Step'} of {_what(timed)}, {_without(timed)}",
            f"{_say(read.step.value, ratio=read.ratio)} ({_say_interval(read)})",
            read.step.value,
            "by least squares, as said in the working",
        ),
    )


def _read(timed: Timed, expect: Expectation, hoped: float | None, *, takes_logs: bool) -> _Reading:
    ratio = timed.ratio or takes_logs
    step = _fit(timed, takes_logs=takes_logs)
    size = _scale(hoped, timed.base, expect.sign, ratio=ratio)
    outcome, meaning = _decide_steady(step, size) if expect.sign == 0 else _decide_way(step, expect)
    ruled_out = outcome is Sighting.CANNOT_TELL and _excludes(step, expect.sign, size)
    if ruled_out and timed.start is None:
        outcome, meaning = Sighting.NOT_FOUND, _RULED_OUT
    elif timed.start and expect.sign and (ruled_out or outcome is Sighting.NOT_FOUND):
        # A change that grows from period to period is no step, and may even look like one back.
        end = _fit(timed, takes_logs=takes_logs, at_end=True)
        if ruled_out and _excludes(end, expect.sign, size):
            outcome, meaning = Sighting.NOT_FOUND, _RULED_OUT
        elif ruled_out or end.value * expect.sign > 0:
            outcome = Sighting.CANNOT_TELL
            meaning = "A change may have come little by little, so it cannot tell."
    return _Reading(step, outcome, meaning, size, ratio)


def _doubt(timed: Timed, read: _Reading, sign: int) -> tuple[tuple[str, ...], int]:
    values = _scaled(timed, takes_logs=read.ratio and not timed.ratio)
    series = Doubted(values, timed.places, timed.start or 0, timed.cycle)
    return find_doubts(series, _find_way(read, sign), compared=timed.compared)


def _scaled(timed: Timed, *, takes_logs: bool) -> tuple[float, ...]:
    return tuple(map(math.log, timed.values)) if takes_logs else timed.values


def _fit(timed: Timed, *, takes_logs: bool, at_end: bool = False) -> _Step:
    """The step at the start; `at_end`: at the last period, the trend since being one of its own.

    Without a start it is the change by the trend from the first period to the last.
    """
    values = _scaled(timed, takes_logs=takes_logs)
    rows = _design(timed.places, timed.cycle, timed.start, at_end=at_end)
    lags = math.floor(4 * (len(values) / 100) ** (2 / 9))
    found: Estimate = fit_newey_west(values, rows, lags=lags, last=1)[-1]
    reach = reach_of(found, confidence=_CONFIDENCE)
    # Without ups and downs, what is left of a sum is rounding.
    value = 0.0 if found.p_value == 1 and not reach else found.value
    return _Step(value, value - reach, value + reach, reach / 1.96, found.p_value)


# Series of one place and of the next, as of one programme and the next, have the same periods.
@lru_cache(maxsize=64)
def _design(
    places: tuple[int, ...], cycle: int, start: int | None, *, at_end: bool
) -> tuple[tuple[float, ...], ...]:
    rows = []
    for index, place in enumerate(places):
        own = [float(place % cycle == each) for each in sorted({each % cycle for each in places})]
        if start is None:
            rows.append((*own, float(place - places[0]) / (places[-1] - places[0])))
            continue
        since = float(index >= start)
        own_trend = ((place - places[-1]) * since,) if at_end else ()
        rows.append((*own, float(place - places[0]), *own_trend, since))
    return tuple(rows)


def _decide_way(step: _Step, expect: Expectation) -> tuple[Sighting, str]:
    low, high = sorted((step.low * expect.sign, step.high * expect.sign))
    if low > 0:
        return Sighting.FOUND, say_beyond_chance(expect, as_expected=True)
    if high < 0:
        return Sighting.NOT_FOUND, say_beyond_chance(expect, as_expected=False)
    return Sighting.CANNOT_TELL, "That may be chance, so it cannot tell."


def _decide_steady(step: _Step, size: float | None) -> tuple[Sighting, str]:
    matters = size or 0.0
    if step.low > 0 or step.high < 0:
        return Sighting.NOT_FOUND, "It changed, where no change was expected."
    if -matters < step.low and step.high < matters:
        return Sighting.FOUND, "Any change is smaller than would matter."
    return Sighting.CANNOT_TELL, "A change that would matter is not ruled out."


def _excludes(step: _Step, sign: int, size: float | None) -> bool:
    return size is not None and max(step.low * sign, step.high * sign) < size


def _find_way(read: _Reading, sign: int) -> int:
    """The way of the change that the reading speaks of; 0 where it speaks of none."""
    if read.outcome is Sighting.FOUND:
        return sign
    if read.outcome is Sighting.NOT_FOUND:
        return -sign or (1 if read.step.value > 0 else -1)
    return 0


def _scale(hoped: float | None, base: float, sign: int, *, ratio: bool) -> float | None:
    """The change hoped for on the scale of the step; None where nobody declared one."""
    if hoped is None or not ratio:
        return hoped
    share = hoped / base if base else 0.0
    return math.log1p(share) if sign >= 0 else -math.log(max(1e-6, 1 - share))


def _power(step: _Step, size: float) -> float:
    if step.error <= 0:
        return 0.99
    return min(0.99, max(_ALPHA, power_at(size, standard_error=step.error, alpha=_ALPHA)))


def _say_power(read: _Reading, timed: Timed) -> str:
    """How likely a change was to show and, where that was unlikely, what could have told."""
    worth = read.hoped
    if worth is None:
        worth = math.log(1 + _WORTH) if read.ratio else _WORTH * abs(timed.base)
    told = f"{100 * abs(math.expm1(worth)):.0f}%" if read.ratio else in_print(worth)
    power, number = _power(read.step, worth), len(timed.values)
    words = f"Chance that such data show a true change of {told}: {power:.2f}"
    if read.outcome.decides or power >= _OFTEN or not worth:
        return words
    # Errors shrink with the root of the number of periods.
    reach = normal_quantile(_CONFIDENCE) + normal_quantile(2 * _OFTEN - 1)
    times = min(_MANY_TIMES, (reach * read.step.error / worth) ** 2)
    needed = f"{'more than' if times == _MANY_TIMES else 'about'} {math.ceil(number * times)}"
    split = "" if timed.start is None else ", before and since in the same proportion,"
    return f"{words}; {needed} periods{split} would show it four times in five"


def _say_test(timed: Timed, p_value: float) -> str:
    alike = "each season with its own level" if timed.cycle > 1 else "from year to year"
    step = "" if timed.start is None else " and a step at the start"
    return (
        f"Least squares on {_what(timed)}, {alike}, with a trend{step}; "
        "errors of Newey and West (1987), corrected for a short series after Bell and McCaffrey "
        "(2002): "
        f"p {'below 0.001' if p_value < _NEXT_TO_NONE else f'{p_value:.3f}'}"
    )


def _without(timed: Timed) -> str:
    return "season taken out" if timed.start is None else "trend and season taken out"


def _say_interval(read: _Reading) -> str:
    low, high = (_say(each, ratio=read.ratio) for each in (read.step.low, read.step.high))
    return f"95% interval {low} to {high}"


def _what(timed: Timed) -> str:
    return "the difference from the comparison" if timed.compared else "the series"


def _say(change: float, *, ratio: bool) -> str:
    return f"{signed(100 * math.expm1(change))}%" if ratio else signed(change)
