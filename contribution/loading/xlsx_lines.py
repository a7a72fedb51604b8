"""Reads the first sheet of an XLSX workbook line by line, within limits of size."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from contribution.domain.diagnostic import Where
from contribution.loading.folders import NamedFile
from contribution.loading.log import DiagnosticLog

_MOST_ROWS = 200_000
_MOST_COLUMNS = 1_000
_MOST_CELLS = 2_000_000
_LARGEST_UNPACKED = 200_000_000
# What a damaged workbook makes the library raise; it has no error class of its own for most.
_DAMAGE = (
    BadZipFile, ParseError, zlib.error, EOFError, KeyError, IndexError, ValueError, TypeError,
    AttributeError, NotImplementedError, OSError, RuntimeError,
)  # fmt: skip
_SAVE_AS = "open it in the spreadsheet program and save it as CSV (UTF-8)"


class XlsxLines(NamedTuple):
    """The rows of a workbook's first sheet; `asked_at` is the place that names the file."""

    file: NamedFile
    asked_at: Where

    def read(self, log: DiagnosticLog) -> Iterator[tuple[int, list[str]]]:
        """Yield row number and cells as text, header included, blank rows left out."""
        try:
            import openpyxl  # noqa: F401 - only to learn whether it is there
        except ImportError:
            message = f"reading {self.file.shown} needs openpyxl, which is not installed"
            next_step = "run: pip install 'contribution[tables]', or save the table as CSV"
            log.add("CA047", self.asked_at, message, next_step)
            return
        try:
            if _unpacked_size(self.file.path) > _LARGEST_UNPACKED:
                log.add("CA046", Where(self.file.shown), "the workbook is too large", _SAVE_AS)
                return
            rows = list(self._read_rows(log))
        except _DAMAGE:
            message = f"{self.file.shown} is no workbook that can be read, or is damaged"
            log.add("CA045", Where(self.file.shown), message, _SAVE_AS)
            return
        yield from rows

    def _read_rows(self, log: DiagnosticLog) -> Iterator[tuple[int, list[str]]]:
        from openpyxl import load_workbook

        workbook = load_workbook(self.file.path, read_only=True, data_only=True)
        try:
            sheet = workbook.worksheets[0]
            width = 0
            cells_read = 0
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                texts = [_as_text(cell) for cell in cells[: _MOST_COLUMNS + 1]]
                cells_read += len(cells)
                if number > _MOST_ROWS or len(texts) > _MOST_COLUMNS or cells_read > _MOST_CELLS:
                    where = Where(self.file.shown, number)
                    log.add("CA046", where, "the sheet goes on too far from here", _SAVE_AS)
                    return
                if not any(text.strip() for text in texts):
                    continue
                width = width or _last_filled(texts)
                kept = max(width, _last_filled(texts))
                yield number, (texts + [""] * width)[:kept]
        finally:
            workbook.close()


def _unpacked_size(path: Path) -> int:
    with ZipFile(path) as archive:
        return sum(member.file_size for member in archive.infolist())


def _last_filled(texts: list[str]) -> int:
    return max((n for n, text in enumerate(texts, start=1) if text.strip()), default=0)


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)
