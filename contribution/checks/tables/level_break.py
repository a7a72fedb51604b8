"""A series does not change its scale from one period to the next.

What it finds
    A series of an indicator's whole, or of what is left of it beside its places, whose every value
    from some period on lies above, or below, all earlier ones by half or more on average, with a
    jump at least four times as large as its usual steps; and a series whose unit changes on the
    way. A jump in the direction that an item expects is left alone where a rival of the family
    not-real, on what the item is about, has been considered or waived.

Why it matters
    Real change is rarely so sudden and so lasting. More often the definition, the recording or the
    system changed in that period, and an effect is read into it.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Absences
    kind: indicator
    data: absences.csv
    items:
      fewer:
        says: Fewer absences
        about: places
        indicator: Absences
        expect: decrease
        test: straw
        at: {page: 1}
    # evidence/example/absences.csv
    indicator,period,place,value
    Absences,2014,School,50
    Absences,2015,School,55
    Absences,2016,School,52
    Absences,2017,School,54
    Absences,2018,School,99
    Absences,2019,School,95
    Absences,2020,School,97

How to resolve
    Ask whoever keeps the record what changed in that period, and write the answer in the register's
    `note:`. Then declare it with a correction that leaves the value as it is, or compare only what
    is comparable.

Source
    Our own rule: a change in recording is a rival of the family not-real.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import mean, median

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import TableShape
from contribution.proofreading.series import (
    PrintedSeries,
    build_series,
    find_series,
    find_series_of_whole,
)
from contribution.proofreading.tables import find_tables, report
from contribution.words.near import find_meant

_SIDE = 3
_RATIO = Decimal("1.5")
_STEPS = 4
_ELSEWHERE = "what belongs to none of the places"


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each series with a lasting jump, and for each change of unit."""
    for register, table in find_tables(assessment):
        for places in group_by(find_series(table), lambda each: each.indicator).values():
            whole = find_series_of_whole(places)
            shown = places if whole is None else (whole, *_find_elsewhere(whole, places))
            for series in shown:
                jump = _find_jump(series)
                if jump and not _is_accounted_for(assessment, table.shape, series, jump):
                    yield from _tell(register, series, jump[:2])
            for series in places:
                yield from _tell(register, series, _find_unit_change(series))


def _tell(
    register: EvidenceRegister, series: PrintedSeries, broken: tuple[int, str] | None
) -> Iterator[Finding]:
    if broken is not None:
        line, what = broken
        message = f"“{series.indicator}” for {series.place} {what}"
        yield from report(register, (line,), series.column, (message, _NEXT))


_NEXT = "ask whether definition or recording changed then"


def _find_elsewhere(
    whole: PrintedSeries, places: tuple[PrintedSeries, ...]
) -> Iterator[PrintedSeries]:
    parts = [each.by_period for each in places if each is not whole]
    periods = [period for period in whole.by_period if all(period in part for part in parts)]
    if whole.is_percent or len(parts) < _SIDE or not periods:
        return
    points = []
    for period in periods:
        point = whole.by_period[period]
        inside = sum((part[period].value or Decimal(0) for part in parts), Decimal(0))
        points.append(point._replace(value=(point.value or Decimal(0)) - inside))
    # What belongs to no place matters only where it is more than a few cases of the whole.
    if max(point.value or 0 for point in points) * 12 >= mean(_values(whole)):
        yield build_series(whole.indicator, _ELSEWHERE, points, whole.column)


def _values(series: PrintedSeries) -> list[Decimal]:
    return [point.value or Decimal(0) for point in series.by_period.values()]


def _find_jump(series: PrintedSeries) -> tuple[int, str, str] | None:
    """The line of a lasting jump, what it is, and whether it is an increase or a decrease."""
    points = list(series.by_period.values())
    values = _values(series)
    cuts = range(_SIDE, len(values) - _SIDE + 1)
    steps = [abs(after - before) for before, after in pairwise(values)]
    usual = median(steps) if cuts else 0
    for cut in cuts:
        if steps[cut - 1] < _STEPS * usual:
            continue
        before, after = values[:cut], values[cut:]
        low, high = sorted((before, after), key=max)
        if max(low) < min(high) and mean(high) >= _RATIO * mean(low):
            direction = "increase" if high is after else "decrease"
            moved = f"jumps from {values[cut - 1]} to {values[cut]} in {points[cut].period}"
            return points[cut].line, f"{moved} and stays there", direction
    return None


def _is_accounted_for(
    assessment: Assessment, shape: TableShape, series: PrintedSeries, jump: tuple[int, str, str]
) -> bool:
    # An effect looks like this too, where somebody has asked whether the change is real.
    graph = assessment.graph
    if series.place == _ELSEWHERE:
        return False
    if "not-real" in graph.model.no_rival_considered:
        asked = set(graph.nodes)
    else:
        not_real = [each for each in graph.model.factors if each.family == "not-real"]
        asked = {subject for factor in not_real for subject in factor.affects}
    return any(
        _names(each.item, shape.subject, series.indicator)
        and (_names(each.item, shape.part, series.place) or not getattr(each.item, shape.part, ""))
        and str(getattr(each.item, "expect", "")) == jump[2]
        and asked.intersection(each.item.about)
        for each in graph.evidence
    )


def _names(item: EvidenceItem, field: str, label: str) -> bool:
    # A name misspelt in the item has a finding of its own.
    return find_meant(str(getattr(item, field, "")), (label,)) is not None


def _find_unit_change(series: PrintedSeries) -> tuple[int, str] | None:
    for before, after in pairwise(series.points):
        if before.unit and after.unit and before.unit != after.unit:
            return after.line, f"changes from {before.unit} to {after.unit} in {after.period}"
    return None


CHECK = Check("CA351", Severity.NOTE, "A series jumps to another level", find, waits="all")
