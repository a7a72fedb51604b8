"""Loads the table beside a register: CSV or XLSX, checked row by row, corrections applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.table import Row, Table
from contribution.loading.corrections import CorrectionsOfTable
from contribution.loading.csv_lines import CsvLines
from contribution.loading.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.suggestions import find_nearest, quote
from contribution.loading.text_file import is_readable
from contribution.loading.xlsx_lines import XlsxLines
from contribution.loading.yaml_text import split_lines

# Larger tables are read anew each time they are asked for, never held in memory.
_LARGEST_HELD = 5_000_000
_LARGEST_SHOWN = 1_000_000
_MOST_REPORTED = 20


class Lines(Protocol):
    """The lines of a table file, cells as text; reading stops with a reason in the log."""

    def read(self, log: DiagnosticLog) -> Iterator[tuple[int, list[str]]]:
        """Yield line number and cells, header included, blank lines left out."""
        ...


@dataclass(frozen=True, slots=True)
class StreamedRows:
    """Rows that are read from the file each time they are iterated."""

    lines: Lines
    columns: tuple[str, ...]
    corrected: Mapping[tuple[int, str], str]

    def __iter__(self) -> Iterator[Row]:
        lines = self.lines.read(DiagnosticLog())
        next(lines, None)
        width = len(self.columns)
        for number, cells in lines:
            if len(cells) != width:
                continue
            named = dict(zip(self.columns, cells, strict=True))
            if self.corrected:
                for column in self.columns:
                    new = self.corrected.get((number, column))
                    named[column] = named[column] if new is None else new
            yield Row(number, named)


def load_table(
    file: NamedFile,
    asked_at: Where,
    wanted: Sequence[str],
    *,
    register: EvidenceRegister,
    log: DiagnosticLog,
) -> Table | None:
    """Return the table with the register's corrections, or None when it cannot be used."""
    if not is_readable(file.path, file.shown, asked_at, log):
        return None
    lines = _choose_reader(file, asked_at, log)
    if lines is None:
        return None
    _keep_source(file, log)
    before = len(log)
    found = lines.read(log)
    header = next(found, None)
    if header is None:
        if not log.has_errors_since(before):
            message = f"the table {file.shown} is empty"
            log.add("CA044", Where(file.shown), message, "put the column names on its first line")
        return None
    columns = tuple(name.strip() for name in header[1])
    usable = _has_columns(columns, wanted, header[0], file=file.shown, log=log)
    corrections = CorrectionsOfTable(register, columns, log)
    whole = _check_rows(found, columns, file.shown, corrections=corrections, log=log)
    corrections.report_unused()
    if not usable or not whole:
        return None
    rows = StreamedRows(lines, columns, corrections.applied)
    small = file.path.stat().st_size <= _LARGEST_HELD
    return Table(file.shown, columns, tuple(rows) if small else rows)


def _keep_source(file: NamedFile, log: DiagnosticLog) -> None:
    """Keep the lines of a small text table, so that a diagnostic can show the line it means."""
    if file.path.suffix.lower() == ".xlsx" or file.path.stat().st_size > _LARGEST_SHOWN:
        return
    text = file.path.read_bytes().decode("utf-8-sig", errors="replace")
    log.sources[file.shown] = split_lines(text)


def _choose_reader(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> Lines | None:
    suffix = file.path.suffix.lower()
    if suffix in {".csv", ".tsv", ".txt"}:
        return CsvLines(file)
    if suffix == ".xlsx":
        return XlsxLines(file, asked_at)
    message = f"{file.shown} is no table that can be read"
    log.add("CA050", asked_at, message, "save it as CSV (UTF-8) or XLSX and name that file")
    return None


def _has_columns(
    columns: tuple[str, ...],
    wanted: Sequence[str],
    line: int,
    *,
    file: str,
    log: DiagnosticLog,
) -> bool:
    sound = True
    for position, name in enumerate(columns, start=1):
        if name and name in columns[: position - 1]:
            message = f"two columns are called {quote(name)}"
            log.add("CA042", Where(file, line, position), message, "rename or remove one")
            sound = False
    for name in wanted:
        if name in columns:
            continue
        spare = [each for each in columns if each not in wanted]
        near = find_nearest(name, spare)
        position = columns.index(near[0]) + 1 if near else 1
        hint = f"did you mean {quote(near[0])}? " if near else ""
        message = f"the table has no column {quote(name)}"
        next_step = f"{hint}call the column {name} in the header line"
        log.add("CA041", Where(file, line, position), message, next_step)
        sound = False
    return sound


def _check_rows(
    found: Iterator[tuple[int, list[str]]],
    columns: tuple[str, ...],
    file: str,
    *,
    corrections: CorrectionsOfTable,
    log: DiagnosticLog,
) -> bool:
    """Report what is wrong with the rows; return whether the file was read to its end."""
    before = len(log)
    width, count, ragged = len(columns), 0, 0
    last = 1
    for last, cells in found:
        count += 1
        if len(cells) != width:
            ragged += 1
            if ragged <= _MOST_REPORTED:
                _report_ragged(
                    Where(file, last, min(width, len(cells)) or 1), len(cells), width, log
                )
        else:
            corrections.check(last, cells)
    if ragged > _MOST_REPORTED:
        message = f"{ragged - _MOST_REPORTED} more rows have the wrong number of cells"
        log.add("CA043", Where(file, last), message, "give every row as many cells as the header")
    if not count and len(log) == before:
        message = f"the table {file} has a header line and no rows"
        log.add("CA044", Where(file), message, "add its rows, or remove data: from the register")
    return not found_stopped(log, before)


def found_stopped(log: DiagnosticLog, before: int) -> bool:
    """Return whether reading stopped early, as the log tells since `before`."""
    return any(
        each.id in {"CA004", "CA005", "CA045", "CA046", "CA009"} for each in log.since(before)
    )


def _report_ragged(where: Where, cells: int, width: int, log: DiagnosticLog) -> None:
    message = f"this row has {cells} cells, the header has {width}; the row was left out"
    next_step = "add or remove cells; a cell that holds the delimiter goes in double quotes"
    log.add("CA043", where, message, next_step)
