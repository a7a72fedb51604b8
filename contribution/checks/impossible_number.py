"""Numbers in a table are possible.

What it finds
    A percentage below 0 or above 100, a count that is negative, has decimals or exceeds the printed
    base, and a cell with digits that is no number, such as (16) or 1O5. A cell that an item needs
    is reported there (CA310) and not again.

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

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.table import Row
from contribution.proofreading.cells import is_blank, read_number
from contribution.proofreading.tables import DECLARE, find_tables, find_unreadable, report

_COLUMNS = {
    "survey": ("percent", "count", "base"),
    "indicator": ("value",),
    "ledger": ("budget", "actual", "forecast", "variance"),
}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each cell that cannot be right."""
    unreadable = find_unreadable(assessment)
    for register, table in find_tables(assessment):
        for row in table:
            for column in _COLUMNS.get(register.kind, ()):
                wrong = _find_wrong(row, column)
                if wrong and (table.file, row.line) not in unreadable:
                    yield from report(register, (row.line,), column, (wrong, DECLARE))


def _find_wrong(row: Row, column: str) -> str:
    text = row.cells.get(column, "")
    number = read_number(text)
    if number is None:
        digits = any(character.isdigit() for character in text) and not is_blank(text)
        marked = text.strip().startswith(("<", ">", "≤", "≥", "["))
        return f"{column} “{text.strip()}” is no number" if digits and not marked else ""
    is_percent = column == "percent" or "percent" in row.cells.get("unit", "")
    if is_percent and column in {"percent", "value"} and not 0 <= number <= 100:
        return f"a percentage of {number} is not possible"
    if column == "count" and (number < 0 or number % 1):
        return f"a count of {number} is not possible"
    base = read_number(row.cells.get("base", ""))
    if column == "count" and base is not None and number > base:
        return f"a count of {number} is more than its base of {base}"
    return ""


CHECK = Check("CA342", Severity.WARNING, "A number is not possible", find)
