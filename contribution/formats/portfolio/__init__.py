"""What is said across the models of a portfolio: one page, or its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeAlias

# Rows of a table that a page holds; the rest is for a spreadsheet.
ON_PAGE = 200

Cell: TypeAlias = str | int | None
Row: TypeAlias = tuple[Cell, ...]


class Rows(Protocol):
    """Rows that can be counted and gone through, in memory or drawn from a store each time."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def __iter__(self) -> Iterator[Row]:
        """Yield each."""
        ...


class Tableau(NamedTuple):
    """A question across models with its table; the first cell of a row names what it is about.

    `opens` names the answer that lists what the numbers of a row count; `words` tells by column
    what to find there beside the first cell.
    """

    name: str
    title: str
    note: str
    head: tuple[str, ...]
    rows: Rows
    opens: str = ""
    words: Mapping[str, str] = MappingProxyType({})


class PortfolioPage(NamedTuple):
    """A whole portfolio: how many models, what became of them, and every answer.

    `lines` say how the run went, `models` and `findings` the same in numbers: models found,
    unchanged, assessed and failed, findings by severity. `reports` is the folder of each model's
    own report as seen from the page, empty where none were made.
    """

    title: str
    lines: tuple[str, ...]
    answers: tuple[Tableau, ...]
    reports: str
    models: Mapping[str, int]
    findings: Mapping[str, int]


def say_cell(cell: Cell) -> str:
    """Return a cell as people read it: 1,234, and nothing where nothing is known."""
    return f"{cell:,}" if isinstance(cell, int) else cell or ""


def name_report(place: str) -> str:
    """Return where in the folder of reports a model's own stands, below it also for `../`."""
    return f"{place.replace('../', '%2e%2e/')}.html"
