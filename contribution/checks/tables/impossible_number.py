"""Numbers in a table are possible.

What it finds
    A percentage below 0 or above 100, a count that is negative, has decimals or exceeds the printed
    base, a lone negative value among others that are not, and a cell that holds neither a number
    nor a mark of a missing one, such as 1O5 or "many". A number in brackets is negative in a ledger
    and in doubt elsewhere. A cell that an item needs is reported there (CA310) and not again.

Why it matters
    Such a cell is misprinted for certain.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Parents
    kind: survey
    data: survey.csv
    waves: {1: {from: 2025-06-01, to: 2025-06-30, answered: 112}}
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
    1,Q1,The club is welcoming,Agree,460
    1,Q1,The club is welcoming,Disagree,54

How to resolve
    Look at the source. Correct the cell if it was copied wrongly; declare the correction if the
    source is misprinted.

Source
    Our own rule; marks such as - * n/a and c are read as "no figure" and never reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import NumberColumn, Row, Table
from contribution.proofreading.batteries import counts_people
from contribution.proofreading.tables import (
    DECLARE,
    find_tables,
    find_unreadable,
    report,
)
from contribution.words.numbers import guess_number, is_blank, is_share, read_number

_FEW = 5
# Where a first figure was lost or two were exchanged.
_NEEDLESS = re.compile(r"\s*[-(]?0\d")

Wrong = tuple[int, str, str]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each cell that cannot be right."""
    unreadable = find_unreadable(assessment)
    for register, table in find_tables(assessment):
        for line, column, words in (*_find_cells(table), *_find_odd(table)):
            if (table.file, line) not in unreadable:
                yield from report(register, (line,), column, (words, DECLARE))


def _find_cells(table: Table) -> Iterator[Wrong]:
    found = [each for each in table.shape.quantities if each.column in table.columns]
    wanted = [each for each in found if each.unit != "words"]
    # A million people of one row each are not gone through again to find that 1 is possible.
    if not wanted or counts_people(table):
        return
    answers = table.shape.answers
    for line, cells in table:
        for each in wanted:
            is_part = answers is not None and each.column == answers.counted
            base = cells.get(answers.base, "") if answers and is_part else ""
            wrong = _find_wrong(each, cells.get(each.column, ""), base)
            if wrong:
                yield line, each.column, wrong


# Tables repeat their figures.
@lru_cache(maxsize=65_536)
def _find_wrong(quantity: NumberColumn, text: str, base_text: str) -> str:
    number = read_number(text, -1 if quantity.signed else 0)
    if number is None:
        likely = "" if is_blank(text) else guess_number(text)
        hint = f"; likely {likely}" if likely else ""
        return "" if is_blank(text) else f"{quantity.column} “{text.strip()}” is no number{hint}"
    if quantity.unit == "percent" and not 0 <= number <= 100:
        return f"a percentage of {number} is not possible"
    if quantity.unit == "count" and (number < 0 or number % 1):
        return f"a count of {number} is not possible"
    if _NEEDLESS.match(text):
        return f"{quantity.column} “{text.strip()}” begins with a 0 that no figure needs"
    base = read_number(base_text)
    if base is not None and number > base:
        return f"a count of {number} is more than its base of {base}"
    return ""


def _find_odd(table: Table) -> Iterator[Wrong]:
    """Values that only stand out among the others of their subject."""
    shape = table.shape
    columns = [
        each.column
        for each in shape.quantities
        if not each.signed and each.unit not in {"percent", "count"}
    ]
    if shape.subject not in table.columns:
        return
    for column in columns if {*columns} <= {*table.columns} else ():
        for name, rows in group_by(table, lambda row: row.cells[shape.subject]).items():
            yield from _find_among(name, rows, column, shape.unit)


def _find_among(name: str, rows: tuple[Row, ...], column: str, unit: str) -> Iterator[Wrong]:
    numbers = [(row, read_number(row.cells[column])) for row in rows]
    values = [(row, number) for row, number in numbers if number is not None]
    below = [(row, number) for row, number in values if number < 0]
    if len(below) == 1 and len(values) > _FEW:
        row, number = below[0]
        yield row.line, column, f"{number} is the only value below 0 of “{name}”"
    bare = [row for row, _ in values if row.cells[column].startswith(".")]
    if len(bare) == 1 and len(values) > _FEW:
        text = bare[0].cells[column]
        yield (
            bare[0].line,
            column,
            f"{text} is the only one of “{name}” with nothing before its point",
        )
    shares = [(row, number) for row, number in values if is_share(row.cells.get(unit, ""))]
    above = [(row, number) for row, number in shares if number > 100]
    if len(above) * 2 > len(shares) > 1:
        words = f"{len(above)} of {len(shares)} percentages of “{name}” are above 100"
        yield above[0][0].line, unit, f"{words}; perhaps their unit is number"
    else:
        for row, number in above:
            yield row.line, column, f"a percentage of {number} is not possible"


CHECK = Check("CA342", Severity.WARNING, "A number is not possible", find)
