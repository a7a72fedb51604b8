"""A total is the sum of its parts.

What it finds
    In a ledger, a line called total that is not the sum of the other lines of its group and year,
    or of those above it, when most totals of the table are. In an indicator's table, a yearly
    total of quarters (an indicator whose name ends in "total Q1 to Q3" beside one of the same name
    by quarter), and a whole that is more than its places in one period, where it is their sum in
    nearly all others. In a survey, counts that do not make up the base beside them, where those of
    the question's other statements do.

Why it matters
    One of the parts or the total is misprinted, or a part is missing.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Ledger of the school
    kind: ledger
    data: ledger.csv
    items:
      spent:
        says: More is spent
        about: places
        line: Food
        between: [2024, 2025]
        expect: increase
        test: straw
        at: {page: 1}
    # evidence/example/ledger.csv
    line,year,actual
    Food,2023,100
    Staff,2023,400
    Total,2023,500
    Food,2024,100
    Staff,2024,400
    Total,2024,500
    Food,2025,200
    Staff,2025,400
    Total,2025,700

How to resolve
    Add the parts again with the source beside you. Declare a correction for a misprint, or add the
    missing part.

Source
    Our own rule; sums may miss by what rounding each part explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import PlanColumns, Row, Table, TableShape
from contribution.proofreading.batteries import find_batteries
from contribution.proofreading.series import (
    PrintedSeries,
    find_series,
    find_series_of_whole,
    usually,
)
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.words.numbers import read_number, rounding_unit

_TOTAL = re.compile(r"^(?:grand |sub-?)?totals?\b|^sum\b", re.IGNORECASE)
_OF_QUARTERS = re.compile(r"^(.*?),? total Q([1-4]) to Q([1-4])$", re.IGNORECASE)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each total that is not the sum of its parts."""
    for register, table in find_tables(assessment):
        series = find_series(table)
        sums = (
            *_row_sums(table),
            *_quarter_sums(series),
            *_place_sums(series),
            *_answer_sums(table),
        )
        for line, column, what, printed, total in sums:
            message = f"{what} is printed as {printed}, but its parts add to {total}"
            yield from report(register, (line,), column, (message, DECLARE))


Sum = tuple[int, str, str, Decimal, Decimal]


def _row_sums(table: Table) -> tuple[Sum, ...]:
    """Where rows called total are mostly the sums of the others of their time, the rest."""
    shape = table.shape
    measures = [each.column for each in shape.quantities if each.unit == "money"]
    groups = group_by(
        table if measures else (),
        lambda row: repr((row.cells.get(shape.part), row.cells.get(shape.period))),
    )
    # What comes after a total may belong to it or not; the table's own sums say which.
    told = [
        [each for rows in groups.values() for each in _add_rows(rows, shape, measures, after=after)]
        for after in (True, False)
    ]
    adding, sums = max(
        ((sum(fits for fits, _ in sums), sums) for sums in told), key=lambda each: each[0]
    )
    return tuple(each for fits, each in sums if not fits) if adding * 2 > len(sums) else ()


def _add_rows(
    rows: tuple[Row, ...], shape: TableShape, measures: list[str], *, after: bool
) -> Iterator[tuple[bool, Sum]]:
    """Each printed total with the sum of the rows that it is of, and whether they agree."""
    totals = [row for row in rows if _TOTAL.match(row.cells.get(shape.subject, ""))]
    if len(totals) != 1:
        return
    parts = [row for row in rows if row is not totals[0] and (after or row.line < totals[0].line)]
    unit = rounding_unit(_amounts(rows, shape.plan, measures))
    for measure in measures if len(parts) > 1 else ():
        printed = read_number(totals[0].cells.get(measure, ""), -1)
        values = [read_number(row.cells.get(measure, ""), -1) for row in parts]
        numbers = [value for value in values if value is not None]
        if printed is not None and len(numbers) == len(values):
            total = sum(numbers, Decimal(0))
            name, when = totals[0].cells[shape.subject], totals[0].cells.get(shape.period)
            what = f"the {measure} of {name} in {when}"
            fits = abs(total - printed) * 2 <= len(values) * unit
            yield fits, (totals[0].line, measure, what, printed, total)


def _amounts(
    rows: tuple[Row, ...], plan: PlanColumns | None, measures: Iterable[str]
) -> Iterator[Decimal]:
    # What is planned is often a round number, which says nothing about how the rest is rounded.
    left_out = {plan.planned, plan.difference} if plan else set()
    for row in rows:
        for each in measures:
            number = None if each in left_out else read_number(row.cells.get(each, ""), -1)
            if number is not None:
                yield number


def _answer_sums(table: Table) -> Iterator[Sum]:
    """Where the counts of a question's statements nearly always make up their base, the rest."""
    for asked in group_by(find_batteries(table), lambda each: each.question).values():
        told = [each for each in asked if len({answer.base for answer in each.answers}) == 1]
        totals = [sum((a.counted or Decimal(0) for a in each.answers), Decimal(0)) for each in told]
        pairs = [
            (each, each.answers[0].base, total)
            for each, total in zip(told, totals, strict=True)
            if each.answers[0].base and total
        ]
        whole = [each for each, base, total in pairs if base == total]
        options = {answer.option for each in whole for answer in each.answers}
        for each, base, total in pairs if usually(len(whole), len(pairs)) else ():
            if base is not None and base != total and options >= {a.option for a in each.answers}:
                what = f"the base of “{each.label}” in wave {each.wave}"
                yield each.answers[0].line, each.names.counted, what, base, total


def _quarter_sums(series: tuple[PrintedSeries, ...]) -> Iterator[Sum]:
    for total in series:
        match = _OF_QUARTERS.match(total.indicator)
        parts = [
            each
            for each in series
            if match and each is not total and each.place == total.place
            if each.indicator.startswith(match[1]) and not _OF_QUARTERS.match(each.indicator)
        ]
        if match is None or len(parts) != 1:
            continue
        quarters = range(int(match[2]), int(match[3]) + 1)
        for year, point in total.by_period.items():
            values = [parts[0].by_period.get(f"Q{quarter} {year}") for quarter in quarters]
            numbers = [value.value for value in values if value and value.value is not None]
            if len(numbers) == len(quarters) and point.value is not None:
                added = sum(numbers, Decimal(0))
                if added != point.value:
                    what = f"“{total.indicator}” for {year}"
                    yield point.line, total.column, what, point.value, added


def _place_sums(series: tuple[PrintedSeries, ...]) -> Iterator[Sum]:
    """Where a whole is nearly always the sum of its places, the exceptions."""
    for places in group_by(series, lambda each: each.indicator).values():
        whole = find_series_of_whole(places)
        if whole is None or whole.is_percent:
            continue
        parts = [each.by_period for each in places if each is not whole]
        added = {
            period: sum((part[period].value or Decimal(0) for part in parts), Decimal(0))
            for period in whole.by_period
            if all(period in part for part in parts)
        }
        # Places that exceed their whole are told by CA344.
        # One case may live elsewhere.
        short = {p: n for p, n in added.items() if n < (whole.by_period[p].value or 0) - 1}
        equal = sum(total == whole.by_period[period].value for period, total in added.items())
        if len(short) != 1 or not usually(equal, len(added)):
            continue
        for period in short:
            point = whole.by_period[period]
            what = f"“{whole.indicator}” for {whole.place} in {period}"
            yield point.line, whole.column, what, point.value or Decimal(0), added[period]


CHECK = Check(
    "CA343", Severity.WARNING, "A total is not the sum of its parts", find, waits="itself"
)
