"""No figure is given twice, least of all differently.

What it finds
    A row of a survey or of matched cases that stands twice, with the same figures or with others;
    and a figure of an indicator or a ledger that two tables give differently. Rows that count one
    respondent each may repeat. A base that one row of a statement gives differently. A period that
    stands twice in one series is told by CA352.

Why it matters
    A row that is copied counts twice. Of two different figures for one thing at most one is right.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Parents
    kind: survey
    data: survey.csv
    waves: {1: {from: 2025-06-01, to: 2025-06-30, answered: 100}}
    items:
      easier:
        says: Mornings are easier
        about: places
        statement: Mornings are easier
        options: [Agree]
        expect: at-least 50%
        test: straw
        at: {page: 1}
    # evidence/example/survey.csv
    wave,question,statement,option,percent
    1,Q1,Mornings are easier,Agree,64
    1,Q1,Mornings are easier,Disagree,36
    1,Q1,The club is welcoming,Agree,46
    1,Q1,The club is welcoming,Disagree,54
    1,Q1,The club is welcoming,Agree,64

How to resolve
    Look at the source. Remove the row that was copied twice. If the source itself gives two
    figures, keep the better one and say so in the register's `note:`.

Source
    Our own rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.table import Row, Table, TableShape
from contribution.proofreading.batteries import (
    Battery,
    counts_people,
    find_batteries,
    is_one_person,
)
from contribution.proofreading.tables import find_tables, find_unreadable, report
from contribution.words.labels import plain_words
from contribution.words.numbers import read_number

Known = dict[tuple[str, ...], tuple[str, int, tuple[str, ...], tuple[str, ...]]]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each row that repeats another, and each that another table denies."""
    unreadable = find_unreadable(assessment)
    known: dict[TableShape, Known] = {}
    for register, table in find_tables(assessment):
        # A period that stands twice in one table is told by CA352.
        if table.shape.period:
            twice = _find_contradictions(table, known.setdefault(table.shape, {}))
        elif _holds_figures(table):
            twice = chain(_find_twice(table), _find_bases(table))
        else:
            continue
        for line, column, words in twice:
            if (table.file, line) not in unreadable:
                yield from report(register, (line,), column, (words, _NEXT))


_NEXT = "keep the one that the source prints"


def _name_figures(table: Table) -> tuple[str, ...]:
    return tuple(each.column for each in table.shape.quantities)


def _holds_figures(table: Table) -> bool:
    """Whether the rows print figures, not one person's answer each."""
    answers = table.shape.answers
    by_person = answers is not None and answers.person in table.columns
    has_figures = not {*_name_figures(table)}.isdisjoint(table.columns)
    return has_figures and not by_person and not counts_people(table)


def _find_twice(table: Table) -> Iterator[tuple[int, str, str]]:
    first: Known = {}
    names, answers = table.shape.key, table.shape.answers
    for row in table:
        if answers is not None and is_one_person(row, answers):
            continue
        key, values = _key(row, names), _figures(row, _name_figures(table))
        if not key[-1] or not any(values):
            continue
        if key not in first:
            first[key] = (table.file, row.line, values, key)
            continue
        _, line, before, _ = first[key]
        what = " of ".join(
            f"“{row.cells.get(name, '')}”" for name in names[:0:-1] if row.cells.get(name)
        )
        same = (
            "with the same figures" if values == before else f"with other figures ({_list(before)})"
        )
        words = f"{what} stands twice in {names[0]} {row.cells.get(names[0])}"
        yield row.line, names[-1], f"{words}: line {line} gives it {same}"


def _find_bases(table: Table) -> Iterator[tuple[int, str, str]]:
    """Bases printed beside the options of one statement that are not all alike."""
    batteries = [each for each in find_batteries(table) if len(_count_bases(each)) > 0]
    unlike = [each for each in batteries if len(_count_bases(each)) > 1]
    # Where many differ, they are no bases of the whole statement.
    for battery in unlike if len(unlike) * 5 <= len(batteries) else ():
        (usual, times), *_ = _count_bases(battery).most_common()
        odd = [each for each in battery.answers if each.base not in (None, usual)]
        if len(odd) * 2 <= times + 1:
            words = f"the base of “{battery.label}” in wave {battery.wave} is {odd[0].base} here"
            yield odd[0].line, battery.names.base, f"{words} and {usual} beside its other options"


def _count_bases(battery: Battery) -> Counter[Decimal]:
    return Counter(each.base for each in battery.answers if each.base is not None)


def _find_contradictions(table: Table, known: Known) -> Iterator[tuple[int, str, str]]:
    names, columns = table.shape.key, _name_figures(table)
    # A place or group that one table leaves out is that of the other where it has no second one.
    part = names.index(table.shape.part) if table.shape.part in names else None
    alone = Counter(_without(_key(row, names), part) for row in table)
    for row in table:
        key, values = _key(row, names), _figures(row, columns)
        bare = _without(key, part)
        names_of_it = (key, bare) if alone[bare] == 1 else (key,)
        first = next((known[each] for each in names_of_it if each in known), None)
        for each in names_of_it:
            known.setdefault(each, (table.file, row.line, values, key))
        if first is None or (first[3] != key and bare not in (first[3], key)):
            continue
        file, line, before, _ = first
        pairs = zip(columns, before, values, strict=True)
        differ = [each for each in pairs if each[1] and each[2] and _differ(*each[1:])]
        if file != table.file and differ:
            what = ", ".join(f"“{row.cells.get(name)}”" for name in names if row.cells.get(name))
            column, told, here = differ[0]
            yield row.line, column, f"{what} is {here} here and {told} in line {line} of {file}"


def _without(key: tuple[str, ...], part: int | None) -> tuple[str, ...]:
    return key if part is None else (*key[:part], "", *key[part + 1 :])


def _key(row: Row, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([plain_words(row.cells.get(name, "")) for name in names])


def _figures(row: Row, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([row.cells.get(name, "").strip() for name in names])


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(value for value in values if value)


def _differ(one: str, other: str) -> bool:
    first, second = read_number(one, -1), read_number(other, -1)
    return first is not None and second is not None and first != second


CHECK = Check("CA354", Severity.WARNING, "A figure is given twice", find)
