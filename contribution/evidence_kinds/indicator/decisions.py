"""Decides whether a series shows a signal since a date; a passing fluctuation is none."""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.signals import (
    Signals,
    count_one_way,
    departs_from_trend,
    likeness,
    may_go_on,
    say_fit,
    say_needed,
)
from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.stats.control_charts import XmrLimits, read_points, xmr_limits
from contribution.stats.interrupted_series import (
    SeriesChange,
    fit_newey_west,
    interrupted_series,
    reach_of,
)
from contribution.words.phrases import count_of, in_print, signed

FEWEST_BEFORE = 7
FEWEST_SINCE = 3
# Seven periods can show a shift of any size by lying on one side; fewer only a large one.
_RUN = 7
# Periods just before the start whose mean tells whether the change had come by then.
_LATEST = 2
# The largest shift, as a share of the mean, that may go unnoticed where no change is found.
_NOTICEABLE = 0.20


class SeriesDecision(NamedTuple):
    """The decision with its working; `signals` marks places in the values by the rule met there.

    `chance` says what chance alone gives and how likely a true change was to show; the next two
    are that, as error rates. `p_value` is of the test that decided, where one did. `is_assessed`
    is false where there was too little to test.
    """

    outcome: Sighting
    meaning: str
    working: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    limits: XmrLimits | None = None
    signals: tuple[tuple[int, str], ...] = ()
    is_assessed: bool = True
    chance: tuple[str, ...] = ()
    sensitivity: float | None = None
    type_i_error: float | None = None
    p_value: float | None = None


def decide_shift(
    values: Sequence[float], start: int, expect: Expectation, *, margin: float | None = None
) -> SeriesDecision:
    """Return whether values from `start` on have shifted from those before.

    By more signals of the XmR rules than chance gives, with limits from the values before alone, or
    by a departure from the earlier trend: each finds a shift the expected way in 1 idle series of
    40 at most, if neighbours are independent. Values in time order, none missing. `margin` is the
    change that would matter, in the units of the values: not found is an interval that excludes
    it. Where no change is expected it is a fifth of the mean when nobody declares one.
    """
    before, since = values[:start], values[start:]
    limits = xmr_limits(before)
    marked = read_points(since, limits, improvement="neutral")
    signals = tuple((start + place, point.rule) for place, point in enumerate(marked) if point.rule)
    up, down = count_one_way(marked, 1), count_one_way(marked, -1)
    working = _shift_working(before, since, limits, (up, down))
    if expect.sign == 0:
        decision = _decide_stability(since, limits, (up, down), margin)
    else:
        ways = (up, down) if expect.sign > 0 else (down, up)
        decision = _decide_direction(expect, since, limits, ways)
        decision = _weigh_trend(decision, values, start, expect)
        if decision.outcome is Sighting.CANNOT_TELL and _rules_out(values, start, expect, margin):
            words = "The change hoped for is ruled out."
            decision = decision._replace(outcome=Sighting.NOT_FOUND, meaning=words)
    return decision._replace(
        working=(*working, *decision.working),
        cautions=(*decision.cautions, *_baseline_cautions(before, limits)),
        limits=limits,
        signals=signals,
    )


def count_marks(values: Sequence[float], start: int, expect: Expectation) -> int:
    """Return how many points since signal a shift, 0 where the rule on signals finds none.

    Expects increase or decrease.
    """
    limits = xmr_limits(values[:start])
    since = values[start:]
    # Thousands of made-up series are asked, and half of the idle ones end here.
    if not _lies_there(expect.sign, since, limits):
        return 0
    marked = read_points(since, limits, improvement="neutral")
    ours, others = count_one_way(marked, expect.sign), count_one_way(marked, -expect.sign)
    return ours.marks if _is_shift(expect.sign, since, limits, ours, others) else 0


