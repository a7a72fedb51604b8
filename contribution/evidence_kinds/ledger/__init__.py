"""Ledgers: what a line cost in two years, also for each person, and what came of its budget.

    between: [2014/15, 2015/16]   # whether the amount changed: increase, decrease, no-change
    year: 2015/16                 # or one year: what came of what was planned
    expect: as-planned            # within 5% of the budget; or at-least 90%, at-most 100% of it

A year without a figure, or not at its end when the figures were collected (`collected`), cannot
tell whether its budget was kept.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister, Observation
from contribution.domain.table import NumberColumn, PlanColumns, TableShape
from contribution.evidence_kinds.ledger.change import (
    LedgerChange,
    build_ledger_observation,
    say_nothing_came,
)
from contribution.evidence_kinds.ledger.lines import (
    MEASURES,
    Ledger,
    LedgerEntry,
    PerHead,
    build_per_head,
    plain_year,
    tabulate_ledger,
)
from contribution.evidence_kinds.shared.expectations import ExpectPlan, parse_target
from contribution.evidence_kinds.shared.figures import LabelText, text_keys, unknown_label
from contribution.evidence_kinds.shared.quotes import not_searched, planned
from contribution.words.labels import plain_label
from contribution.words.periods import Period, read_period
from contribution.words.phrases import quote

Measure = Literal["actual", "budget", "forecast", "variance"]


def _as_years(value: object) -> object:
    return tuple(str(year) for year in value) if isinstance(value, list | tuple) else value


Heads = Annotated[float, Field(gt=0, allow_inf_nan=False)]
HeadsByYear = Annotated[Mapping[str, Heads], BeforeValidator(text_keys)]
Years = Annotated[
    tuple[str, ...],
    Field(min_length=2, max_length=2),
    BeforeValidator(_as_years, json_schema_input_type=tuple[str | int, str | int]),
]


class LedgerItem(EvidenceItem):
    """One line of a ledger between two years."""

    line: str
    """The line of the ledger, as it stands in the table."""
    between: Years | None = None
    """The two years compared."""
    year: LabelText = None
    """The one year that is set against its budget."""
    measure: Measure = "actual"
    """Which column is read."""
    expect: ExpectPlan | None = None
    """What the amount should do: increase, decrease, no-change, or at-least or at-most a level.

    Of one year: as-planned, or at-least or at-most a share of the budget.
    """
    target: LabelText = None
    """The change to be reached: -20% of the first year, or -50000."""
    per: HeadsByYear = Field(default_factory=dict)
    """How many people there were each year, for figures per head."""
    per_label: str = "those counted"
    """Who those people are."""


class LedgerRegister(EvidenceRegister):
    """A ledger with its lines by year."""

    currency: LabelText = None
    """What the amounts are counted in, such as £, EUR or thousand £; charts show it."""

    @cached_property
    def ledger(self) -> Ledger | None:
        """Return the table read once; None without a table."""
        return None if self.table is None else tabulate_ledger(self.table)


def observe(item: LedgerItem, register: LedgerRegister) -> Observation:
    """Return how the line changed and whether the target was reached."""
    if item.planned:
        return planned()
    if register.table is None or register.ledger is None:
        return not_searched("The register has no table that could be read.")
    found = _find_change(item, register, register.ledger)
    if not isinstance(found, LedgerChange):
        return not_searched("The table does not answer this question.", found)
    if found.is_plan and found.entries[1].amounts.get(item.measure) is None:
        return say_nothing_came(found, register.table)
    years = [each for (line, _), each in register.ledger.items() if line == found.name]
    heads = _find_heads(item, found)
    if isinstance(heads, Finding):
        return not_searched("The numbers for figures per head are not complete.", (heads,))
    built = build_ledger_observation(item, found, tuple(years), register.table, per_head=heads)
    # A line such as Total says nothing without its ledger.
    title, unit = f"{item.line.strip()}. {register.title}", register.currency or "money"
    chart = built.chart and built.chart._replace(title=title, unit=unit)
    return built._replace(chart=chart)


def _find_heads(item: LedgerItem, change: LedgerChange) -> PerHead | Finding | None:
    if not item.per:
        return None
    years = (entry.year for entry in change.entries)
    amounts = dict(zip(years, change.amounts, strict=True))
    if len(amounts) < 2:
        where, message = item.places.at("between"), "figures per head need two different years"
        return Finding(where, message, "name two years, or leave out `per`")
    return build_per_head(amounts, item.per, item.per_label, where=item.places.at("per"))


def _find_change(
    item: LedgerItem, register: LedgerRegister, ledger: Ledger
) -> LedgerChange | list[Finding]:
    name = plain_label(item.line)
    years = {year: each for (line, year), each in ledger.items() if line == name}
    if not years:
        lines = [each.line for each in ledger.values()]
        return [unknown_label(item.places.at("line"), "line", item.line, lines)]
    asked = item.between or ((item.year, item.year) if item.year else ())
    entries = [years.get(plain_year(year)) for year in asked]
    problems = [
        unknown_label(
            item.places.at("between", place) if item.between else item.places.at("year"),
            f"year of {quote(item.line)}", year, [each.year for each in years.values()],
        )
        for place, (year, entry) in enumerate(zip(asked, entries, strict=True))
        if entry is None
    ][: len(item.between or "1")]  # fmt: skip
    known = [entry for entry in entries if entry is not None]
    problems.extend(problem for entry in known for problem in entry.problems)
    problems.extend(_unclear_wish(item))
    if problems:
        return problems
    measures = _find_measures(item, known)
    missing = [each for each in measures if isinstance(each, Finding)]
    if missing:
        return missing
    named = [str(each) for each in measures]
    return LedgerChange(
        name=name,
        entries=(known[0], known[1]),
        measures=(named[0], named[1]),
        expect=item.expect,
        target=None if item.target is None else parse_target(item.target),
        is_open=_is_open(known[0], register),
    )


def _is_open(entry: LedgerEntry, register: LedgerRegister) -> bool:
    """Whether the figures were collected before the year had ended."""
    period, day = read_period(entry.year, "financial year"), register.collected.ends
    return isinstance(period, Period) and day is not None and day < period.ends


def _find_measures(item: LedgerItem, known: list[LedgerEntry]) -> list[str | Finding]:
    if item.between:
        return [_measure(item, entry, first=place == 0) for place, entry in enumerate(known)]
    budget = _measure(item.model_copy(update={"measure": "budget"}), known[0], first=False)
    return [budget, item.measure]


def _measure(item: LedgerItem, entry: LedgerEntry, *, first: bool) -> str | Finding:
    """The column to read; a forecast may be set against what was spent in the first year."""
    if entry.amounts.get(item.measure) is not None:
        return item.measure
    if item.measure == "forecast" and first and entry.amounts.get("actual") is not None:
        return "actual"
    there = [name for name, amount in entry.amounts.items() if amount is not None]
    return Finding(
        item.places.at("measure"),
        f"{quote(entry.line)} has no {item.measure} for {entry.year}",
        f"that year has {', '.join(there) or 'no figures'}; name another measure or year",
    )


def _unclear_wish(item: LedgerItem) -> list[Finding]:
    if item.target is not None and parse_target(item.target) is None:
        where, message = item.places.at("target"), f"target {quote(item.target)} is no change"
        return [Finding(where, message, "write a change such as -20% or -50000")]
    if bool(item.between) == bool(item.year):
        message = f"{item.id} names {'both' if item.year else 'neither'} `between` and `year`"
        step = "write `between: [2014/15, 2015/16]` for a change, or `year` for budget and actual"
        return [Finding(item.places.at("year"), message, step)]
    if item.year:
        return _unclear_plan(item)
    if item.expect is not None and item.expect.direction == "as-planned":
        message = f"{item.id} expects two years to go as planned"
        return [Finding(item.places.at("expect"), message, "name one `year` instead of `between`")]
    if item.expect is None and item.target is None:
        message = f"{item.id} says neither what it expects nor a target"
        return [Finding(item.places.at(), message, "add `expect: decrease`, or a `target`")]
    return []


def _unclear_plan(item: LedgerItem) -> list[Finding]:
    """What cannot be asked of one year and its budget."""
    asked = item.expect
    if item.measure in {"actual", "forecast"} and item.target is None:
        if asked is not None and (asked.level is not None or asked.direction == "as-planned"):
            return []
        key, wrong = "expect", f"expects {asked or 'nothing'} of one year"
    else:
        key = "target" if item.target is not None else "measure"
        wrong = f"asks of one year for {key}: {getattr(item, key)}"
    step = "write expect: as-planned, at-least 90% or at-most 100% (of the budget), or `between`"
    return [Finding(item.places.at(key), f"{item.id} {wrong}", step)]


KIND = EvidenceKind(
    name="ledger",
    title="Financial ledger",
    method="finance",
    item=LedgerItem,
    register=LedgerRegister,
    observe=observe,
    shape=TableShape(
        required=("line", "year"),
        optional=("group", *MEASURES),
        key=("group", "line", "year"),
        labels=("line",),
        subject="line",
        part="group",
        period="year",
        yearly=True,
        quantities=tuple(NumberColumn(each, "money", signed=True) for each in MEASURES),
        plan=PlanColumns("budget", "actual", "variance"),
    ),
    is_computed=True,
    shows_change=True,
    picks=("line", "between", "year"),
)
