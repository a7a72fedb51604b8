"""Reads the lines of a CSV file one by one, whatever its delimiter, and stops at the first flaw."""

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain, islice
from sys import intern
from typing import NamedTuple, TextIO

from contribution.domain.diagnostic import Where
from contribution.domain.table import TableShape
from contribution.loading.files.folders import NamedFile
from contribution.loading.files.text_file import decode, report_unreadable
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.header import LOOKED_AT, Line, names_all
from contribution.words.labels import compose

_LONGEST_LINE = 1_000_000
_DELIMITERS = ",;\t|"
_WIDEST = 1_000


class _FlawError(Exception):
    """The file cannot be read further; holds the diagnostic's id, line and words."""

    def __init__(self, problem_id: str, line: int, message: str, next_step: str) -> None:
        super().__init__(message)
        self.problem_id = problem_id
        self.line = line
        self.next_step = next_step


class CsvLines(NamedTuple):
    """The lines of a CSV file; delimiter comma, semicolon, tab or bar, as the header shows."""

    file: NamedFile
    wanted: TableShape = TableShape()

    @property
    def aligned(self) -> bool:
        """Return that a cell too few or too many leaves the others of its row in doubt."""
        return False

    @property
    def separator(self) -> str:
        """Return the character that stands between cells."""
        try:
            with self._open_text() as text:
                return self._find_delimiter(_read_top(_guard(text)))
        except (OSError, UnicodeDecodeError, _FlawError):
            return ","

    def _open_text(self) -> TextIO:
        return TextIOWrapper(self.file.open(), encoding="utf-8-sig", newline="")

    def find_flaws(self, _header: int, _width: int, _log: DiagnosticLog) -> Iterator[int]:
        """Yield nothing: text is what it seems."""
        yield from ()

    def read(self, log: DiagnosticLog) -> Iterator[Line]:
        """Yield line number and cells, header included, blank lines left out."""
        try:
            with self.file.open() as binary:
                first = binary.read(4096)
            if not self._begins_as_text(first, log):
                return
            with self._open_text() as text:
                yield from self._read_cells(text)
        except UnicodeDecodeError:
            self._report_encoding(log)
        except _FlawError as flaw:
            where = Where(self.file.shown, flaw.line)
            log.add(flaw.problem_id, where, str(flaw), flaw.next_step)
        except OSError as error:
            report_unreadable(error, self.file.shown, Where(self.file.shown), log)

    def _begins_as_text(self, first: bytes, log: DiagnosticLog) -> bool:
        if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in first:
            return decode(first, self.file.shown, log) is not None
        return True

    def _read_cells(self, text: TextIO) -> Iterator[Line]:
        lines = _guard(text)
        top = _read_top(lines)
        delimiter = self._find_delimiter(top)
        reader = csv.reader(chain(top, lines), delimiter=delimiter, strict=True)
        begins = 1
        try:
            for cells in reader:
                if len(cells) > _WIDEST:
                    message = f"this row has {len(cells)} cells, more than {_WIDEST}"
                    raise _FlawError("CA046", begins, message, "keep one fact a row in few columns")
                if "".join(cells).strip():
                    # A long table says few things, many times: each is kept once while in use.
                    yield begins, [*map(intern, cells)]
                begins = reader.line_num + 1
        except csv.Error as error:
            raise _explain(error, begins) from None

    def _find_delimiter(self, lines: list[str]) -> str:
        top = [line for line in lines if line.strip()]
        for line in top:
            for delimiter in _DELIMITERS if self.wanted.required else "":
                if names_all(
                    self.wanted, [cell.strip('"') for cell in line.strip().split(delimiter)]
                ):
                    return delimiter
        return find_delimiter(top[0]) if top else ","

    def _report_encoding(self, log: DiagnosticLog) -> None:
        with self.file.open() as binary:
            for number, line in enumerate(binary, start=1):
                found = DiagnosticLog()
                if decode(line, self.file.shown, found) is None:
                    flaw = found.diagnostics[0]
                    where = Where(self.file.shown, number, flaw.where.column)
                    log.add(flaw.id, where, flaw.message, flaw.next_step)
                    return


def _read_top(lines: Iterator[str]) -> list[str]:
    return list(islice(lines, LOOKED_AT * 2))


def _guard(text: TextIO) -> Iterator[str]:
    """Yield the lines of a text file; a zero byte or an endless line stops the reading."""
    number = 0
    while line := text.readline(_LONGEST_LINE):
        number += 1
        if len(line) >= _LONGEST_LINE:
            message = f"this line is longer than {_LONGEST_LINE:,} characters"
            raise _FlawError("CA046", number, message, "give each row a line of its own")
        if "\0" in line:
            message = "a zero byte stands in this line: the file is no text"
            raise _FlawError("CA005", number, message, "save the table as CSV in UTF-8")
        yield compose(line)


def find_delimiter(header: str) -> str:
    """Return the character that stands most often between the names of the header line."""
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _explain(error: csv.Error, line: int) -> _FlawError:
    if "limit" in str(error):
        message = "a cell in the row that begins here is too long; perhaps a quotation mark is open"
        return _FlawError("CA045", line, message, "close the quotation mark, or shorten the cell")
    message = "the quotation marks of the row that begins here do not match"
    next_step = 'close them, or write a quotation mark within a cell twice: ""'
    return _FlawError("CA045", line, message, next_step)
