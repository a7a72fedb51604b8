"""Decides whether a series shows a signal since a date; a passing fluctuation is none."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from contribution.domain.evidence import Outcome
from contribution.observing.expectations import Expectation
from contribution.observing.numbers import count_of, plain, signed
from contribution.statistics.control_chart_signals import ChartPoint, read_points
from contribution.statistics.control_charts import XmrLimits, xmr_limits
from contribution.statistics.interrupted_series import SeriesChange, interrupted_series
from contribution.statistics.trends import mann_kendall

FEWEST_BEFORE = 7
FEWEST_SINCE = 3
# One point beyond a limit may be a passing fluctuation; two make a signal.
_FEWEST_SIGNALS = 2
# Seven periods can show a shift of any size by lying on one side; fewer only a large one.
_RUN = 7
# Periods just before the start whose mean tells whether the change had come by then.
_LATEST = 2
# The largest shift, as a share of the mean, that may go unnoticed where no change is found.
_NOTICEABLE = 0.20


class SeriesDecision(NamedTuple):
    """The decision with its working; `signals` marks places in the values by the rule met there.

    `decided` tells a change the other way from a mere lack of signals. `chance` says what chance
    alone gives and how likely a true change was to show; the next two are that, as error
    rates. `p_value` is of the test that decided, where one did.
    """

    outcome: Outcome
    meaning: str
    working: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    limits: XmrLimits | None = None
    signals: tuple[tuple[int, str], ...] = ()
    decided: bool = False
    chance: tuple[str, ...] = ()
    sensitivity: float | None = None
    type_i_error: float | None = None
    p_value: float | None = None


def decide_shift(
    values: Sequence[float], start: int, expect: Expectation, *, margin: float | None = None
) -> SeriesDecision:
    """Return whether values from `start` on signal a shift from those before, by XmR rules.

    Values in time order, none missing. Limits come from the values before alone. `margin` is the
    change that would matter where no change is expected, in the units of the values; a fifth of
    the mean when nobody declares one.
    """
    before, since = values[:start], values[start:]
    limits = xmr_limits(before)
    marked = read_points(since, limits, improvement="neutral")
    signals = tuple((start + place, point.rule) for place, point in enumerate(marked) if point.rule)
    up, down = _count(marked, 1), _count(marked, -1)
    working = _shift_working(before, since, limits, (up, down))
    if expect.sign == 0:
        changed = max(up, down) >= _FEWEST_SIGNALS
        tells = len(since) >= _RUN or _reach(limits) <= (
            _NOTICEABLE * abs(limits.mean) if margin is None else margin
        )
        decision = _decide_stability(before, since, changed=changed, tells=tells)
    else:
        favour, against = (up, down) if expect.sign > 0 else (down, up)
        decision = _decide_direction(expect, since, limits, (favour, against))
        decision = _weigh_trend(decision, values, start, expect)
    return decision._replace(
        working=(*working, *decision.working),
        cautions=(*_baseline_cautions(before, limits), *decision.cautions),
        limits=limits,
        signals=signals,
    )


def count_marks(values: Sequence[float], start: int, expect: Expectation) -> int:
    """Return how many points since signal a shift, 0 where the rule on signals finds none.

    Expects increase or decrease.
    """
    limits = xmr_limits(values[:start])
    since = values[start:]
    marked = read_points(since, limits, improvement="neutral")
    signals = (_count(marked, expect.sign), _count(marked, -expect.sign))
    found = _decide_direction(expect, since, limits, signals).outcome is Outcome.FOUND
    return signals[0] if found else 0


def too_short(before: int, since: int) -> str | None:
    """Return why no shift can be assessed, or None when it can."""
    if before >= FEWEST_BEFORE and since >= FEWEST_SINCE:
        return None
    return (
        f"Trend not assessable: {count_of(before, 'period')} before and {since} since, "
        f"at least {FEWEST_BEFORE} and {FEWEST_SINCE} are needed"
    )


def _count(marked: Sequence[ChartPoint], direction: int) -> int:
    return sum(point.direction == direction for point in marked)


def _decide_direction(
    expect: Expectation, since: Sequence[float], limits: XmrLimits, signals: tuple[int, int]
) -> SeriesDecision:
    favour, against = signals
    shifted = (fmean(since) - limits.mean) * expect.sign > 0
    if favour >= _FEWEST_SIGNALS and not against and shifted:
        return SeriesDecision(Outcome.FOUND, f"That is a lasting {expect}, not a fluctuation.")
    if against >= _FEWEST_SIGNALS and not favour:
        meaning = "That is a shift in the other direction."
        return SeriesDecision(Outcome.NOT_FOUND, meaning, decided=True)
    if favour and against:
        meaning = "It swings both ways beyond its limits, which is no lasting shift."
        return SeriesDecision(Outcome.NOT_FOUND, meaning)
    meaning = f"No lasting {expect} stands out from the ups and downs before."
    if favour:
        meaning = "One period beyond the limits is a fluctuation until another follows."
    if len(since) >= _RUN:
        return SeriesDecision(Outcome.NOT_FOUND, meaning)
    caution = (
        f"Only {count_of(len(since), 'period')} since: a shift smaller than "
        f"{plain(_reach(limits))} cannot be told from the usual ups and downs"
    )
    return SeriesDecision(Outcome.NOT_FOUND, meaning, cautions=(caution,))


def _decide_stability(
    before: Sequence[float], since: Sequence[float], *, changed: bool, tells: bool
) -> SeriesDecision:
    if changed:
        meaning = "It shifted, where no change was expected."
        return SeriesDecision(Outcome.NOT_FOUND, meaning, decided=True)
    if tells:
        return SeriesDecision(Outcome.FOUND, "It stays within the limits of the time before.")
    why = f"Too few periods ({len(before)} and {len(since)}) to show that nothing changed."
    return SeriesDecision(Outcome.NOT_SEARCHED, why, cautions=(why.rstrip("."),))


def _reach(limits: XmrLimits) -> float:
    return limits.upper - limits.mean


def _weigh_trend(
    decision: SeriesDecision, values: Sequence[float], start: int, expect: Expectation
) -> SeriesDecision:
    """The decision once the trend from before is allowed for, where the series is long enough."""
    fit = interrupted_series(values, start=start)
    if isinstance(fit, SeriesChange):
        decision = decision._replace(working=(*decision.working, _fit_in_words(fit)))
        if _departs(fit, expect):
            found = "It departs from its earlier trend in the expected direction."
            return decision._replace(outcome=Outcome.FOUND, meaning=found, quality_cap=3)
    else:
        decision = decision._replace(working=(*decision.working, _sentence(fit.reason)))
    caution = _came_before(values, start, expect)
    if decision.outcome is not Outcome.FOUND or not caution:
        return decision
    return decision._replace(cautions=(*decision.cautions, caution), quality_cap=1)


def _came_before(values: Sequence[float], start: int, expect: Expectation) -> str:
    """Why the change may be older than the start; empty when nothing says so."""
    before, since = values[:start], fmean(values[start:])
    wanted = "increasing" if expect.sign > 0 else "decreasing"
    if mann_kendall(before).direction == wanted:
        return f"It was already {wanted} before the start, so this may be the same trend going on"
    left = (since - fmean(before[-_LATEST:])) * expect.sign
    if left < abs(since - fmean(before)) / 2:
        return "Most of the change was there in the last periods before the start"
    return ""


def _departs(fit: SeriesChange, expect: Expectation) -> bool:
    """A jump or a new slope the expected way, and neither significantly the other way."""
    changes = (fit.level, fit.slope)
    ways = [each.estimate * expect.sign for each in changes if not each.interval.contains(0)]
    return bool(ways) and all(way > 0 for way in ways)


def _fit_in_words(fit: SeriesChange) -> str:
    return (
        f"Interrupted series: level {signed(fit.level.estimate)} (p {fit.level.p_value:.3f}), "
        f"slope {signed(fit.slope.estimate, 2)} a period (p {fit.slope.p_value:.3f}), "
        f"Newey-West with {fit.lags} lags"
    )


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
    before: Sequence[float], since: Sequence[float], limits: XmrLimits, signals: tuple[int, int]
) -> tuple[str, ...]:
    change = signed(fmean(since) - fmean(before))
    return (
        f"Before: mean {plain(fmean(before))} of {len(before)} periods",
        f"Since: mean {plain(fmean(since))} of {len(since)} periods, change {change}",
        f"XmR limits from the periods before: {plain(limits.lower)} to {plain(limits.upper)}",
        f"Points since that signal high: {signals[0]}, low: {signals[1]}; two are needed",
    )
