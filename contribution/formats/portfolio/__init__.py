"""What is said across the models of a portfolio: one page, or its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

# Rows of a table that a page holds; the rest is for a spreadsheet.
ON_PAGE = 200


class Tableau(NamedTuple):
    """A question across models with its table; the first cell of a row names what it is about.

    `opens` names the answer that lists what the numbers of a row count; `words` tells by column
    what to find there beside the first cell.
    """

    name: str
    title: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str | int | None, ...]]
    opens: str = ""
    words: Mapping[str, str] = MappingProxyType({})


class PortfolioPage(NamedTuple):
    """A whole portfolio: how many models, what became of them, and every answer.

    `lines` say how the run went.
    """

    title: str
    lines: tuple[str, ...]
    answers: tuple[Tableau, ...]
