"""Writes workbooks: text that no program takes for a formula, and comments at cells."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from contribution.errors import MissingLibraryError
from contribution.exchange._sheets import is_xlsx, name_column, open_workbook
from contribution.words.escaping import without_acting

_CELL = re.compile(r"[A-Z]{1,3}\d{1,7}")


def comment_on(content: bytes, told: Sequence[tuple[str, str]]) -> tuple[bytes, int]:
    """Return a copy of the workbook with a comment at each cell of which something is told.

    Returns also how many cells have one. Places that name no cell of a sheet are passed over, and
    of what is no workbook there is no copy.

    Raises:
        UnreadableError: it is too damaged to be copied.
    """
    said: dict[tuple[str, str], list[str]] = {}
    for place, what in told:
        sheet, mark, cell = place.rpartition("!")
        if mark and _CELL.fullmatch(cell):
            said.setdefault((sheet, cell), []).append(what)
    if not said or not is_xlsx(content):
        return b"", 0
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    number = 0
    out = io.BytesIO()
    with open_workbook(content) as book:
        for (sheet, cell), words in said.items():
            if sheet in book.sheetnames:
                place = _above_merged(book[sheet], cell)
                place.comment = Comment("\n".join(words), "contribution")
                place.fill = PatternFill("solid", fgColor="FFE699")
                number += 1
        book.save(out)
    return out.getvalue(), number


def _above_merged(sheet: Any, cell: str) -> Any:  # noqa: ANN401
    """Return the cell, or the first of the merged cells that it is one of."""
    for each in sheet.merged_cells.ranges:
        if cell in each:
            return sheet.cell(each.min_row, each.min_col)
    return sheet[cell]


def write_workbook(
    sheets: Mapping[str, Sequence[Sequence[str]]], notes: Mapping[str, str]
) -> bytes:
    """Return a workbook of text: no cell is a formula, whatever it begins with.

    `notes` are the lists to choose from, by sheet and column: "Nodes!C" and words with commas.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Font
        from openpyxl.worksheet.datavalidation import DataValidation
    except ModuleNotFoundError:
        raise MissingLibraryError("openpyxl", "tables", "a workbook") from None
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        _fill(sheet, rows, Font(bold=True))
        for where, words in notes.items():
            if where.startswith(f"{name}!"):
                choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
                choice.add(f"{where.partition('!')[2]}2:{where.partition('!')[2]}2000")
                sheet.add_data_validation(choice)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[str]], bold: object) -> None:  # noqa: ANN401
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, without_acting(text) or None)
            if text:
                # What begins like a formula is text all the same.
                cell.data_type = "s"
            if number == 1:
                cell.font = bold
    for column in range(max(map(len, rows), default=1)):
        sheet.column_dimensions[name_column(column)].width = 28
    sheet.freeze_panes = "A2"
