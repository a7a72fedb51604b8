"""Turns a series into an observation: the right test for its length, then its comparisons."""

from __future__ import annotations

from datetime import date
from statistics import mean
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import Chart, Figure, Observation, Outcome
from contribution.domain.table import Table
from contribution.observing.indicator_fields import IndicatorItem, IndicatorRegister
from contribution.observing.numbers import plain, signed
from contribution.observing.periods import Period, UnreadablePeriod, parse_period
from contribution.observing.series import Point, Series
from contribution.observing.series_decisions import (
    SeriesDecision,
    decide_shift,
    too_short,
)
from contribution.observing.series_readings import (
    FEWEST_FOR_TREND,
    are_small_counts,
    decide_level,
    decide_rates,
    decide_trend,
)
from contribution.observing.stated import Computed, compare_stated


class _Known(NamedTuple):
    """The points with a value, their values, and where the time since begins (None: unknown)."""

    points: tuple[Point, ...]
    start: int | None

    @property
    def values(self) -> list[float]:
        return [point.value for point in self.points if point.value is not None]


def find_start(item: IndicatorItem, register: IndicatorRegister) -> date | Finding | None:
    """Return the day from which an effect is expected; None when neither names one."""
    if item.since is None:
        return register.intervention
    period = parse_period(item.since)
    if isinstance(period, UnreadablePeriod):
        hint = f"did you mean {period.likely}?" if period.likely else "write Q1 2013/14 or a date"
        where = item.places.at("since")
        return Finding(where, f"since {item.since!r} is no period and no date", hint)
    return period.starts


def build_series_observation(
    item: IndicatorItem,
    register: IndicatorRegister,
    series: tuple[Series, ...],
    start: date | None,
) -> Observation:
    """Return what the first series says, set beside the others as weak counterfactuals."""
    known = [_known(each, start) for each in series]
    decision = _decide(item, known[0], register.unit or series[0].unit)
    decision = _compare(item, decision, series[1:], known)
    mismatches, unreadable = compare_stated(item, _computed(known[0]))
    figures = () if register.table is None else _figures(known[0], register.table)
    cautions = list(decision.cautions)
    if series[0].missing:
        cautions.append(f"No value {', '.join(series[0].missing[:4])}")
    return Observation(
        decision.outcome,
        sentence=f"{_movement(item, series[0], known[0])} {decision.meaning}",
        figures=figures,
        working=decision.working,
        cautions=tuple(cautions),
        quality_cap=decision.quality_cap,
        before_after=not series[1:],
        chart=_chart(item, register, series, (known[0], decision)),
        mismatches=mismatches,
        unreadable=unreadable,
    )


def _known(series: Series, start: date | None) -> _Known:
    points = tuple(point for point in series.points if point.value is not None)
    if start is None:
        return _Known(points, None)
    # A period belongs to the time since when most of it lies there.
    since = [place for place, point in enumerate(points) if _is_since(point.period, start)]
    return _Known(points, since[0] if since else len(points))


def _is_since(period: Period, start: date) -> bool:
    return period.starts >= start or period.middle > start


def _decide(item: IndicatorItem, known: _Known, unit: str) -> SeriesDecision:
    values, start = known.values, known.start
    if item.expect.level is not None:
        since = values[start or 0 :]
        return decide_level(since, item.expect) if since else _silent("No period since the start.")
    if start is None:
        if len(values) < FEWEST_FOR_TREND:
            reason = f"Trend not assessable: {len(values)} periods, at least {FEWEST_FOR_TREND}"
            return _silent(f"{reason} are needed.")
        quarterly = "quarter" in known.points[0].period.notation
        return decide_trend(values, item.expect, quarterly=quarterly)
    short = too_short(start, len(values) - start)
    if short is not None:
        return _silent(f"{short}.")
    if unit != "percent" and are_small_counts(values, start):
        return decide_rates(values, start, item.expect)
    return decide_shift(values, start, item.expect)


def _silent(reason: str) -> SeriesDecision:
    return SeriesDecision(Outcome.NOT_SEARCHED, reason, cautions=(reason.rstrip("."),))


