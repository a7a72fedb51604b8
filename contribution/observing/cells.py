"""Reads the numbers of a table as printed: right, or not at all."""

from decimal import Decimal
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.printed import Mark, guess_number, read_printed
from contribution.domain.table import Table


class Unreadable(NamedTuple):
    """A cell that cannot be read with certainty, and what it likely should say (may be empty)."""

    text: str
    likely: str = ""
    withheld: bool = False


CellValue = float | Unreadable | None


def parse_cell(text: str, *, dash: float | None, brackets: int = 1) -> CellValue:
    """Return the number a cell holds, None when it says there is none.

    `dash` is what a lone dash means: 0 in a table of answers, None where a figure is missing.
    `brackets` is the sign of a number in brackets: +1 where they mark a footnote or a small base,
    -1 in accounts. Percent and currency signs are dropped, thousands may be set off by a comma or
    a space. Marks of withheld cells, stray letters and doubtful commas are unreadable.
    """
    value = read_printed(text, brackets)
    if isinstance(value, Decimal):
        return float(value)
    if value is Mark.WITHHELD:
        return Unreadable(text, withheld=True)
    if value is Mark.DOUBTFUL:
        return Unreadable(text, guess_number(text))
    return dash if value is Mark.DASH else None


def describe_unreadable(table: Table, line: int, column: str, cell: Unreadable) -> Finding:
    """Return the finding that tells the author of the table what to put right."""
    if cell.withheld:
        return Finding(
            table.place(line, column),
            f"{column} {cell.text.strip()!r} marks a figure that is withheld",
            "ask for what is printed, or declare the figure under corrections with its source",
        )
    hint = f"; it likely means {cell.likely}" if cell.likely else ""
    return Finding(
        table.place(line, column),
        f"{column} {cell.text.strip()!r} cannot be read as a number{hint}",
        "correct the cell, or declare it under corrections with the printed and the right value",
    )
