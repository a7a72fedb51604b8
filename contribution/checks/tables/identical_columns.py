"""Two periods or places are not the same in every figure.

What it finds
    In an indicator's table, two periods with the same values at each of at least four places, and
    two places or indicators with the same values in each of at least six periods. Small numbers,
    which agree by chance, are left alone.

Why it matters
    A column was most likely copied twice, and the figures that should stand there are lost.

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
        place: Total
        expect: decrease
        test: straw
        at: {page: 1}
    # evidence/example/absences.csv
    indicator,period,place,value
    Absences,2022,North,25
    Absences,2022,South,11
    Absences,2022,West,18
    Absences,2022,Total,54
    Absences,2023,North,25
    Absences,2023,South,11
    Absences,2023,West,18
    Absences,2023,Total,54

How to resolve
    Look at the source. If it prints the same column twice, nobody can know which is the copy:
    declare it with a correction that leaves the value as it is, and the reason.

Source
    Carlisle (2017), Data fabrication and other reasons for non-random sampling, Anaesthesia 72.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.series import PrintedSeries, find_series
from contribution.proofreading.tables import find_tables, report

_PLACES, _PERIODS = 4, 6
_LARGE = 20


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each period, and each series, that repeats another."""
    for register, table in find_tables(assessment):
        series = find_series(table)
        for places in group_by(series, lambda each: each.indicator).values():
            for one, other in _find_same_periods(places):
                lines = tuple(place.by_period[other].line for place in places)
                message = (
                    f"{other} has the same {len(lines)} figures as {one} in “{places[0].indicator}”"
                )
                yield from report(register, lines, places[0].column, (message, _NEXT))
        for first, second in _find_same_series(series):
            lines = tuple(point.line for point in second.points)
            message = (
                f"“{second.indicator}” for {second.place} has the same figures as "
                f"“{first.indicator}” for {first.place}"
            )
            yield from report(register, lines, second.column, (message, _NEXT))


_NEXT = "look at the source for a column copied twice, and declare what you find"


def _find_same_periods(places: tuple[PrintedSeries, ...]) -> Iterator[tuple[str, str]]:
    known = [place.by_period for place in places]
    shared = [period for period in known[0] if all(period in each for each in known)]
    columns = {period: tuple(each[period].value for each in known) for period in shared}
    for same in group_by(shared, lambda period: columns[period]).values():
        if len(places) >= _PLACES and _is_telling(columns[same[0]]):
            yield from ((same[0], other) for other in same[1:])


def _find_same_series(
    series: tuple[PrintedSeries, ...],
) -> Iterator[tuple[PrintedSeries, PrintedSeries]]:
    figures = [
        (each, tuple((period, point.value) for period, point in each.by_period.items()))
        for each in series
    ]
    telling = [
        (each, values)
        for each, values in figures
        if len(values) >= _PERIODS and _is_telling([value for _, value in values])
    ]
    for same in group_by(telling, lambda pair: pair[1]).values():
        yield from ((same[0][0], other) for other, _ in same[1:])


def _is_telling(values: list[Decimal | None] | tuple[Decimal | None, ...]) -> bool:
    known = [value for value in values if value is not None]
    return len(set(known)) >= 3 and sum(known) >= _LARGE


CHECK = Check("CA348", Severity.WARNING, "Two columns are the same in every figure", find)