def _compare(
    item: IndicatorItem,
    decision: SeriesDecision,
    others: tuple[Series, ...],
    known: list[_Known],
) -> SeriesDecision:
    """The decision, weakened where a place without the programme moved in the same way."""
    if not others or known[0].start is None or item.expect.level is not None:
        return decision
    working, alike = list(decision.working), []
    for series, each in zip(others, known[1:], strict=True):
        if each.start is None or too_short(each.start, len(each.values) - each.start):
            working.append(f"{series.place}: too few periods to compare")
            continue
        other = _decide(item, each, series.unit)
        working.append(f"Comparison, {_movement(item, series, each)} {other.meaning}")
        if other.outcome is Outcome.FOUND:
            alike.append(series.place)
    decision = decision._replace(working=tuple(working))
    if alike and decision.outcome is Outcome.FOUND:
        caution = f"The same was found where nothing was done: {', '.join(alike)}"
        return decision._replace(cautions=(*decision.cautions, caution), quality_cap=1)
    return decision


def _movement(item: IndicatorItem, series: Series, known: _Known) -> str:
    values, start = known.values, known.start
    name = f"{item.indicator.strip()}, {series.place}" if series.place else item.indicator.strip()
    if not values:
        return f"{name}: no values."
    first, last = known.points[0].period.label, known.points[-1].period.label
    if start is None or not 0 < start < len(values):
        return f"{name}: from {plain(values[0])} in {first} to {plain(values[-1])} in {last}."
    change = mean(values[start:]) - mean(values[:start])
    return (
        f"{name}: on average {plain(mean(values[:start]))} before and "
        f"{plain(mean(values[start:]))} since {known.points[start].period.label} "
        f"({signed(change)})."
    )


def _figures(known: _Known, table: Table) -> tuple[Figure, ...]:
    values, start = known.values, known.start
    rows = tuple(table.place(point.line, "value") for point in known.points)
    if not values:
        return ()
    if start is None or not 0 < start < len(values):
        spread = ((0, "First"), (len(values) - 1, "Last")) if len(values) > 1 else ((0, "Only"),)
        return tuple(
            Figure(f"{word} value, {known.points[place].period.label}", plain(values[place]),
                   values[place], rows=(rows[place],))
            for place, word in spread
        )  # fmt: skip
    before, since = mean(values[:start]), mean(values[start:])
    return (
        Figure("Mean before", plain(before), before, f"mean of {start} periods", rows[:start]),
        Figure("Mean since", plain(since), since, f"mean of {len(values) - start} periods",
               rows[start:]),
        Figure("Change", signed(since - before), since - before, "mean since - mean before"),
    )  # fmt: skip


def _computed(known: _Known) -> dict[str, Computed]:
    values, start = known.values, known.start
    computed = {
        point.period.label: Computed(plain(value), (value,))
        for point, value in zip(known.points, values, strict=True)
    }
    if start is not None and 0 < start < len(values):
        before, since = mean(values[:start]), mean(values[start:])
        for label, number in (("before", before), ("since", since), ("change", since - before)):
            computed[label] = Computed(plain(number), (number,))
    return computed


def _chart(
    item: IndicatorItem,
    register: IndicatorRegister,
    series: tuple[Series, ...],
    result: tuple[_Known, SeriesDecision],
) -> Chart:
    known, decision = result
    limits = decision.limits
    lines = {} if item.expect.level is None else {str(item.expect): item.expect.level}
    if limits is not None:
        lines = {"mean before": limits.mean, "lower limit": limits.lower,
                 "upper limit": limits.upper}  # fmt: skip
    marks = {known.points[place].period.label: rule for place, rule in decision.signals}
    if known.start is not None and known.start < len(known.points):
        label = known.points[known.start].period.label
        marks[label] = f"start; {marks[label]}" if label in marks else "start"
    return Chart(
        "series",
        item.indicator.strip(),
        register.unit or series[0].unit or "number",
        {
            each.place or "all": tuple(
                (point.period.label, point.value, None, None) for point in each.points
            )
            for each in series
        },
        lines,
        marks,
    )
