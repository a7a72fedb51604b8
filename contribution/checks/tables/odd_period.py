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

from collections.abc import Iterable, Iterator, Mapping, Sequence

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import Row, Table, read_periods
from contribution.proofreading.tables import (
    DECLARE,
    find_tables,
    find_unreadable,
    report,
)
from contribution.words.labels import plain_label
from contribution.words.periods import Notation, Period, UnreadablePeriod, write_period
from contribution.words.phrases import list_words

Odd = tuple[tuple[int, ...], str]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each period that does not fit the others of its indicator."""
    unreadable = find_unreadable(assessment)
    for register, table in find_tables(assessment):
        if {table.shape.subject, table.shape.period} <= set(table.columns):
            for lines, message in _find_in_table(table):
                if unreadable.isdisjoint((table.file, line) for line in lines):
                    yield from report(register, lines, table.shape.period, (message, DECLARE))


def _find_in_table(table: Table) -> Iterator[Odd]:
    subject, column, part = table.shape.subject, table.shape.period, table.shape.part
    periods = read_periods(table)
    by_subject = group_by(table, lambda row: plain_label(row.cells.get(subject, "")))
    for name, rows in by_subject.items():
        label = rows[0].cells.get(subject, "")
        lines = group_by(rows, lambda row: row.cells.get(column, ""))
        read = {text: periods[name, text] for text in lines}
        others = tuple(each for each in table.shape.key if each not in {subject, column})
        yield from _find_twice(label, rows, read, (column, others))
        usual = _find_usual(tuple(read.values()))
        if usual is not None:
            yield from _find_odd(label, lines, read, usual=usual, part=part)


def _find_twice(
    label: str,
    rows: tuple[Row, ...],
    read: Mapping[str, Period | UnreadablePeriod],
    columns: tuple[str, tuple[str, ...]],
) -> Iterator[Odd]:
    column, others = columns

    def place(row: Row) -> tuple[object, ...]:
        text = row.cells.get(column, "")
        period = read[text]
        where = tuple(plain_label(row.cells.get(each, "")) for each in others)
        if isinstance(period, Period):
            return period.notation, period.place, where
        return text, where

    for twice in group_by(rows, place).values():
        if len(twice) > 1:
            yield _lines(twice[1:]), f"{twice[1].cells.get(column, '')} stands twice in “{label}”"


def _find_usual(read: Sequence[Period | UnreadablePeriod]) -> Notation | None:
    """The way in which nearly all of the periods are written; None when there is none."""
    known = [each.notation for each in read if isinstance(each, Period)]
    most = max(set(known), key=known.count, default=None)
    return most if len(read) >= 3 and most and known.count(most) >= 0.6 * len(read) else None


def _find_odd(
    label: str,
    lines: Mapping[str, tuple[Row, ...]],
    read: Mapping[str, Period | UnreadablePeriod],
    *,
    usual: Notation,
    part: str,
) -> Iterator[Odd]:
    known = {
        text: each
        for text, each in read.items()
        if isinstance(each, Period) and each.notation == usual
    }
    by_part: dict[str, set[int]] = {}
    for text, period in known.items():
        for row in lines[text]:
            by_part.setdefault(plain_label(row.cells.get(part, "")), set()).add(period.place)
    places = sorted(set().union(*by_part.values()))
    example = next(iter(known.values()))
    # Days are whenever something was counted: none is left out.
    span = range(places[0], places[-1] + 1) if example.months else ()
    gaps = sorted(set(span).difference(places))
    for text in (each for each in lines if each not in known):
        here = by_part.get(plain_label(lines[text][0].cells.get(part, "")), set())
        lacking = [each for each in places if each not in here] or gaps or [places[-1] + 1]
        alone = len(lines) - len(known) == 1 and example.months
        likely = write_period(lacking[0], example) if alone else ""
        yield _lines(lines[text]), _say_odd(text, label, read[text], likely)
    if gaps and len(known) == len(lines):
        missing = list_words([write_period(gap, example) for gap in gaps])
        everything = (row for rows in lines.values() for row in rows)
        yield _lines(everything), f"“{label}” leaves out {missing}"


def _say_odd(text: str, label: str, read: Period | UnreadablePeriod, likely: str) -> str:
    if isinstance(read, UnreadablePeriod) and read.is_either:
        return f"period “{text}” of “{label}” may be {read.likely}"
    told = f"; likely {likely}" if likely not in {"", text} else ""
    return f"period “{text}” of “{label}” is written oddly{told}"


def _lines(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(row.line for row in rows)


CHECK = Check(
    "CA352", Severity.WARNING, "A period is written oddly, missing or doubled", find, waits="itself"
)
