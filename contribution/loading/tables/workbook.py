"""What a sheet of a workbook hides: formulas without a result, merged cells, hidden rows.

Reads the sheet of an XLSX workbook that holds the table, line by line, within limits of size.
"""

import datetime as dt
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO, NamedTuple
from xml.etree.ElementTree import Element, iterparse
from zipfile import BadZipFile, ZipFile

from contribution.domain.diagnostic import Where
from contribution.domain.table import TableShape
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.header import LOOKED_AT, Line, names_all
from contribution.words.labels import compose

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class SheetTraits:
    """Places as (row, column), counted from 1; a merged range as its first and last place."""

    def __init__(self) -> None:
        self.without_result: list[tuple[int, int]] = []
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.hidden: list[int] = []


def scan_sheet(workbook: NamedFile, member: str) -> SheetTraits:
    """Return the traits of one sheet, read as a stream; `member` is its name in the archive.

    Raises what the standard library raises for a damaged archive or damaged XML.
    """
    traits = SheetTraits()
    with (
        workbook.open() as packed,
        ZipFile(packed) as archive,
        archive.open(member.lstrip("/")) as stream,
    ):
        for _, element in iterparse(stream):  # noqa: S314 - expat refuses entity bombs by itself
            if element.tag == f"{_MAIN}row":
                _read_row(element, traits)
                element.clear()
            elif element.tag == f"{_MAIN}mergeCell":
                first, _, last = element.get("ref", "").partition(":")
                traits.merged.append((parse_place(first), parse_place(last or first)))
    return traits


def parse_place(reference: str) -> tuple[int, int]:
    """Return row and column of a reference such as B7; (0, 0) for anything else."""
    match = _CELL.fullmatch(reference.replace("$", ""))
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _read_row(row: Element, traits: SheetTraits) -> None:
    if row.get("hidden") in {"1", "true"}:
        traits.hidden.append(int(row.get("r", "0")))
    for cell in row:
        formula, value = cell.find(f"{_MAIN}f"), cell.find(f"{_MAIN}v")
        empty = value is None or not (value.text or "").strip()
        # A formula that gives an empty text stores an empty result of type str.
        if formula is not None and empty and cell.get("t") != "str":
            traits.without_result.append(parse_place(cell.get("r", "")))


_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 1_000
_MOST_CELLS = 20_000_000
_LARGEST_UNPACKED = 1_000_000_000
_MOST_REPORTED = 20
# What a damaged workbook makes the library raise; bad XML is a SyntaxError in either parser of it.
_DAMAGE = (
    BadZipFile, SyntaxError, zlib.error, EOFError, LookupError, ValueError, TypeError,
    AttributeError, NotImplementedError, OSError, RuntimeError, ArithmeticError, struct.error,
    UserWarning,
)  # fmt: skip
# The library leaves out what it cannot place and warns; a sheet may be among it.
_LOST = ".*contains (an )?invalid (specification|dependency definitions)"
_ROWS_AT_ONCE = 1_000
_SAVE_AS = "open it in the spreadsheet program and save it as CSV (UTF-8)"
_PERCENT = re.compile(r"0(?:\.(0+))?\s*%")


