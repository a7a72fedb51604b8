"""Decides whether a series shows a signal since a date; a passing fluctuation is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from contribution.domain.evidence import Outcome
from contribution.evidence_kinds.reading.expectations import Expectation
from contribution.evidence_kinds.reading.numbers import plain, signed
from contribution.statistics.control_chart_signals import ChartPoint, read_points
from contribution.statistics.control_charts import XmrLimits, xmr_limits
from contribution.statistics.trends import hamed_rao, mann_kendall, seasonal_mann_kendall

FEWEST_BEFORE = 7
FEWEST_SINCE = 3
# One point beyond a limit may be a passing fluctuation; two make a signal.
_FEWEST_SIGNALS = 2
# Seven periods can show a shift of any size by lying on one side; fewer only a large one.
_RUN = 7
# The largest shift, as a share of the mean, that may go unnoticed in a null worth something.
_NOTICEABLE = 0.20


@dataclass(frozen=True, slots=True)
class SeriesDecision:
    """The decision with its working; `signals` marks places in the values by the rule met there."""

    outcome: Outcome
    meaning: str
    working: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    limits: XmrLimits | None = None
    signals: tuple[tuple[int, str], ...] = ()


def decide_shift(values: Sequence[float], start: int, expect: Expectation) -> SeriesDecision:
    """Return whether values from `start` on signal a shift from those before, by XmR rules.

    Values in time order, none missing. Limits come from the values before alone.
    """
    before, since = values[:start], values[start:]
    limits = xmr_limits(before)
    marked = read_points(since, limits, improvement="neutral")
    signals = tuple((start + place, point.rule) for place, point in enumerate(marked) if point.rule)
    up, down = _count(marked, 1), _count(marked, -1)
    working = _shift_working(before, since, limits, (up, down))
    if expect.sign == 0:
        decision = _decide_stability(before, since, limits, max(up, down) >= _FEWEST_SIGNALS)
    else:
        favour, against = (up, down) if expect.sign > 0 else (down, up)
        decision = _decide_direction(expect, since, limits, (favour, against))
    return SeriesDecision(
        decision.outcome,
        decision.meaning,
        (*working, *decision.working),
        (*_baseline_cautions(before, limits, expect), *decision.cautions),
        min(decision.quality_cap, 1 if _was_moving(before, expect) else 3),
        limits,
        signals,
    )


def decide_trend(
    values: Sequence[float], expect: Expectation, *, quarterly: bool
) -> SeriesDecision:
    """Return whether the whole series rises or falls as expected; for a series without a start."""
    trend, corrected = mann_kendall(values), hamed_rao(values)
    seasonal = seasonal_mann_kendall(values) if quarterly and len(values) >= 12 else None
    others = [each for each in (corrected, seasonal) if each is not None]
    agreed = {trend.direction, *(each.direction for each in others)}
    working = [f"Mann-Kendall: {trend.direction}, p {trend.p_value:.3f} over {trend.values} values"]
    if corrected is not None:
        working.append(f"Hamed-Rao, for autocorrelation: {corrected.direction}, "
                       f"p {corrected.p_value:.3f}")  # fmt: skip
    if seasonal is not None:
        working.append(f"By season: {seasonal.direction}, p {seasonal.p_value:.3f}")
    wanted = {1: "increasing", -1: "decreasing", 0: "no trend"}[expect.sign]
    found = agreed == {wanted} and expect.sign != 0
    cautions = ("No start is named, so the trend is not tied to the programme",)
    if expect.sign == 0:
        return SeriesDecision(
            Outcome.NOT_FOUND if agreed & {"increasing", "decreasing"} else Outcome.NOT_SEARCHED,
            f"The trend tests say {' and '.join(sorted(agreed))}; that alone never shows no change.",
            tuple(working), cautions,
        )  # fmt: skip
    meaning = f"The series is {wanted}." if found else f"The series is not shown to be {wanted}."
    return SeriesDecision(
        Outcome.FOUND if found else Outcome.NOT_FOUND, meaning, tuple(working), cautions,
        3 if found else 1,
    )  # fmt: skip


def decide_level(values: Sequence[float], expect: Expectation) -> SeriesDecision:
    """Return whether every value lies at or beyond the expected level; one miss is a miss."""
    level = expect.level or 0.0
    met = [value >= level if expect.sign > 0 else value <= level for value in values]
    few = len(values) < FEWEST_SINCE
    return SeriesDecision(
        Outcome.FOUND if all(met) else Outcome.NOT_FOUND,
        f"{sum(met)} of {len(met)} periods are {expect}.",
        cautions=("Fewer than three periods: one may be a passing fluctuation",) if few else (),
        quality_cap=2 if few else 3,
    )


def too_short(before: int, since: int) -> str | None:
    """Return why no shift can be assessed, or None when it can."""
    if before >= FEWEST_BEFORE and since >= FEWEST_SINCE:
        return None
    return (
        f"Trend not assessable: {before} periods before and {since} since, "
        f"at least {FEWEST_BEFORE} and {FEWEST_SINCE} are needed"
    )


def _count(marked: Sequence[ChartPoint], direction: int) -> int:
    return sum(point.direction == direction for point in marked)


def _decide_direction(
    expect: Expectation, since: Sequence[float], limits: XmrLimits, signals: tuple[int, int]
) -> SeriesDecision:
    favour, against = signals
    shifted = (mean(since) - limits.mean) * expect.sign > 0
    if favour >= _FEWEST_SIGNALS and not against and shifted:
        return SeriesDecision(Outcome.FOUND, f"That is a lasting {expect}, not a fluctuation.")
    if against >= _FEWEST_SIGNALS and not favour:
        return SeriesDecision(Outcome.NOT_FOUND, "That is a shift in the other direction.")
    if favour and against:
        return SeriesDecision(
            Outcome.NOT_FOUND, "It swings both ways beyond its limits, which is no lasting shift.")  # fmt: skip
    meaning = f"No lasting {expect} stands out from the ups and downs before."
    if favour:
        meaning = "One period beyond the limits is a fluctuation until another follows."
    reach = limits.upper - limits.mean
    if len(since) >= _RUN or reach <= _NOTICEABLE * abs(limits.mean):
        return SeriesDecision(Outcome.NOT_FOUND, meaning)
    caution = (
        f"Only {len(since)} periods since: a shift smaller than {plain(reach)} cannot be told "
        "from the usual ups and downs"
    )
    return SeriesDecision(Outcome.NOT_FOUND, meaning, cautions=(caution,), quality_cap=1)


def _decide_stability(
    before: Sequence[float],
    since: Sequence[float],
    limits: XmrLimits,
    changed: bool,  # noqa: FBT001
) -> SeriesDecision:
    if changed:
        return SeriesDecision(Outcome.NOT_FOUND, "It shifted, where no change was expected.")
    if len(since) >= _RUN or limits.upper - limits.mean <= _NOTICEABLE * abs(limits.mean):
        return SeriesDecision(Outcome.FOUND, "It stays within the limits of the time before.")
    why = f"Too few periods ({len(before)} and {len(since)}) to show that nothing changed."
    return SeriesDecision(Outcome.NOT_SEARCHED, why, cautions=(why.rstrip("."),))


def _was_moving(before: Sequence[float], expect: Expectation) -> bool:
    """Whether the values moved in the expected direction before anything began."""
    wanted = {1: "increasing", -1: "decreasing"}.get(expect.sign)
    return wanted is not None and mann_kendall(before).direction == wanted


def _baseline_cautions(
    before: Sequence[float], limits: XmrLimits, expect: Expectation
) -> tuple[str, ...]:
    cautions = []
    if _was_moving(before, expect):
        cautions.append(f"It was already moving in that direction ({expect}) before the start")
    if limits.trial:
        cautions.append(f"Trial limits: only {limits.points} periods stand behind them")
    if all(one == other for one, other in pairwise(before)):
        cautions.append("No value before the start differs from another; check the series")
    return tuple(cautions)


def _shift_working(
    before: Sequence[float], since: Sequence[float], limits: XmrLimits, signals: tuple[int, int]
) -> tuple[str, ...]:
    return (
        f"Mean of {len(before)} periods before {plain(mean(before))}, of {len(since)} since "
        f"{plain(mean(since))}, change {signed(mean(since) - mean(before))}",
        f"XmR limits from the periods before: {plain(limits.lower)} to {plain(limits.upper)}",
        f"Points since that signal high: {signals[0]}, low: {signals[1]}; two are needed",
    )  # fmt: skip