def finds_shift(values: Sequence[float], start: int, expect: Expectation) -> bool:
    """Return whether `decide_shift` finds the change expected: its answer without its words."""
    fit = interrupted_series(values, start=start)
    if isinstance(fit, SeriesChange) and departs_from_trend(fit, expect.sign):
        return True
    by_signals = count_marks(values, start, expect) > 0
    return by_signals and not may_go_on(values[:start], values[start:])


def too_short(before: int, since: int) -> str | None:
    """Return why no shift can be assessed, or None when it can."""
    if before >= FEWEST_BEFORE and since >= FEWEST_SINCE:
        return None
    return (
        f"Trend not assessable: {count_of(before, 'period')} before and {since} since, "
        f"at least {FEWEST_BEFORE} and {FEWEST_SINCE} are needed"
    )


def _decide_direction(
    expect: Expectation, since: Sequence[float], limits: XmrLimits, ways: tuple[Signals, Signals]
) -> SeriesDecision:
    """By the signals alone: those as expected, and those against."""
    favour, against = ways
    if _is_shift(expect.sign, since, limits, favour, against):
        return SeriesDecision(Sighting.FOUND, f"That is a lasting {expect}, not a fluctuation.")
    if _is_shift(-expect.sign, since, limits, against, favour):
        meaning = "That is a shift in the other direction."
        return SeriesDecision(Sighting.NOT_FOUND, meaning)
    if favour.marks and against.marks:
        meaning = "It swings both ways beyond its limits, which is no lasting shift."
        return SeriesDecision(Sighting.CANNOT_TELL, meaning)
    meaning = f"No lasting {expect} stands out from the ups and downs before."
    if favour.marks == 1:
        meaning = "One period beyond the limits is a fluctuation until another follows."
    elif favour.marks:
        meaning = "Chance gives as many signals too often for them to tell."
    if len(since) >= _RUN:
        return SeriesDecision(Sighting.CANNOT_TELL, meaning)
    caution = (
        f"Only {count_of(len(since), 'period')} since: a shift smaller than "
        f"{in_print(_reach(limits))} cannot be told from the usual ups and downs"
    )
    return SeriesDecision(Sighting.CANNOT_TELL, meaning, cautions=(caution,))


def _is_shift(
    sign: int, since: Sequence[float], limits: XmrLimits, ours: Signals, others: Signals
) -> bool:
    """Whether signals are enough one way, none of them the other way, and the mean lies there."""
    lies_there = _lies_there(sign, since, limits)
    return lies_there and not others.marks and ours.are_enough(limits.points, len(since))


def _lies_there(sign: int, since: Sequence[float], limits: XmrLimits) -> bool:
    return (fmean(since) - limits.mean) * sign > 0


def _decide_stability(
    since: Sequence[float], limits: XmrLimits, ways: tuple[Signals, Signals], margin: float | None
) -> SeriesDecision:
    up, down = ways
    if _is_shift(1, since, limits, up, down) or _is_shift(-1, since, limits, down, up):
        meaning = "It shifted, where no change was expected."
        return SeriesDecision(Sighting.NOT_FOUND, meaning)
    if any(way.are_enough(limits.points, len(since)) for way in ways):
        why = "It swings both ways beyond its limits, which is neither a shift nor stability"
        return SeriesDecision(Sighting.CANNOT_TELL, f"{why}.", cautions=(why,))
    matters = _NOTICEABLE * abs(limits.mean) if margin is None else margin
    if len(since) < _RUN and _reach(limits) > matters:
        why = f"Too few periods ({limits.points} and {len(since)}) to show that nothing changed"
        return SeriesDecision(Sighting.CANNOT_TELL, f"{why}.", cautions=(why,))
    if up.marks or down.marks:
        return SeriesDecision(Sighting.FOUND, "It signals no more than chance gives.")
    return SeriesDecision(Sighting.FOUND, "It stays within the limits of the time before.")


