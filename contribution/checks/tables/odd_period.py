"""Periods are written alike and follow one another.

What it finds
    In the table of an indicator or a ledger, a period that is written otherwise than the others,
    such as Q2 2016/1, or stands twice in one series, and a period that a series leaves out. One
    finding for each period of an indicator. A period that an item needs and cannot read is reported
    there (CA310) and not again.

Why it matters
    A period that cannot be read drops out of the series. A gap changes what counts as a run or a
    trend.

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
        indicator: Late arrivals
        expect: decrease
        test: straw
        at: {page: 1}
    # evidence/example/absences.csv
    indicator,period,place,value
    Late arrivals,Q1 2016/17,School,20
    Absences,Q4 2015/16,School,50
    Absences,Q1 2016/17,School,55
    Absences,Q2 2016/1,School,52
    Absences,Q3 2016/17,School,54

How to resolve
    Declare a correction for each row with the period as it should be, or add the missing row with a
    dash as its value.

Source
    Our own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import Row
from contribution.proofreading.naming import list_names
from contribution.proofreading.periods import Period, find_notation, read_period, write_period
from contribution.proofreading.tables import DECLARE, find_tables, find_unreadable, report

_COLUMNS = {"indicator": ("indicator", "period", "place"), "ledger": ("line", "year", "group")}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each period that does not fit the others of its indicator."""
    unreadable = find_unreadable(assessment)
    for register, table in find_tables(assessment):
        if register.kind not in _COLUMNS:
            continue
        subject, column, part = _COLUMNS[register.kind]
        if {subject, column} <= set(table.columns):
            for label, rows in group_by(table, lambda row: row.cells.get(subject, "")).items():  # noqa: B023
                for lines, message in _find_odd(label, rows, (column, part)):
                    if unreadable.isdisjoint((table.file, line) for line in lines):
                        yield from report(register, lines, column, (message, DECLARE))


def _find_odd(
    label: str, rows: tuple[Row, ...], columns: tuple[str, str]
) -> Iterator[tuple[tuple[int, ...], str]]:
    column, part = columns
    cells = group_by(rows, lambda row: (row.cells.get(column, ""), row.cells.get(part, "")))
    for (text, _), twice in cells.items():
        if len(twice) > 1:
            yield _lines(twice[1:]), f"{text} stands twice in “{label}”"
    lines = group_by(rows, lambda row: row.cells.get(column, ""))
    notation = find_notation(lines)
    if not notation:
        return
    read = {text: read_period(text) for text in lines}
    known = {text: each for text, each in read.items() if each and each.notation == notation}
    positions = sorted({each.position for each in known.values()})
    gaps = [n for n in range(positions[0], positions[-1] + 1) if n not in positions]
    example = next(iter(known))
    for text in lines:
        if text not in known:
            place = lines[text][0].cells.get(part)
            here = {
                known[each].position
                for each in known
                if any(row.cells.get(part) == place for row in lines[each])
            }
            lacking = [n for n in positions if n not in here] or gaps or [positions[-1] + 1]
            likely = write_period(_at(known[example], lacking[0]), example)
            told = f"; likely {likely}" if len(lines) - len(known) == 1 else ""
            yield _lines(lines[text]), f"period “{text}” of “{label}” is written oddly{told}"
    if gaps and len(known) == len(lines):
        missing = list_names([write_period(_at(known[example], gap), example) for gap in gaps])
        yield _lines(rows), f"“{label}” leaves out {missing}"


def _at(like: Period, position: int) -> Period:
    return Period(like.notation, position)


def _lines(rows: tuple[Row, ...]) -> tuple[int, ...]:
    return tuple(row.line for row in rows)


CHECK = Check("CA352", Severity.WARNING, "A period is written oddly, missing or doubled", find)
