"""The lines of a ledger by year, with spent and forecast money kept apart."""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.table import Row, Table
from contribution.observing.labels import describe_unreadable
from contribution.words.labels import plain_label
from contribution.words.numbers import Unreadable, parse_cell
from contribution.words.periods import Period, read_period

MEASURES = ("budget", "actual", "forecast", "variance")


class LedgerEntry(NamedTuple):
    """One line in one year: each measure as printed, None where the table has none."""

    line: str
    year: str
    row: int
    amounts: Mapping[str, float | None]
    problems: tuple[Finding, ...] = ()


class Ledger(NamedTuple):
    """All entries by plain (line, year), in the order of the table."""

    entries: Mapping[tuple[str, str], LedgerEntry]


def tabulate_ledger(table: Table) -> Ledger:
    """Return the ledger's entries; a line that stands twice in a year cannot be used."""
    entries: dict[tuple[str, str], LedgerEntry] = {}
    for row in table:
        entry = _entry(table, row)
        key = (plain_label(entry.line), plain_year(entry.year))
        first = entries.get(key)
        entries[key] = entry if first is None else _twice(table, first, entry)
    return Ledger(entries)


def plain_year(text: str) -> str:
    """Return the year however it is written: 2016/17, 2016-17 and FY2016/17 are one."""
    period = read_period(text, "financial year")
    if not isinstance(period, Period) or period.notation != "financial year":
        return plain_label(text)
    return f"{period.starts.year}/{(period.starts.year + 1) % 100:02}"


def _entry(table: Table, row: Row) -> LedgerEntry:
    amounts: dict[str, float | None] = {}
    problems: list[Finding] = []
    for measure in MEASURES:
        value = parse_cell(row.cells.get(measure, ""), dash=None, brackets=-1)
        if isinstance(value, Unreadable):
            problems.append(describe_unreadable(table, row.line, measure, value))
        else:
            amounts[measure] = value
    name, year = row.cells.get("line", "").strip(), row.cells.get("year", "").strip()
    return LedgerEntry(name, year, row.line, amounts, tuple(problems))


def _twice(table: Table, first: LedgerEntry, second: LedgerEntry) -> LedgerEntry:
    problem = Finding(
        table.place(second.row, "line"),
        f"{second.line!r} stands twice for {second.year}, first in line {first.row}",
        "keep one row, or name the lines apart",
    )
    return LedgerEntry(first.line, first.year, first.row, first.amounts, (*first.problems, problem))
