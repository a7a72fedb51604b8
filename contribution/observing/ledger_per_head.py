"""Divides the amounts of a ledger by how many people they were spent on."""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.evidence import Figure
from contribution.observing.ledger_lines import plain_year
from contribution.observing.numbers import plain, signed
from contribution.observing.stated import Computed


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
            Figure(f"{year}, {of}", plain(amount), amount, f"{plain(total)} / {heads:g}")
            for year, amount, total, heads in zip(
                self.years, (first, second), self.totals, self.heads, strict=True
            )
        )
        change, formula = second - first, f"{plain(second)} - {plain(first)}"
        found = [*each, Figure(f"Change {of}", signed(change), change, formula)]
        if first > 0:
            percent = 100 * change / first
            label, formula = f"Change in percent {of}", f"({formula}) / {plain(first)}"
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
