"""Turns a series into an observation: the right test for its length, then its comparisons."""

from collections.abc import Sequence
from datetime import date
from statistics import fmean

from contribution.domain.calendar import DateRange
from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import Observation
from contribution.domain.figures import Chart, Figure
from contribution.domain.table import Table
from contribution.evidence_kinds.indicator.answer import answer
from contribution.evidence_kinds.indicator.decision import SeriesDecision, too_short
from contribution.evidence_kinds.indicator.series import (
    IndicatorItem,
    IndicatorRegister,
    KnownSeries,
    Series,
    lies_within,
    read_known,
)
from contribution.evidence_kinds.shared.figures import Computed, compare_stated
from contribution.words.periods import Habit, UnreadablePeriod, read_period
from contribution.words.phrases import in_print, list_words, quote, signed


def find_intervention(
    item: IndicatorItem, register: IndicatorRegister, series: Sequence[Series]
) -> date | Finding | None:
    """Return the day from which an effect is expected; None when neither names one.

    What `since` leaves open, as 2009-10 does, the periods of the series decide.
    """
    if item.since is None:
        return register.intervention
    period = read_period(item.since, _find_habit(series))
    if isinstance(period, UnreadablePeriod):
        hint = f"did you mean {period.likely}?" if period.likely else "write Q1 2013/14 or a date"
        where = item.places.at("since")
        return Finding(where, f"since {quote(item.since)} is no period and no date", hint)
    return period.starts


def find_empty_period(item: IndicatorItem, series: Sequence[Series]) -> list[Finding]:
    """Return what is wrong with the item's `period`: no figure of the series lies in it."""
    if item.period == DateRange():
        return []
    return [
        Finding(
            item.places.at("period"),
            f"{item.id} declares a period in which {quote(each.place or each.indicator)} has no "
            "value",
            f"the table reaches from {each.points[0].period.label} to "
            f"{each.points[-1].period.label}: mend `from` and `to`, or leave `period` out",
        )
        for each in series
        if each.points and not any(lies_within(one.period, item.period) for one in each.known)
    ]


def find_start_outside(
    item: IndicatorItem, register: IndicatorRegister, known: KnownSeries
) -> tuple[Finding, ...]:
    """Return that the start lies before all figures or after them, if it does."""
    if known.start is None or known.is_split or not known.points:
        return ()
    where = item.places.at("since") if item.since else register.places.at("intervention")
    name = f"since {item.since}" if item.since else f"intervention {register.intervention}"
    indicator = item.indicator.strip()
    first, last = known.points[0].period.label, known.points[-1].period.label
    side = "after" if known.start else "before"
    return (
        Finding(
            where,
            f"{name} lies {side} every figure of {quote(indicator)}, {first} to {last}",
            f"correct the date, or add figures from {side} it",
        ),
    )


def _find_habit(series: Sequence[Series]) -> Habit | None:
    notations = {point.period.notation for each in series for point in each.points}
    if "month" in notations:
        return "month"
    return "financial year" if "financial year" in notations else None


def build_series_observation(
    item: IndicatorItem,
    register: IndicatorRegister,
    series: tuple[Series, ...],
    start: date | None,
) -> Observation:
    """Return what the first series says, set beside the others as weak counterfactuals."""
    known = [read_known(each, start, item.period) for each in series]
    others = _find_comparable(item, known)
    decision = answer(item, register, known[0], register.unit or series[0].unit, others)
    told = [
        f"Comparison, {_movement(item, *each)}" for each in zip(series[1:], known[1:], strict=True)
    ]
    decision = decision._replace(working=(*decision.working, *told))
    mismatches, unreadable = compare_stated(item, _computed(known[0]))
    figures = () if register.table is None else _figures(known, register.table, decision)
    return Observation(
        decision.outcome,
        sentence=f"{_movement(item, series[0], known[0])} {decision.meaning}",
        figures=figures,
        working=(*decision.working, *decision.chance),
        cautions=(*decision.cautions, *_find_cautions(item, series, known[0], decision)),
        quality_cap=decision.quality_cap,
        before_after=not decision.is_compared,
        chart=_chart(item, register, series, (known[0], decision)),
        mismatches=mismatches,
        unreadable=unreadable,
        outside=find_start_outside(item, register, known[0]),
        chance=decision.chance,
        until=known[0].points[-1].period.ends if known[0].points else None,
        sensitivity=decision.sensitivity,
        type_i_error=decision.type_i_error,
    )


def _find_cautions(
    item: IndicatorItem, series: Sequence[Series], known: KnownSeries, decision: SeriesDecision
) -> list[str]:
    """What is not in the figures, and what was asked of them and not done."""
    cautions = []
    if series[0].missing:
        cautions.append(f"No value {', '.join(series[0].missing[:4])}")
    if series[1:] and decision.is_assessed and not decision.is_compared:
        names = list_words([each.place for each in series[1:]], most=4)
        cautions.append(f"The test that fits these figures takes no comparison: not with {names}")
    last, ends = known.points[-1].period if known.points else None, item.period.ends
    if last is not None and ends is not None and last.ends < ends:
        cautions.append(f"The figures end with {last.label}, before the period declared")
    return cautions


