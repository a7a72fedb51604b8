"""Applies the corrections that a register declares, after comparing what is printed."""

from __future__ import annotations

from collections.abc import Sequence

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import EvidenceRegister
from contribution.loading.log import DiagnosticLog
from contribution.loading.suggestions import quote, suggest


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
