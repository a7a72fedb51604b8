"""A part is not larger than the whole.

What it finds
    In an indicator's table, a place with a higher count than the whole in the same period, or
    places that together exceed it, when they do not in at least four of five periods; and a
    percentage for the whole outside the range of its places, when it lies within in at least four
    of five periods. Likewise a period in which the whole differs from the sum of its places, or a
    percentage from their mean, far more or less than in all others.

Why it matters
    One of the numbers is misprinted, or the columns were swapped.

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
    Absences,2020,North,10
    Absences,2020,South,12
    Absences,2020,Total,25
    Absences,2021,North,11
    Absences,2021,South,12
    Absences,2021,Total,25
    Absences,2022,North,10
    Absences,2022,South,11
    Absences,2022,Total,24
    Absences,2023,North,92
    Absences,2023,South,12
    Absences,2023,Total,23
    Absences,2024,North,10
    Absences,2024,South,11
    Absences,2024,Total,22

How to resolve
    Look at the source. Declare a correction for a misprint.

Source
    Our own rule. A whole may exceed its places, since some cases belong to none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.series import (
    PrintedPoint,
    PrintedSeries,
    find_series,
    find_series_of_whole,
    lies_far,
    usually,
)
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.words.phrases import list_words

_LEAST = Decimal(1)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each period in which the places do not fit into the whole."""
    for register, table in find_tables(assessment):
        for places in group_by(find_series(table), lambda each: each.indicator).values():
            whole = find_series_of_whole(places)
            if whole is None:
                continue
            parts = [each for each in places if each is not whole]
            total, shares = whole.by_period, [each.by_period for each in parts]
            periods = [each for each in total if all(each in share for share in shares)]
            columns = {each: [share[each] for share in shares] for each in periods}
            off = [each for each in periods if not _fits(whole, total[each], columns[each])]
            if not usually(len(periods) - len(off), len(periods)):
                off = []
            for period in off or _find_far(whole, periods, columns):
                point, column = total[period], columns[period]
                lines = (point.line, *(each.line for each in column))
                named = [f"{p.place} {q.value}" for p, q in zip(parts, column, strict=True)]
                message = (
                    f"{whole.place} is {point.value} in {period}, which its places do not fit "
                    f"({list_words(named)})"
                )
                yield from report(register, lines, whole.column, (message, DECLARE))


def _find_far(
    whole: PrintedSeries, periods: list[str], columns: Mapping[str, list[PrintedPoint]]
) -> list[str]:
    """The period in which the whole is apart from its places as never else; none where several."""
    rests = {each: _measure_rest(whole, each, columns[each]) for each in periods}
    far = [
        each
        for each in periods
        if lies_far(rests[each], [rests[other] for other in periods if other != each], _LEAST)
    ]
    # Where the places make up the whole each other time, that the sum is off is told elsewhere.
    is_exact = not any(rest for period, rest in rests.items() if period not in far)
    return far if len(far) == 1 and (whole.is_percent or not is_exact) else []


def _measure_rest(whole: PrintedSeries, period: str, column: list[PrintedPoint]) -> Decimal:
    parts = sum((each.value or Decimal(0) for each in column), Decimal(0))
    return (whole.by_period[period].value or Decimal(0)) - (
        parts / len(column) if whole.is_percent else parts
    )


def _fits(whole: PrintedSeries, point: PrintedPoint, column: list[PrintedPoint]) -> bool:
    total = point.value or Decimal(0)
    values = [each.value or Decimal(0) for each in column]
    if whole.is_percent:
        return min(values) <= total <= max(values)
    return sum(values, Decimal(0)) <= total


CHECK = Check("CA344", Severity.WARNING, "Parts and whole do not fit", find)