def _rules_out(
    values: Sequence[float], start: int, expect: Expectation, hoped: float | None
) -> bool:
    """Whether the 95% interval of the step excludes the change hoped for."""
    if hoped is None or may_go_on(values[:start], values[start:]):
        return False
    rows = tuple((1.0, float(place >= start)) for place in range(len(values)))
    lags = math.floor(4 * (len(values) / 100) ** (2 / 9))
    step = fit_newey_west(values, rows, lags=lags)[1]
    return step.value * expect.sign + reach_of(step, confidence=0.95) < hoped


def _reach(limits: XmrLimits) -> float:
    return limits.upper - limits.mean


def _weigh_trend(
    decision: SeriesDecision, values: Sequence[float], start: int, expect: Expectation
) -> SeriesDecision:
    """The decision once the trend from before is allowed for, where the series is long enough."""
    fit = interrupted_series(values, start=start)
    departs = isinstance(fit, SeriesChange) and departs_from_trend(fit, expect.sign)
    words = say_fit(fit) if isinstance(fit, SeriesChange) else _sentence(fit.reason)
    decision = decision._replace(working=(*decision.working, words))
    if departs:
        found = "It departs from its earlier trend in the expected direction."
        decision = decision._replace(outcome=Sighting.FOUND, meaning=found)
    elif _rests_on_signals(decision) and may_go_on(values[:start], values[start:]):
        return _left_open(decision)
    if decision.outcome is not Sighting.FOUND:
        return decision
    return _with_doubts(decision, values, start, expect, departs=departs)


def _rests_on_signals(decision: SeriesDecision) -> bool:
    """Whether signals one way decided, which cannot tell a shift from a trend going on."""
    return decision.outcome.decides


def _left_open(decision: SeriesDecision) -> SeriesDecision:
    why = (
        "It was moving this way before the start, and that trend, going on, would bring at least "
        "half of the change by itself"
    )
    cautions = (*decision.cautions, why)
    return decision._replace(outcome=Sighting.CANNOT_TELL, meaning=f"{why}.", cautions=cautions)


def _with_doubts(
    decision: SeriesDecision, values: Sequence[float], start: int, expect: Expectation,
    *, departs: bool,
) -> SeriesDecision:  # fmt: skip
    """What was found, and what else it may be."""
    before, since = values[:start], fmean(values[start:])
    alike = likeness(before)
    if alike is not None:
        caution = (
            f"Neighbouring periods before the start are alike (correlation {alike:.2f}), so chance "
            "gives such a finding more often than once in 20 series"
        )
        decision = decision._replace(cautions=(*decision.cautions, caution), quality_cap=2)
    left = (since - fmean(before[-_LATEST:])) * expect.sign
    if departs or left >= abs(since - fmean(before)) / 2:
        return decision
    caution = "Most of the change was there in the last periods before the start"
    return decision._replace(cautions=(*decision.cautions, caution), quality_cap=1)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _baseline_cautions(before: Sequence[float], limits: XmrLimits) -> tuple[str, ...]:
    cautions = []
    if limits.trial:
        cautions.append(f"Trial limits: only {limits.points} periods stand behind them")
    if all(one == other for one, other in pairwise(before)):
        cautions.append("No value before the start differs from another; check the series")
    return tuple(cautions)


def _shift_working(
    before: Sequence[float],
    since: Sequence[float],
    limits: XmrLimits,
    ways: tuple[Signals, Signals],
) -> tuple[str, ...]:
    change = signed(fmean(since) - fmean(before))
    signals = f"Points since that signal high: {ways[0].marks}, low: {ways[1].marks}"
    return (
        f"Before: mean {in_print(fmean(before))} of {len(before)} periods",
        f"Since: mean {in_print(fmean(since))} of {len(since)} periods, change {change}",
        f"XmR limits from the periods before: {in_print(limits.lower)} to {in_print(limits.upper)}",
        f"{signals}; {say_needed(len(before), len(since))}",
    )