class XlsxLines(NamedTuple):
    """The rows of the first visible sheet that names the columns `wanted`, or else of the first.

    `asked_at` is the place that names the file.
    """

    file: NamedFile
    asked_at: Where
    wanted: TableShape = TableShape()

    @property
    def aligned(self) -> bool:
        """Return that a cell stands in its column, whatever else its row lacks."""
        return True

    @property
    def separator(self) -> str:
        """Return nothing: no character stands between the cells of a workbook."""
        return ""

    def read(self, log: DiagnosticLog) -> Iterator[Line]:
        """Yield row number and cells as text, header included, blank rows left out."""
        try:
            import openpyxl  # noqa: F401 - only to learn whether it is there
        except ImportError:
            message = f"reading {self.file.shown} needs openpyxl, which is not installed"
            next_step = "run: pip install 'contribution[tables]', or save the table as CSV"
            log.add("CA047", self.asked_at, message, next_step)
            return
        try:
            if _unpacked_size(self.file) > _LARGEST_UNPACKED:
                log.add("CA046", Where(self.file.shown), "the workbook is too large", _SAVE_AS)
                return
            yield from self._read_rows(log)
        except _DAMAGE:
            message = f"{self.file.shown} is no workbook that can be read, or is damaged"
            log.add("CA045", Where(self.file.shown), message, _SAVE_AS)

    def find_flaws(self, header: int, width: int, log: DiagnosticLog) -> Iterator[int]:
        """Yield the rows below the header with formulas that have no result, or merged cells.

        Hidden rows are read like the others, and reported.
        """
        try:
            with self.file.open() as stream, _heeding_loss():
                sheet = self._find_sheet(stream)
            traits = scan_sheet(self.file, getattr(sheet, "_worksheet_path", ""))
        except _DAMAGE:
            return
        yield from self._find_without_result(traits, header, width, log=log)
        yield from self._find_merged(traits, header, width, log=log)
        hidden = [row for row in traits.hidden if row > header]
        for row in hidden[:_MOST_REPORTED]:
            message = f"row {row} is hidden in the workbook, and was read like the others"
            log.add("CA054", self._at(row), message, "show it, or delete it if it does not count")

    def _find_without_result(
        self, traits: SheetTraits, header: int, width: int, *, log: DiagnosticLog
    ) -> Iterator[int]:
        found = [(row, column) for row, column in traits.without_result if column <= width]
        for number, (row, column) in enumerate(place for place in found if place[0] > header):
            if number < _MOST_REPORTED:
                message = "a formula stands here whose result the workbook does not hold"
                next_step = "open it in the spreadsheet program, let it calculate, and save it"
                log.add("CA052", self._at(row, column), message, next_step)
            yield row

    def _find_merged(
        self, traits: SheetTraits, header: int, width: int, *, log: DiagnosticLog
    ) -> Iterator[int]:
        for (row, column), (last_row, last_column) in traits.merged:
            is_note = row == last_row and column == 1 and last_column * 2 > width
            if last_row <= header or column > width or is_note:
                continue
            message = (
                f"cells of rows {row} to {last_row} are merged, so all but the first are empty"
            )
            next_step = "undo the merging and write the value into each cell"
            log.add("CA053", self._at(max(row, header + 1), column), message, next_step)
            yield from range(max(row, header + 1), last_row + 1)

    def _at(self, row: int, column: int = 1) -> Where:
        return Where(self.file.shown, row, column)

    def _find_sheet(self, stream: BinaryIO) -> Any:  # noqa: ANN401 - the library is untyped
        from openpyxl import load_workbook

        workbook = load_workbook(stream, read_only=True, data_only=True)
        visible = [each for each in workbook.worksheets if each.sheet_state == "visible"]
        sheets = visible or workbook.worksheets
        for sheet in sheets if len(sheets) > 1 and self.wanted.required else ():
            top = sheet.iter_rows(max_row=LOOKED_AT, max_col=_MOST_COLUMNS, values_only=True)
            if any(names_all(self.wanted, [str(cell or "") for cell in cells]) for cells in top):
                return sheet
        return sheets[0]

    def _read_rows(self, log: DiagnosticLog) -> Iterator[Line]:
        with self.file.open() as stream:
            with _heeding_loss():
                sheet = self._find_sheet(stream)
                sheet.reset_dimensions()
            cells_read = 0
            for number, cells in enumerate(_read_in_pieces(sheet.iter_rows()), start=1):
                cells_read += len(cells)
                if number > _MOST_ROWS or len(cells) > _MOST_COLUMNS or cells_read > _MOST_CELLS:
                    log.add("CA046", self._at(number), "the sheet goes on too far", _SAVE_AS)
                    return
                texts = [_as_text(cell.value, getattr(cell, "number_format", "")) for cell in cells]
                filled = _last_filled(texts)
                if filled:
                    yield number, texts[:filled]


@contextmanager
def _heeding_loss() -> Iterator[None]:
    """Turn a warning that something was left out into an error; others are about looks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message=_LOST)
        yield


def _read_in_pieces(rows: Iterator[Any]) -> Iterator[Any]:
    # Warnings are heard only while the library reads, not while others use what it read.
    while True:
        with _heeding_loss():
            piece = list(islice(rows, _ROWS_AT_ONCE))
        if not piece:
            return
        yield from piece


def _unpacked_size(file: NamedFile) -> int:
    with file.open() as stream, ZipFile(stream) as archive:
        return sum(member.file_size for member in archive.infolist())


def _last_filled(texts: list[str]) -> int:
    return max((n for n, text in enumerate(texts, start=1) if text.strip()), default=0)


def _as_text(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _as_shown(value, number_format)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return compose(str(value))


def _as_shown(value: float, number_format: str) -> str:
    """A share that is shown as a percentage is that percentage, as many decimals as shown."""
    percent = _PERCENT.search(number_format)
    if percent:
        return f"{Decimal(str(value)) * 100:.{len(percent[1] or '')}f}%"
    return str(int(value)) if value == int(value) else f"{value:.15g}"
