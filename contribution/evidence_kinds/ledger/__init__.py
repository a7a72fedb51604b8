"""Ledgers: what a line cost in two years, also for each person, and whether it changed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister, Observation
from contribution.domain.table import NumberColumn, PlanColumns, TableShape
from contribution.evidence_kinds.ledger.change import LedgerChange, build_ledger_observation
from contribution.evidence_kinds.ledger.lines import (
    MEASURES,
    Ledger,
    LedgerEntry,
    PerHead,
    build_per_head,
    plain_year,
    tabulate_ledger,
)
from contribution.evidence_kinds.shared.expectations import Expect, parse_target
from contribution.evidence_kinds.shared.judgement import not_searched, planned
from contribution.evidence_kinds.shared.labels import unknown_label
from contribution.words.labels import plain_label
from contribution.words.phrases import quote

Measure = Literal["actual", "budget", "forecast", "variance"]


def _as_text(value: object) -> object:
    return None if value is None else str(value)


def _as_years(value: object) -> object:
    return tuple(str(year) for year in value) if isinstance(value, list | tuple) else value


def _by_year(value: object) -> object:
    return {str(year): each for year, each in value.items()} if isinstance(value, dict) else value


Heads = Annotated[float, Field(gt=0, allow_inf_nan=False)]
HeadsByYear = Annotated[Mapping[str, Heads], BeforeValidator(_by_year)]
Years = Annotated[
    tuple[str, ...],
    Field(min_length=2, max_length=2),
    BeforeValidator(_as_years, json_schema_input_type=tuple[str | int, str | int]),
]


class LedgerItem(EvidenceItem):
    """One line of a ledger between two years."""

    line: str
    """The line of the ledger, as it stands in the table."""
    between: Years
    """The two years compared."""
    measure: Measure = "actual"
    """Which column is read."""
    expect: Expect | None = None
    """What the amount should do: increase, decrease, no-change, or at-least or at-most a level."""
    target: Annotated[
        str | None, BeforeValidator(_as_text, json_schema_input_type=str | float | None)
    ] = None
    """The change to be reached: -20% of the first year, or -50000."""
    per: HeadsByYear = Field(default_factory=dict)
    """How many people there were each year, for figures per head."""
    per_label: str = "those counted"
    """Who those people are."""


class LedgerRegister(EvidenceRegister):
    """A ledger with its lines by year."""

    @cached_property
    def ledger(self) -> Ledger | None:
        """Return the table read once; None without a table."""
        return None if self.table is None else tabulate_ledger(self.table)


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return how the line changed and whether the target was reached."""
    if not isinstance(item, LedgerItem) or not isinstance(register, LedgerRegister):
        raise TypeError(f"a ledger item and register are wanted, not {type(item).__name__}")
    if item.planned:
        return planned()
    if register.table is None or register.ledger is None:
        return not_searched("The register has no table that could be read.")
    found = _find_change(item, register.ledger)
    if not isinstance(found, LedgerChange):
        return not_searched("The table does not answer this question.", found)
    years = [each for (line, _), each in register.ledger.entries.items() if line == found.name]
    heads = _find_heads(item, found)
    if isinstance(heads, Finding):
        return not_searched("The numbers for figures per head are not complete.", (heads,))
    built = build_ledger_observation(item, found, tuple(years), register.table, per_head=heads)
    # A line such as Total says nothing without its ledger.
    chart = built.chart and built.chart._replace(title=f"{item.line.strip()}. {register.title}")
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


def _find_change(item: LedgerItem, ledger: Ledger) -> LedgerChange | list[Finding]:
    name = plain_label(item.line)
    years = {year: each for (line, year), each in ledger.entries.items() if line == name}
    if not years:
        lines = [each.line for each in ledger.entries.values()]
        return [unknown_label(item.places.at("line"), "line", item.line, lines)]
    entries = [years.get(plain_year(year)) for year in item.between]
    problems = [
        unknown_label(item.places.at("between", place), f"year of {quote(item.line)}", year,
                      [each.year for each in years.values()])
        for place, (year, entry) in enumerate(zip(item.between, entries, strict=True))
        if entry is None
    ]  # fmt: skip
    known = [entry for entry in entries if entry is not None]
    problems.extend(problem for entry in known for problem in entry.problems)
    problems.extend(_unclear_wish(item))
    if problems:
        return problems
    measures = [_measure(item, entry, first=place == 0) for place, entry in enumerate(known)]
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
    )


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
    if item.expect is None and item.target is None:
        message = f"{item.id} says neither what it expects nor a target"
        return [Finding(item.places.at(), message, "add `expect: decrease`, or a `target`")]
    return []


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
    picks=("line", "between"),
)