def _find_comparable(item: IndicatorItem, known: list[KnownSeries]) -> list[KnownSeries]:
    """The comparison series that are long enough on both sides of the start."""
    if item.expect.level is not None:
        return []
    return [
        each
        for each in known[1:]
        if each.start is not None and not too_short(each.start, len(each.values) - each.start)
    ]


def _movement(item: IndicatorItem, series: Series, known: KnownSeries) -> str:
    values, start = known.values, known.start
    name = f"{item.indicator.strip()}, {series.place}" if series.place else item.indicator.strip()
    if not values:
        return f"{name}: no values."
    first, last = known.points[0].period.label, known.points[-1].period.label
    if start is None or not known.is_split:
        return f"{name}: from {in_print(values[0])} in {first} to {in_print(values[-1])} in {last}."
    change = fmean(values[start:]) - fmean(values[:start])
    return (
        f"{name}: on average {in_print(fmean(values[:start]))} before and "
        f"{in_print(fmean(values[start:]))} since {known.points[start].period.label} "
        f"({signed(change)})."
    )


def _figures(
    all_known: Sequence[KnownSeries], table: Table, decision: SeriesDecision
) -> tuple[Figure, ...]:
    known = all_known[0]
    values, start = known.values, known.start
    rows, *further = (
        tuple(table.place(point.line, "value") for point in each.points) for each in all_known
    )
    if not values:
        return ()
    if start is None or not known.is_split:
        spread = ((0, "First"), (len(values) - 1, "Last")) if len(values) > 1 else ((0, "Only"),)
        return tuple(
            Figure(f"{word} value, {known.points[place].period.label}", in_print(values[place]),
                   values[place], rows=(rows[place],))
            for place, word in spread
        )  # fmt: skip
    before, since = fmean(values[:start]), fmean(values[start:])
    beside = [row for each in further for row in each] if decision.is_compared else ()
    tested = () if decision.shown is None else (decision.shown._replace(rows=(*rows, *beside)),)
    return (
        Figure("Mean before", in_print(before), before, f"mean of {start} periods", rows[:start]),
        Figure("Mean since", in_print(since), since, f"mean of {len(values) - start} periods",
               rows[start:]),
        Figure("Change", signed(since - before), since - before, "mean since - mean before"),
        *tested,
    )  # fmt: skip


def _computed(known: KnownSeries) -> dict[str, Computed]:
    values, start = known.values, known.start
    computed = {
        point.period.label: Computed(in_print(value), (value,))
        for point, value in zip(known.points, values, strict=True)
    }
    if start is not None and known.is_split:
        before, since = fmean(values[:start]), fmean(values[start:])
        for label, number in (("before", before), ("since", since), ("change", since - before)):
            computed[label] = Computed(in_print(number), (number,))
    return computed


def _chart(
    item: IndicatorItem,
    register: IndicatorRegister,
    series: tuple[Series, ...],
    result: tuple[KnownSeries, SeriesDecision],
) -> Chart:
    known, decision = result
    limits = decision.limits
    lines = {} if item.expect.level is None else {str(item.expect): item.expect.level}
    spans: dict[str, tuple[str, str]] = {}
    if limits is not None:
        # Limits belong to the first of several places, and must say so.
        whose = f", {series[0].place}" if series[1:] else ""
        levels = {"mean before": limits.mean, "lower limit": limits.lower,
                  "upper limit": limits.upper}  # fmt: skip
        lines = {f"{name}{whose}": level for name, level in levels.items()}
    elif known.start and known.is_split and not lines:
        before, since = known.values[: known.start], known.values[known.start :]
        lines = {"mean before": fmean(before), "mean since": fmean(since)}
        labels = [point.period.label for point in known.points]
        ends = (labels[0], labels[known.start - 1]), (labels[known.start], labels[-1])
        spans = dict(zip(lines, ends, strict=True))
    return Chart(
        "series",
        item.indicator.strip(),
        unit
        if (unit := register.unit or series[0].unit) == "percent"
        else register.counts or "number",
        {
            each.place or "all": tuple(
                (point.period.label, point.value, None, None) for point in each.points
            )
            for each in series
        },
        lines,
        _mark_signals(known, decision),
        ". ".join((*decision.chance, "")).strip(),
        spans,
        hoped=frozenset({str(item.expect)}),
    )


def _mark_signals(known: KnownSeries, decision: SeriesDecision) -> dict[str, str]:
    marks = {known.points[place].period.label: rule for place, rule in decision.signals}
    if known.start is not None and known.start < len(known.points):
        label = known.points[known.start].period.label
        marks[label] = f"start; {marks[label]}" if label in marks else "start"
    return marks
