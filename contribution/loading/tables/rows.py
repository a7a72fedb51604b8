"""Applies the corrections that a register declares, after comparing what is printed.

Goes through the rows of a table once and says which of them cannot be taken as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import EvidenceRegister
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.header import Header, Line
from contribution.words.near import suggest
from contribution.words.phrases import quote


class CorrectionsOfTable:
    """The corrections of one register's table; `applied` holds them by row and column."""

    def __init__(
        self, register: EvidenceRegister, columns: tuple[str, ...], log: DiagnosticLog
    ) -> None:
        self._register = register
        self._columns = columns
        self._log = log
        self._by_row: dict[int, list[int]] = {}
        self._seen: set[int] = set()
        self.applied: dict[tuple[int, str], str] = {}
        for position, correction in enumerate(register.corrections):
            self._by_row.setdefault(correction.row, []).append(position)

    def check(self, line: int, cells: Sequence[str]) -> None:
        """Note the corrections of this row; one whose printed value is not there is reported."""
        for position in self._by_row.get(line, ()):
            self._seen.add(position)
            correction = self._register.corrections[position]
            if correction.column not in self._columns:
                message = f"the table has no column {quote(correction.column)} to correct"
                where = self._place(position, "column")
                self._log.add("CA049", where, message, suggest(correction.column, self._columns))
                continue
            cell = cells[self._columns.index(correction.column)]
            if cell.strip() != correction.printed.strip():
                message = (
                    f"row {line}, column {correction.column} holds {quote(cell)}, "
                    f"not the printed value {quote(correction.printed)}; nothing was corrected"
                )
                where = self._place(position, "printed")
                self._log.add("CA048", where, message, "name the row and value as they stand")
            elif (line, correction.column) in self.applied:
                message = f"row {line}, column {correction.column} is corrected twice"
                self._log.add(
                    "CA049", self._place(position, "row"), message, "remove one of the two"
                )
            else:
                self.applied[(line, correction.column)] = correction.corrected

    def report_unused(self) -> None:
        """Report the corrections whose row is not in the table."""
        for position, correction in enumerate(self._register.corrections):
            if position not in self._seen:
                message = f"the table has no sound row {correction.row} to correct"
                next_step = "count rows from the header, which is row 1"
                self._log.add("CA049", self._place(position, "row"), message, next_step)

    def _place(self, position: int, step: str) -> Where:
        return self._register.places.at("corrections", position, step)


_MOST_REPORTED = 20
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?: 00:00:00)?|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|[A-Z][a-z]{2}-\d{2}"
)


class RowsOfTable:
    """What one reading of the rows found; `lost` are lines that could not be taken.

    `kept` are the lines that could, unless the table is too large to be held. The columns `texts`
    hold names, of which a spreadsheet makes dates when they look like one.
    """

    def __init__(
        self,
        file: str,
        header: Header,
        texts: Collection[str] = (),
        *,
        aligned: bool,
        keeps: bool = False,
    ) -> None:
        self._texts = texts
        self.file = file
        self.header = header
        self.aligned = aligned
        self.count = 0
        self.last = 1
        self.lost: list[int] = []
        self.kept: list[Line] | None = [] if keeps else None
        self._told: dict[str, int] = {}

    def check(
        self, found: Iterator[Line], corrections: CorrectionsOfTable, log: DiagnosticLog
    ) -> None:
        """Go through all rows; the log says what is wrong with them."""
        width = len(self.header.columns)
        labels = [
            (place, name) for place, name in enumerate(self.header.columns) if name in self._texts
        ]
        nameless = [number for number, name in enumerate(self.header.columns) if not name]
        for line, cells in found:
            self.last = line
            self.count += 1
            if nameless or len(cells) > width:
                self._check_nameless(line, cells, nameless, log)
            fitted: list[str] | None = cells
            if len(cells) != width:
                fitted = fit_cells(cells, width, aligned=self.aligned)
            if fitted is None:
                self.lost.append(line)
                self._report_ragged(line, len(cells), log)
                continue
            for place, name in labels:
                # A date has a hyphen, and few labels have one.
                if "-" in fitted[place]:
                    self._check_date(Where(self.file, line, place + 1), name, fitted[place], log)
            corrections.check(line, fitted)
            if self.kept is not None:
                self.kept.append((line, fitted))
        self._report_rest(log)

    def _check_date(self, where: Where, name: str, cell: str, log: DiagnosticLog) -> None:
        if _DATE.fullmatch(cell) and self._may_tell("CA055"):
            message = f"{name} {quote(cell)} is a date; a spreadsheet makes one of 1-2 or 3/4"
            next_step = "format the column as text and type the label again"
            log.add("CA055", where, message, next_step)

    def _check_nameless(
        self, line: int, cells: Sequence[str], nameless: Sequence[int], log: DiagnosticLog
    ) -> None:
        width = len(self.header.columns)
        beyond = range(width, len(cells)) if self.aligned else ()
        for number in (*nameless, *beyond):
            if number < len(cells) and cells[number].strip() and self._may_tell(f"name {number}"):
                self._told[f"name {number}"] = _MOST_REPORTED
                message = f"column {number + 1} holds {quote(cells[number])} but has no name"
                next_step = f"name it in line {self.header.line}, or empty it: it was not read"
                log.add("CA051", Where(self.file, line, number + 1), message, next_step)

    def _may_tell(self, what: str) -> bool:
        self._told[what] = self._told.get(what, 0) + 1
        return self._told[what] <= _MOST_REPORTED

    def _report_ragged(self, line: int, cells: int, log: DiagnosticLog) -> None:
        if self._may_tell("CA043"):
            width = len(self.header.columns)
            where = Where(self.file, line, min(width, cells) or 1)
            message = f"this row has {cells} cells, the header {width}, so it was left out"
            next_step = "add the cells that are missing"
            if cells > width:
                next_step = 'put a cell that holds the delimiter in double quotes, such as "1,234"'
            log.add("CA043", where, message, next_step)

    def _report_rest(self, log: DiagnosticLog) -> None:
        rest = self._told.get("CA043", 0) - _MOST_REPORTED
        if rest > 0:
            message = f"{rest} more rows have the wrong number of cells"
            next_step = "give every row as many cells as the header"
            log.add("CA043", Where(self.file, self.last), message, next_step)


def fit_cells(cells: list[str], width: int, *, aligned: bool) -> list[str] | None:
    """Return as many cells as the header has names; None when nobody knows which is which.

    In a workbook cells stand in their columns; in text, only empty cells at the end are too many.
    """
    if len(cells) == width:
        return cells
    if aligned:
        return (cells + [""] * width)[:width]
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return cells[:width]
    return None
