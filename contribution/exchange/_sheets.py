"""Reads and writes sheets of text: workbooks and CSV alike, each cell with its place."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from contribution.errors import MissingLibraryError
from contribution.exchange._packed import UnreadableError, read_members, strip_control
from contribution.words.labels import plain_words

_MOST_ROWS, _MOST_COLUMNS, _LOOKED_AT = 50_000, 200, 20
Line = tuple[int, list[str]]


class TextSheet(NamedTuple):
    """A sheet of text: `lines` are its numbered rows that hold anything."""

    name: str
    lines: tuple[Line, ...]


class Record(NamedTuple):
    """A row below a header: what stands under each heading, and where.

    `unread` are the headings of its other columns that hold something.
    """

    sheet: str
    line: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]
    unread: tuple[str, ...] = ()

    def place(self, heading: str = "") -> str:
        """Return the place of a cell as a person reads it: Links!C7, or line 7 of a text."""
        if not self.sheet:
            return f"line {self.line}"
        return f"{self.sheet}!{_letter(self.columns.get(heading, 0))}{self.line}"


def is_workbook(content: bytes) -> bool:
    """Return whether these are the bytes of an XLSX workbook."""
    return content.startswith(b"PK") and b"xl/workbook.xml" in content


# Several formats look into a workbook before one of them reads it.
@lru_cache(maxsize=1)
def read_sheets(content: bytes) -> tuple[TextSheet, ...]:
    """Return the sheets of a workbook, or a CSV text as one sheet without a name.

    Raises:
        UnreadableError: it is neither, or larger than a person made.
        MissingLibraryError: openpyxl is not installed.
    """
    if not is_workbook(content):
        return (TextSheet("", tuple(_read_csv(content))),)
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise MissingLibraryError("openpyxl", "tables", "a workbook") from None
    read_members(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return tuple(TextSheet(each.title, tuple(_read_rows(each))) for each in book.worksheets)
    except (KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise UnreadableError(f"the workbook is damaged: {error}") from error


def find_sheets(content: bytes) -> tuple[TextSheet, ...]:
    """Return the sheets of a workbook, none where it is no sound one."""
    try:
        return read_sheets(content) if is_workbook(content) else ()
    except UnreadableError:
        return ()


def _read_rows(sheet: Any) -> Iterator[Line]:  # noqa: ANN401
    rows = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
    for number, row in enumerate(rows, start=1):
        cells = ["" if each is None else str(each).strip() for each in row]
        if any(cells):
            yield _count(number), cells


def _read_csv(content: bytes) -> Iterator[Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
            if any(map(str.strip, row)):
                yield (
                    _count(number),
                    [each.strip()[1:] if _is_guarded(each) else each.strip() for each in row],
                )
    except csv.Error as error:
        raise UnreadableError(f"the table cannot be read: {error}") from error


def _count(number: int) -> int:
    if number > _MOST_ROWS:
        raise UnreadableError(f"it has more than {_MOST_ROWS:,} rows; import it in parts")
    return number


def _is_guarded(cell: str) -> bool:
    # People's programs put a quotation mark before what would be a formula; one is taken off.
    return len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r"


def find_records(
    sheet: TextSheet, headings: Mapping[str, Sequence[str]], needed: Iterable[str]
) -> list[Record] | None:
    """Return the rows below the header, None where no row of the first twenty is one.

    `headings` gives for each name the words that people write at the head of such a column.
    """
    wanted = {
        plain_words(word): name for name, words in headings.items() for word in (name, *words)
    }
    for place, (_, cells) in enumerate(sheet.lines[:_LOOKED_AT]):
        columns: dict[str, int] = {}
        for number, cell in enumerate(cells):
            name = wanted.get(plain_words(cell))
            if name is not None:
                columns.setdefault(name, number)
        if set(needed) <= set(columns):
            return [
                Record(
                    sheet.name,
                    line,
                    _pick(row, columns),
                    columns,
                    tuple(_name_unread(row, cells, columns)),
                )
                for line, row in sheet.lines[place + 1 :]
            ]
    return None


def _pick(row: list[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {name: row[at] if at < len(row) else "" for name, at in columns.items()}


def _name_unread(row: list[str], head: list[str], columns: Mapping[str, int]) -> Iterator[str]:
    for number, cell in enumerate(row):
        if cell and number not in columns.values():
            yield (head[number] if number < len(head) else "") or _letter(number)


def count_unread(records: Iterable[Record]) -> Counter[str]:
    """Return how many cells stand in columns that nobody reads, in words for the plan."""
    return Counter(
        f"in the column “{each}”{record.sheet and f' of the sheet {record.sheet}'}"
        for record in records
        for each in record.unread
    )


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
            cell = sheet.cell(number, column, strip_control(text) or None)
            if text:
                # What begins like a formula is text all the same.
                cell.data_type = "s"
            if number == 1:
                cell.font = bold
    for column in range(max(map(len, rows), default=1)):
        sheet.column_dimensions[_letter(column)].width = 28
    sheet.freeze_panes = "A2"


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
