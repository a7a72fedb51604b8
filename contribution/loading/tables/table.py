"""Loads the table beside a register: CSV or XLSX, checked row by row, corrections applied.

The whole table decides which columns have a comma before their decimals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Protocol

from contribution.domain.diagnostic import TEXT_TABLES, Where, offer
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.table import Row, Table, TableShape
from contribution.loading.files.folders import NamedFile
from contribution.loading.files.text_file import is_readable
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.csv_lines import CsvLines
from contribution.loading.tables.header import Header, Line, find_header
from contribution.loading.tables.rows import CorrectionsOfTable, RowsOfTable, fit_cells
from contribution.loading.yaml.text import split_lines
from contribution.words.numbers import Comma, is_blank, read_comma, tell_comma
from contribution.words.phrases import quote

# Labels that hold a number are no numbers.
_LABELS = frozenset(
    {"wave", "question", "statement", "option", "respondent", "indicator", "period", "place"}
    | {"unit", "line", "group", "year", "pair", "era", "feature"}
)


class DecimalCommas:
    """What the cells of a table tell, column by column, while its rows are gone through once.

    Where commas stand between the cells none stands within, so nothing is looked at.
    """

    def __init__(self, columns: tuple[str, ...], separator: str) -> None:
        self._separator = separator
        self._places = [
            (place, name, Counter[Comma]())
            for place, name in enumerate(columns)
            if separator != "," and name and name not in _LABELS
        ]
        self._doubtful: dict[str, tuple[int, int, str]] = {}

    def watch(self, lines: Iterator[Line]) -> Iterator[Line]:
        """Yield the lines as they come, and note what they tell."""
        if not self._places:
            yield from lines
        for line, cells in lines:
            for place, name, seen in self._places:
                if place < len(cells) and not is_blank(cells[place]):
                    told = tell_comma(cells[place])
                    seen[told] += 1
                    if told is Comma.EITHER:
                        self._doubtful.setdefault(name, (line, place + 1, cells[place]))
            yield line, cells

    def find(self) -> frozenset[str]:
        """Return the columns with decimal commas; one slip in five cells makes no other column."""
        found = {name: seen for _, name, seen in self._places if _allows(seen)}
        return frozenset(found if any(seen[Comma.COMMA] for seen in found.values()) else ())

    def report_doubts(self, file: str, log: DiagnosticLog) -> None:
        """Note each column whose numbers may mean two things because no cell of the table tells."""
        told = sum((seen for *_, seen in self._places), Counter[Comma]())
        if self._separator != ";" or told[Comma.COMMA] or told[Comma.POINT]:
            return
        for name, (line, column, cell) in self._doubtful.items():
            whole, parts = (
                cell.strip().replace(",", sign).replace(".", sign) for sign in ("", ".")
            )
            read = whole if "," in cell else parts
            log.add(
                "CA056",
                Where(file, line, column),
                f"{name} {quote(cell)} may be {whole} or {parts}; it was read as {read}",
                f"write {whole}; or, for {parts}, save the table with commas between its cells",
            )


def _allows(seen: Counter[Comma]) -> bool:
    numbers = seen[Comma.COMMA] + seen[Comma.EITHER] + seen[Comma.NONE]
    return 0 < numbers >= 5 * (seen[Comma.NO_NUMBER] + seen[Comma.POINT])


# Larger tables are read anew each time they are asked for, never held in memory.
_LARGEST_HELD = 5_000_000
_LARGEST_SHOWN = 1_000_000
# After these nobody knows what else stands in the file.
_STOPS = frozenset({"CA004", "CA005", "CA009", "CA045", "CA046", "CA047"})


class Lines(Protocol):
    """The lines of a table file, cells as text; reading stops with a reason in the log.

    `aligned` tells whether a cell stands in its column even where others of its row are missing,
    `separator` which character stands between cells.
    """

    @property
    def separator(self) -> str:
        """Return the character, empty where there is none."""
        ...

    @property
    def aligned(self) -> bool:
        """Return whether it does."""
        ...

    def read(self, log: DiagnosticLog) -> Iterator[Line]:
        """Yield line number and cells, header included, blank lines left out."""
        ...

    def find_flaws(self, header: int, width: int, log: DiagnosticLog, /) -> Iterator[int]:
        """Yield the lines below the header whose cells are not what they seem; the log says why."""
        ...


class StreamedRows:
    """Rows that are read from the file each time they are iterated."""

    __slots__ = ("corrected", "decimals", "header", "lines")

    def __init__(
        self,
        lines: Lines,
        header: Header,
        corrected: Mapping[tuple[int, str], str],
        decimals: frozenset[str],
    ) -> None:
        self.lines = lines
        self.header = header
        self.corrected = corrected
        self.decimals = decimals

    def __iter__(self) -> Iterator[Row]:
        width, aligned = len(self.header.columns), self.lines.aligned
        for number, cells in self.lines.read(DiagnosticLog()):
            if number <= self.header.line:
                continue
            fitted: list[str] | None = cells
            if len(cells) != width:
                fitted = fit_cells(cells, width, aligned=aligned)
            if fitted is not None:
                yield self.name(number, fitted)

    def name(self, number: int, cells: list[str]) -> Row:
        """Return the row with its cells by column, as corrected, a point before decimals."""
        columns = self.header.columns
        named = dict(zip(columns, cells, strict=True))
        if self.corrected:
            for column in columns:
                new = self.corrected.get((number, column))
                named[column] = named[column] if new is None else new
        for column in self.decimals:
            named[column] = read_comma(named[column])
        return Row(number, named)


def load_table(
    file: NamedFile,
    asked_at: Where,
    wanted: TableShape,
    *,
    register: EvidenceRegister,
    log: DiagnosticLog,
) -> Table | None:
    """Return the table with the register's corrections, or None when it cannot be used."""
    if not is_readable(file, asked_at, log):
        return None
    lines = _choose_reader(file, asked_at, wanted, log)
    if lines is None:
        return None
    _keep_source(file, log)
    before = len(log)
    found = find_header(lines.read(log), wanted, file.shown, log)
    if found is None and not log.has_errors_since(before):
        message = f"the table {file.shown} is empty"
        log.add("CA044", Where(file.shown), message, "put the column names on its first line")
    if found is None or not found[0].is_usable:
        return None
    header, below = found
    corrections = CorrectionsOfTable(register, header.columns, log)
    small = file.size() <= _LARGEST_HELD
    found_rows = RowsOfTable(file.shown, header, wanted.texts, aligned=lines.aligned, keeps=small)
    commas = DecimalCommas(header.columns, lines.separator)
    found_rows.check(commas.watch(below), corrections, log)
    commas.report_doubts(file.shown, log)
    corrections.report_unused()
    if any(each.id in _STOPS for each in log.since(before)):
        return None
    _require_rows(found_rows, log)
    _compare_with_review(file, register, log)
    lost = {*found_rows.lost, *lines.find_flaws(header.line, len(header.columns), log)}
    rows = StreamedRows(lines, header, corrections.applied, commas.find())
    held = found_rows.kept
    kept = rows if held is None else tuple(rows.name(line, cells) for line, cells in held)
    return Table(file.shown, header.columns, kept, tuple(sorted(lost)), shape=wanted)


