"""Reads and writes sheets of text: workbooks and CSV alike, each cell with its place."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from contribution.errors import MissingLibraryError
from contribution.exchange._ods import is_ods, read_ods
from contribution.exchange._packed import UnreadableError, read_members, refuse_doctype
from contribution.words.labels import plain_words
from contribution.words.phrases import list_words

_MOST_ROWS, _MOST_COLUMNS, _LOOKED_AT, _TOP = 50_000, 200, 20, 20_000
# Bytes that hold the headings of any table.
_HEAD = 100_000
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
Line = tuple[int, list[str]]
# How the two ends of a link are headed in tables of links.
ENDS = {
    "from": ("from_label", "cause", "source node", "influence factor", "driver"),
    "to": ("to_label", "effect", "target", "consequence factor", "outcome"),
}
# How people head whose group somebody is of.
GROUPS = (
    "group", "stakeholder", "stakeholders", "stakeholder group", "respondent group", "role",
    "participant group", "respondent type", "type of respondent", "document group", "gruppe",
    "rolle", "personengruppe", "dokumentgruppe", "groupe", "rôle", "groupe de documents", "grupo",
    "rol", "gruppo", "ruolo", "groep", "papel",
)  # fmt: skip
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


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
        return f"{self.sheet}!{name_column(self.columns.get(heading, 0))}{self.line}"


def is_workbook(content: bytes) -> bool:
    """Return whether these are the bytes of a workbook, XLSX or OpenDocument."""
    return is_xlsx(content) or is_ods(content)


def is_xlsx(content: bytes) -> bool:
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
    if is_ods(content):
        return tuple(
            TextSheet(name, tuple(_number_rows(rows)))
            for name, rows in read_ods(content, (_MOST_ROWS, _MOST_COLUMNS))
        )
    if not is_xlsx(content):
        return (TextSheet("", tuple(_read_csv(content))),)
    with open_workbook(content, read_only=True, data_only=True) as book:
        return tuple(TextSheet(each.title, tuple(_read_rows(each))) for each in book.worksheets)


@contextmanager
def open_workbook(content: bytes, **how: bool) -> Iterator[Any]:
    """Give the workbook as openpyxl reads it; whatever that stumbles over is told as damage.

    Raises:
        UnreadableError: it is damaged, declares a document type, or is larger than a person made.
        MissingLibraryError: openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise MissingLibraryError("openpyxl", "tables", "a workbook") from None
    for each in read_members(content).values():
        refuse_doctype(each)
    try:
        yield load_workbook(io.BytesIO(content), **how)
    except UnreadableError:
        raise
    except (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError,
            ValueError) as error:  # fmt: skip
        raise UnreadableError(f"the workbook is damaged: {error}") from error


def find_sheets(content: bytes) -> tuple[TextSheet, ...]:
    """Return the sheets of a workbook, none where it is no sound one."""
    try:
        return read_sheets(content) if is_workbook(content) else ()
    except UnreadableError:
        return ()


def read_head(content: bytes) -> tuple[TextSheet, ...]:
    """Return the sheets of a workbook, or the first lines of a text; none of what is no table."""
    if is_workbook(content):
        return find_sheets(content)
    if content.startswith((b"PK", b"%PDF")) or content.lstrip()[:1] in (b"{", b"<"):
        return ()
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ()
    try:
        return read_sheets(content[:_HEAD])
    except UnreadableError:
        return ()


def name_headings(sheets: Iterable[TextSheet]) -> str:
    """Return what stands in the first rows of sheets, in words."""
    cells = {
        f"“{cell}”": None for each in sheets for _, row in each.lines[:1] for cell in row if cell
    }
    return list_words(cells, most=12) or "none"


def _read_rows(sheet: Any) -> Iterator[Line]:  # noqa: ANN401
    rows = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS)
    return _number_rows([_write_cell(each) for each in row] for row in rows)


def _number_rows(rows: Iterable[list[str]]) -> Iterator[Line]:
    for number, cells in enumerate(rows, start=1):
        if any(cells):
            yield _count(number), cells


def _write_cell(cell: Any) -> str:  # noqa: ANN401
    """Return the cell as people see it: a share of one that is shown in percent is in percent."""
    value = cell.value
    if isinstance(value, float | int) and "%" in str(cell.number_format):
        return f"{100 * value:.10g}%"
    return "" if value is None else str(value).strip()


def _read_csv(content: bytes) -> Iterator[Line]:
    text = decode_text(content)
    first, _, rest = text.partition("\n")
    # Excel's own way of saying it.
    said = first.strip().casefold().removeprefix("sep=") if first.startswith("sep=") else ""
    separator = said if len(said) == 1 else _find_separator(text)
    line = 2 if said else 1
    rows = csv.reader(io.StringIO(rest if said else text), delimiter=separator)
    begun = line - 1
    try:
        for row in rows:
            if any(map(str.strip, row)):
                yield (
                    _count(line),
                    [each.strip()[_is_guarded(each) :] for each in row],
                )
            # A cell may hold several lines.
            line = begun + rows.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"the table cannot be read: {error}") from error


def decode_text(content: bytes) -> str:
    """Return the text of bytes in any of the encodings that office programs write, without mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _find_separator(text: str) -> str:
    """Return the sign by which most of the first lines have the same number of cells, over one."""
    return max(_SEPARATORS, key=lambda each: _judge(text, each))


def _judge(text: str, separator: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(io.StringIO(text[:_TOP]), delimiter=separator), _LOOKED_AT):
            widths[len(row)] += len(row) > 1
    except csv.Error:
        return 0, 0
    return max(((lines, width) for width, lines in widths.items()), default=(0, 0))


def list_separators(content: bytes) -> dict[str, int]:
    """Return how many of each separator stand in a text that may be a table, by their names."""
    text = decode_text(content)
    return {name: text.count(each) for each, name in _SEPARATORS.items() if each in text}


def _count(number: int) -> int:
    if number > _MOST_ROWS:
        raise UnreadableError(f"it has more than {_MOST_ROWS:,} rows; import it in parts")
    return number


def _is_guarded(cell: str) -> bool:
    # People's programs put a quotation mark before what would be a formula; one is taken off.
    return len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r"


def find_records(
    sheet: TextSheet,
    headings: Mapping[str, Sequence[str]],
    needed: Iterable[str],
    told: Mapping[str, str] = NO_COLUMNS,
) -> list[Record] | None:
    """Return the rows below the header, None where no row of the first twenty is one.

    `headings` gives for each name the words that people write at the head of such a column;
    `told` the one that a person named, which alone holds it then.
    """
    wanted = {
        plain_words(word): name
        for name, words in headings.items()
        for word in ((told[name],) if name in told else (name, *words))
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
            yield (head[number] if number < len(head) else "") or name_column(number)


def count_unread(records: Iterable[Record]) -> Counter[str]:
    """Return how many cells stand in columns that nobody reads, in words for the plan."""
    return Counter(
        f"in the column “{each}”{record.sheet and f' of the sheet {record.sheet}'}"
        for record in records
        for each in record.unread
    )


def name_column(column: int) -> str:
    """Return the letters of a column that is counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
