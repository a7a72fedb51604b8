"""A part is not larger than the whole.

What it finds
    In an indicator's table, a place with a higher count than the whole in the same period, or
    places that together exceed it, when they do not in at least four of five periods; and a
    percentage for the whole outside the range of its places, when it lies within in at least four
    of five periods. Likewise a period in which the whole differs from the sum of its places, or a
    percentage from their mean, far more or less than in all others; and a
    percentage of the whole, of a count that is printed too, that its places do not add up to.

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

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import Table
from contribution.proofreading.series import (
    PrintedPoint,
    PrintedSeries,
    find_series,
    find_series_of_whole,
    lies_far,
    usually,
)
from contribution.proofreading.shares import ShareOfCount, find_shares_of_counts
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.words.labels import plain_label
from contribution.words.phrases import list_words

_LEAST = Decimal(1)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each period in which the places do not fit into the whole."""
    for register, table in find_tables(assessment):
        for places in group_by(find_series(table), lambda each: each.indicator).values():
            whole = find_series_of_whole(places)
            # Where it is known what a percentage is of, that is asked more closely.
            if whole is None or any(
                each.percents == places for each in find_shares_of_counts(table)
            ):
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
        for of_whole, at, words in _find_uneven(table):
            yield from report(register, at, of_whole, (words, DECLARE))


def _find_uneven(table: Table) -> Iterator[tuple[str, tuple[int, ...], str]]:
    """Percentages of the whole behind which other numbers stand than behind those of its places."""
    for shares in find_shares_of_counts(table):
        named = find_series_of_whole(shares.counts)
        wholes = [
            each
            for each in shares.percents
            if named and plain_label(each.place) == plain_label(named.place)
        ]
        if len(wholes) != 1:
            continue
        whole = shares.by_place[wholes[0].place]
        parts = [each for place, each in shares.by_place.items() if place != wholes[0].place]
        periods = [each for each in whole if all(each in part for part in parts)]
        sums = {each: _add_parts(part[each] for part in parts) for each in periods}
        off = [each for each in periods if not _is_sum(whole[each], *sums[each])]
        for period in off if usually(len(periods) - len(off), len(periods)) else ():
            share, (low, high, base) = whole[period], sums[period]
            most = high + int(share.base.value or 0) - base
            what = f"{share.percent.value}% for {wholes[0].place} in {period}"
            told, made = _say_span(share.low, share.high), _say_span(low, most)
            lines = (share.percent.line, *(part[period].percent.line for part in parts))
            words = f"{what} would be {told}, but its places make {made}"
            yield wholes[0].column, lines, words


def _add_parts(shares: Iterable[ShareOfCount]) -> tuple[int, int, int]:
    told = tuple(shares)
    return (
        sum(each.low for each in told),
        sum(each.high for each in told),
        int(sum(each.base.value or 0 for each in told)),
    )


def _is_sum(whole: ShareOfCount, low: int, high: int, base: int) -> bool:
    # Whoever belongs to no place is in the whole all the same.
    elsewhere = int(whole.base.value or 0) - base
    return elsewhere < 0 or (whole.high >= low and whole.low <= high + elsewhere)


def _say_span(low: int, high: int) -> str:
    return str(low) if low >= high else f"{low} to {high}"


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