def _require_rows(rows: RowsOfTable, log: DiagnosticLog) -> None:
    if not rows.count:
        message = f"the table {rows.file} has a header line and no rows"
        next_step = "add its rows, or remove data: from the register"
        log.add("CA044", Where(rows.file), message, next_step)


def _compare_with_review(file: NamedFile, register: EvidenceRegister, log: DiagnosticLog) -> None:
    """Report data that nobody has looked at since they changed."""
    review = register.reviewed
    if review is None:
        return
    import hashlib

    sign = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    if sign == review.data:
        return
    where, told = register.places.at("reviewed"), f"{review.on} {sign}"
    message = f"reviewed does not say which data were looked at on {review.on}"
    next_step = f"write {told}"
    if review.data:
        message = f"{file.shown} is not the table that was reviewed on {review.on}: it is suspect"
        next_step = f"look at it again, then write the day and {sign}"
    fixes = offer(where, told, is_safe=not review.data)
    log.add("CA058", where, message, next_step, fixes=fixes)


def _keep_source(file: NamedFile, log: DiagnosticLog) -> None:
    """Keep the lines of a small text table, so that a diagnostic can show the line it means."""
    if file.path.suffix.lower() == ".xlsx" or file.size() > _LARGEST_SHOWN:
        return
    text = file.read_bytes().decode("utf-8-sig", errors="replace")
    log.sources[file.shown] = split_lines(text)


def _choose_reader(
    file: NamedFile, asked_at: Where, wanted: TableShape, log: DiagnosticLog
) -> Lines | None:
    suffix = file.path.suffix.lower()
    if suffix in TEXT_TABLES:
        return CsvLines(file, wanted)
    if suffix == ".xlsx":
        from contribution.loading.tables.workbook import XlsxLines

        return XlsxLines(file, asked_at, wanted)
    message = f"{file.shown} is no table that can be read"
    log.add("CA050", asked_at, message, "save it as CSV (UTF-8) or XLSX and name that file")
    return None
