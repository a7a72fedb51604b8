"""The lines of a ledger by year, with spent and forecast money kept apart.

Divides the amounts of a ledger by how many people they were spent on.
"""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.figures import Figure
from contribution.domain.table import Row, Table
from contribution.evidence_kinds.shared.figures import Computed, describe_unreadable
from contribution.words.labels import plain_label
from contribution.words.numbers import Unreadable, parse_cell
from contribution.words.periods import Period, read_period
from contribution.words.phrases import in_print, quote, signed

MEASURES = ("budget", "actual", "forecast", "variance")


class LedgerEntry(NamedTuple):
    """One line in one year: each measure as printed, None where the table has none."""

    line: str
    year: str
    row: int
    amounts: Mapping[str, float | None]
    problems: tuple[Finding, ...] = ()


# All entries by plain line and year, in the order of the table.
Ledger = Mapping[tuple[str, str], LedgerEntry]


def tabulate_ledger(table: Table) -> Ledger:
    """Return the ledger's entries; a line that stands twice in a year cannot be used."""
    entries: dict[tuple[str, str], LedgerEntry] = {}
    for row in table:
        entry = _entry(table, row)
        key = (plain_label(entry.line), plain_year(entry.year))
        first = entries.get(key)
        entries[key] = entry if first is None else _twice(table, first, entry)
    return entries


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
        f"{quote(second.line)} stands twice for {second.year}, first in line {first.row}",
        "keep one row, or name the lines apart",
    )
    return LedgerEntry(first.line, first.year, first.row, first.amounts, (*first.problems, problem))


class PerHead(NamedTuple):
    """The amounts of two years and by how many to divide each, above zero; `label` says whom."""

    years: tuple[str, str]
    totals: tuple[float, float]
    heads: tuple[float, float]
    label: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return both amounts per head, and their change in value and, above 0, in percent."""
        first, second = (
            total / heads for total, heads in zip(self.totals, self.heads, strict=True)
        )
        of = f"per head of {self.label}"
        each = tuple(
            Figure(f"{year}, {of}", in_print(amount), amount, f"{in_print(total)} / {heads:g}")
            for year, amount, total, heads in zip(
                self.years, (first, second), self.totals, self.heads, strict=True
            )
        )
        change, formula = second - first, f"{in_print(second)} - {in_print(first)}"
        found = [*each, Figure(f"Change {of}", signed(change), change, formula)]
        if first > 0:
            percent = 100 * change / first
            label, formula = f"Change in percent {of}", f"({formula}) / {in_print(first)}"
            found.append(Figure(label, f"{signed(percent)}%", percent, formula))
        return tuple(found)

    @property
    def computed(self) -> Mapping[str, Computed]:
        """Return what an author may state: per head of each year, its change and percent."""
        labels = (*(f"per head {year}" for year in self.years), "change per head",
                  "percent per head")  # fmt: skip
        return {
            label: Computed(figure.value, (figure.number,))
            for label, figure in zip(labels, self.figures, strict=False)
            if figure.number is not None
        }


def build_per_head(
    amounts: Mapping[str, float], per: Mapping[str, float], label: str, *, where: Where
) -> PerHead | Finding:
    """Return the two amounts, by year, per head; or the finding for a year without a number."""
    by_year = {plain_year(year): number for year, number in per.items()}
    missing = [year for year in amounts if plain_year(year) not in by_year]
    if missing:
        message = f"there is no number of {label} for {missing[0]}"
        return Finding(where, message, f"add `{missing[0]}: NUMBER` under per")
    first, second = amounts
    heads = (by_year[plain_year(first)], by_year[plain_year(second)])
    return PerHead((first, second), (amounts[first], amounts[second]), heads, label)
