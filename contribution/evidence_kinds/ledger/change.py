"""Decides from two amounts of a ledger whether they changed as expected, or went as planned."""

import math
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

# Between so much less and so much more of its budget a line went as planned.
_AS_PLANNED = (95.0, 105.0)
# A change that prints as 0% is none; in a ledger every pound differs somewhere.
_NONE_BELOW_PERCENT = 0.5
_PRICES = "In prices as printed: inflation is not taken out"


class LedgerChange(NamedTuple):
    """Two years of a line, the column read in each, and what was hoped for.

    Or one year and its budget (`is_plan`): the second amount against the first. `is_open` tells
    that the year had not ended when the figures were collected.
    """

    name: str
    entries: tuple[LedgerEntry, LedgerEntry]
    measures: tuple[str, str]
    expect: Expectation | None
    target: Target | None
    is_open: bool = False

    @property
    def is_plan(self) -> bool:
        """Return whether one year is set against its own budget."""
        return self.entries[0] is self.entries[1] and self.measures[0] == "budget"

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
    old, new = map(in_print, change.amounts)
    working: tuple[str, ...] = (f"{new} - {old} = {signed(change.change)}", _PRICES)
    if change.is_plan:
        working = (f"{new} of {old} is {_say_share(change)}",)
    return Observation(
        outcome,
        sentence=f"{change.entries[0].line}: {_say_amounts(change)}. {meaning}",
        figures=(*_figures(change, table), *(() if per_head is None else per_head.figures)),
        working=working,
        cautions=(caution,) if forecast else (),
        quality_cap=1 if forecast else 3,
        before_after=True,
        chart=_chart(change, years),
        mismatches=mismatches,
        unreadable=unreadable,
        until=_last_day(change.entries),
    )


def say_nothing_came(change: LedgerChange, table: Table) -> Observation:
    """Return that there is a budget only, which cannot tell whether it was kept."""
    entry, measure = change.entries[1], change.measures[1]
    words = f"there is no {measure} yet, so whether the budget was kept cannot be told"
    plan = in_print(change.amounts[0])
    return Observation(
        Sighting.CANNOT_TELL,
        sentence=f"{entry.line}: a budget of {plan} in {entry.year}; {words}.",
        figures=_figures(change, table)[:1],
        cautions=(f"In {entry.year} {words}",),
        before_after=True,
    )


def _say_amounts(change: LedgerChange) -> str:
    if change.is_plan:
        entry, (plan, came) = change.entries[0], map(in_print, change.amounts)
        share = _say_share(change)
        return f"{came} ({change.measures[1]}) of a budget of {plan} in {entry.year}, {share}"
    first, second = (
        f"{in_print(amount)} ({measure}) in {entry.year}"
        for amount, measure, entry in zip(
            change.amounts, change.measures, change.entries, strict=True
        )
    )
    return f"{first} and {second}, a change of {_in_words(change)}"


def _last_day(entries: tuple[LedgerEntry, LedgerEntry]) -> date | None:
    periods = [read_period(entry.year, "financial year") for entry in entries]
    return max((each.ends for each in periods if isinstance(each, Period)), default=None)


def _decide_plan(change: LedgerChange, expect: Expectation) -> tuple[Sighting, str]:
    """What came against what was planned; what is still to come can only add to it."""
    plan, came = change.amounts
    if plan <= 0:
        return Sighting.NOT_SEARCHED, "A budget that is not above zero cannot be kept or missed."
    value = came if expect.level is not None and not expect.percent else 100 * came / plan
    low, high = _AS_PLANNED
    if expect.level is not None:
        low, high = (expect.level, math.inf) if expect.sign > 0 else (-math.inf, expect.level)
    words = f"{expect} of the budget" if expect.percent else str(expect)
    if change.is_open and value <= high and (value < low or high < math.inf):
        return Sighting.CANNOT_TELL, "The year had not ended, so more may come."
    met = low <= value <= high
    return (
        Sighting.FOUND if met else Sighting.NOT_FOUND
    ), f"That is {'' if met else 'not '}{words}."


def _decide(change: LedgerChange) -> tuple[Sighting, str]:
    if change.is_plan and change.expect is not None:
        return _decide_plan(change, change.expect)
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


def _say_share(change: LedgerChange) -> str:
    plan, came = change.amounts
    return f"{100 * came / plan:.0f}%" if plan > 0 else "no share of it"


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
    if change.is_plan:
        share = None if change.percent is None else 100 + change.percent
        formula = f"{second} / {first}"
        return (*amounts, Figure("Share of the budget", _say_share(change), share, formula))
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
    if change.is_plan:
        computed["budget"] = Computed(in_print(change.amounts[0]), (change.amounts[0],))
        share = () if change.percent is None else (100 + change.percent,)
        return {**computed, "share": Computed(_say_share(change), share)}
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
    lines: dict[str, float] = {}
    if change.target is not None and change.target.percent:
        lines["target"] = change.amounts[0] * (1 + change.target.change / 100)
    elif change.target is not None:
        lines["target"] = change.amounts[0] + change.target.change
    hoped = frozenset({"budget", "forecast", "target"})
    return Chart("sums", change.entries[0].line, "money", series, lines, hoped=hoped)
