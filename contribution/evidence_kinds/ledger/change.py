"""Decides from two amounts of a ledger whether they changed as expected."""

from datetime import date
from typing import NamedTuple

from contribution.domain.evidence import EvidenceItem, Observation, Sighting
from contribution.domain.figures import Chart, Figure
from contribution.domain.table import Table
from contribution.evidence_kinds.ledger.lines import MEASURES, LedgerEntry, PerHead
from contribution.evidence_kinds.shared.expectations import Expectation, Target
from contribution.evidence_kinds.shared.figures import Computed, compare_stated
from contribution.words.periods import Period, read_period
from contribution.words.phrases import in_print, signed

# A change that prints as 0% is none; in a ledger every pound differs somewhere.
_NONE_BELOW_PERCENT = 0.5


class LedgerChange(NamedTuple):
    """Two years of a line, the column read in each, and what was hoped for."""

    name: str
    entries: tuple[LedgerEntry, LedgerEntry]
    measures: tuple[str, str]
    expect: Expectation | None
    target: Target | None

    @property
    def amounts(self) -> tuple[float, float]:
        """Return the amounts of the first and the second year."""
        first, second = (
            entry.amounts.get(measure) or 0.0
            for entry, measure in zip(self.entries, self.measures, strict=True)
        )
        return first, second

    @property
    def change(self) -> float:
        """Return the second amount less the first."""
        return self.amounts[1] - self.amounts[0]

    @property
    def percent(self) -> float | None:
        """Return the change in percent of the first amount; None unless that is positive."""
        return 100 * self.change / self.amounts[0] if self.amounts[0] > 0 else None


def build_ledger_observation(
    item: EvidenceItem,
    change: LedgerChange,
    years: tuple[LedgerEntry, ...],
    table: Table,
    *,
    per_head: PerHead | None = None,
) -> Observation:
    """Return the change in money and percent, and whether it is what was hoped for.

    Figures per head are shown beside; whether it changed as hoped is decided on the whole amounts.
    """
    outcome, meaning = _decide(change)
    heads = {} if per_head is None else per_head.computed
    mismatches, unreadable = compare_stated(item, {**_computed(change, years), **heads})
    forecast = "forecast" in change.measures
    caution = "A forecast is not money spent: it may come otherwise"
    first, second = (
        f"{in_print(amount)} ({measure}) in {entry.year}"
        for amount, measure, entry in zip(
            change.amounts, change.measures, change.entries, strict=True
        )
    )
    old, new = map(in_print, change.amounts)
    return Observation(
        outcome,
        sentence=f"{change.entries[0].line}: {first} and {second}, "
        f"a change of {_in_words(change)}. {meaning}",
        figures=(*_figures(change, table), *(() if per_head is None else per_head.figures)),
        working=(
            f"{new} - {old} = {signed(change.change)}",
            "In prices as printed: inflation is not taken out",
        ),
        cautions=(caution,) if forecast else (),
        quality_cap=1 if forecast else 3,
        before_after=True,
        chart=_chart(change, years),
        mismatches=mismatches,
        unreadable=unreadable,
        until=_last_day(change.entries),
    )


def _last_day(entries: tuple[LedgerEntry, LedgerEntry]) -> date | None:
    periods = [read_period(entry.year, "financial year") for entry in entries]
    return max((each.ends for each in periods if isinstance(each, Period)), default=None)


def _decide(change: LedgerChange) -> tuple[Sighting, str]:
    wishes = (change.target, change.expect)
    if change.percent is None and any(wish is not None and wish.percent for wish in wishes):
        words = "A percentage of an amount that is not above zero says nothing."
        return Sighting.NOT_SEARCHED, words
    reached = True if change.target is None else _is_reached(change, change.target)
    met, words = (True, "") if change.expect is None else _is_met(change, change.expect)
    if change.target is not None:
        aim = f"{signed(change.target.change)}{'%' if change.target.percent else ''}"
        words = f"The target of {aim} was {'reached' if reached else 'not reached'}."
    return (Sighting.FOUND if reached and met else Sighting.NOT_FOUND), words


def _is_reached(change: LedgerChange, target: Target) -> bool:
    value = change.percent if target.percent else change.change
    if value is None:
        return False
    return value <= target.change if target.change < 0 else value >= target.change


def _is_met(change: LedgerChange, expect: Expectation) -> tuple[bool, str]:
    if expect.level is not None:
        value = change.percent if expect.percent else change.amounts[1]
        met = value is not None and (value - expect.level) * expect.sign >= 0
        what = "change" if expect.percent else "second amount"
        return met, f"The {what} is {'' if met else 'not '}{expect}."
    moved = change.percent if change.percent is not None else change.change
    none = abs(moved) < (_NONE_BELOW_PERCENT if change.percent is not None else 1e-9)
    if none:
        return expect.sign == 0, "That is no change to speak of."
    met = moved * expect.sign > 0
    return met, f"That is {'an increase' if moved > 0 else 'a decrease'}."


def _in_words(change: LedgerChange) -> str:
    percent = "" if change.percent is None else f" ({signed(change.percent)}%)"
    return f"{signed(change.change)}{percent}"


def _figures(change: LedgerChange, table: Table) -> tuple[Figure, ...]:
    amounts = tuple(
        Figure(f"{entry.year}, {measure}", in_print(amount), amount,
               rows=(table.place(entry.row, measure),))
        for entry, measure, amount in zip(
            change.entries, change.measures, change.amounts, strict=True
        )
    )  # fmt: skip
    first, second = (in_print(amount) for amount in change.amounts)
    found = [Figure("Change", signed(change.change), change.change, f"{second} - {first}")]
    if change.percent is not None:
        formula = f"({second} - {first}) / {first}"
        found.append(
            Figure("Change in percent", f"{signed(change.percent)}%", change.percent, formula)
        )
    return (*amounts, *found)


def _computed(change: LedgerChange, years: tuple[LedgerEntry, ...]) -> dict[str, Computed]:
    computed = {
        entry.year: Computed(in_print(amount), (amount,))
        for entry in years
        if (amount := entry.amounts.get(change.measures[1])) is not None
    }
    for entry, amount in zip(change.entries, change.amounts, strict=True):
        computed[entry.year] = Computed(in_print(amount), (amount,))
    computed["change"] = Computed(signed(change.change), (change.change,))
    if change.percent is not None:
        computed["percent"] = Computed(f"{signed(change.percent)}%", (change.percent,))
    return computed


def _chart(change: LedgerChange, years: tuple[LedgerEntry, ...]) -> Chart:
    series = {
        measure: tuple((entry.year, entry.amounts.get(measure), None, None) for entry in years)
        for measure in MEASURES
        if measure != "variance" and any(entry.amounts.get(measure) is not None for entry in years)
    }
    lines = {}
    if change.target is not None and change.target.percent:
        lines["target"] = change.amounts[0] * (1 + change.target.change / 100)
    elif change.target is not None:
        lines["target"] = change.amounts[0] + change.target.change
    return Chart("sums", change.entries[0].line, "money", series, lines)
