"""Tables, items and registers for tests of the kinds of evidence, small and real."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from contribution.domain.diagnostic import Places, Where
from contribution.domain.evidence import Observation
from contribution.domain.located import locate
from contribution.domain.table import Row, Table, TableShape
from contribution.evidence_kinds import find_kinds

STOCKPORT = Path(__file__).parent.parent.parent / "evidence" / "stockport-family"
LIKERT = (
    "Strongly agree",
    "Somewhat agree",
    "Neither agree nor disagree",
    "Somewhat disagree",
    "Strongly disagree",
)
AGREE = LIKERT[:2]


def read_table(name: str) -> Table:
    """Return a printed table of the Stockport Family report, as printed."""
    with (STOCKPORT / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return make_table(tuple(rows[0]), rows, file=f"{name}.csv")


def make_table(
    columns: tuple[str, ...], rows: Iterable[Mapping[str, str]], *, file: str = "data.csv"
) -> Table:
    """Return a table of dictionaries; the header is line 1."""
    lines = tuple(Row(line, row) for line, row in enumerate(rows, 2))
    return Table(file, columns, lines, shape=shape_of(columns))


def shape_of(columns: Iterable[str]) -> TableShape:
    """Return the shape that knows the most of these columns."""
    shapes = (kind.shape for kind in find_kinds().values())
    return max(shapes, key=lambda shape: len(shape.columns & set(columns)))


def table_of(header: str, *lines: str) -> Table:
    """Return a table from text without quoted commas."""
    columns = tuple(header.split(","))
    cells = (dict(zip(columns, line.split(","), strict=True)) for line in lines)
    return make_table(columns, cells)


def survey_table(waves: Mapping[str, Iterable[object]], *, statement: str = "All is well") -> Table:
    """Return a survey table with one statement: counts of the five answers by wave."""
    return table_of(
        "wave,question,statement,option,percent,count",
        *(
            f"{wave},Q1,{statement},{option},,{count}"
            for wave, counts in waves.items()
            for option, count in zip(LIKERT, counts, strict=True)
        ),
    )


def series_table(values: Iterable[object], *, place: str = "Town", first: int = 2010) -> Table:
    """Return an indicator table: one value a calendar quarter from Q1 of the first year."""
    return table_of("indicator,period,place,value,unit", *_series_rows(values, place, first))


def two_places(town: Iterable[object], village: Iterable[object]) -> Table:
    """Return an indicator table with a second place to compare with."""
    rows = [*_series_rows(town, "Town", 2010), *_series_rows(village, "Village", 2010)]
    return table_of("indicator,period,place,value,unit", *rows)


def _series_rows(values: Iterable[object], place: str, first: int) -> list[str]:
    return [
        f"Late arrivals,Q{place_ % 4 + 1} {first + place_ // 4},{place},{value},number"
        for place_, value in enumerate(values)
    ]


def observe(
    kind: str, table: Table | None, item: Mapping[str, Any], **register: Any
) -> Observation:
    """Return the observation of one item written as in a register's file.

    Each field of the item stands on a line of its own: the place of field x is the column of x.
    """
    plugin = find_kinds()[kind]
    written = plugin.item.model_validate(
        {"id": "item", "says": "It is so", "about": "a -> b", **item}
    )
    located = locate(written, Places(Where("register.yaml", 1), _fields(item)))
    loaded = plugin.register.model_validate(
        {"id": "register", "title": "Register", "kind": kind, "table": table,
         "items": (located,), **register}
    )  # fmt: skip
    return plugin.observe(located, loaded)


def _fields(item: Mapping[str, Any]) -> dict[str, Where]:
    fields = {name: Where("register.yaml", line) for line, name in enumerate(item, 2)}
    for label in item.get("stated", ()):
        fields[f"stated.{label}"] = Where("register.yaml", 100)
    return fields


def messages(observation: Observation) -> list[str]:
    """Return what could not be read, in words."""
    return [f"{each.message}; {each.next_step}" for each in observation.unreadable]
