"""Says which label or which number a table does not hold, and what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator

from contribution.domain.diagnostic import Finding, Where, doubt, offer, offer_near
from contribution.domain.table import Table
from contribution.words.labels import plain_label
from contribution.words.near import ask_near
from contribution.words.numbers import Unreadable
from contribution.words.phrases import list_words, quote


def _as_text(value: object) -> object:
    return None if value is None else str(value)


# A label, year or change that may be typed as a number.
LabelText = Annotated[
    str | None, BeforeValidator(_as_text, json_schema_input_type=str | float | None)
]


@lru_cache(maxsize=4096)
def plain_wave(text: str) -> str:
    """Return the name of a wave without the word wave before it."""
    return re.sub(r"^wave\s+(?=\S)", "", plain_label(text))


def unknown_label(where: Where, what: str, wanted: str, known: Iterable[str]) -> Finding:
    """Return the finding for a label that the table does not hold, with the nearest it does."""
    names = list(dict.fromkeys(known))
    parts = [part.strip() for part in wanted.split(",")]
    if len(parts) > 1 and {plain_label(each) for each in names}.issuperset(map(plain_label, parts)):
        several = f"[{', '.join(parts)}]"
        message = f"{quote(wanted)} is several names, without brackets"
        return Finding(where, message, f"write {several}", offer(where, several))
    step = ask_near(wanted, names, quote)
    if not names:
        step = "the table has none; check that the data file is the right one"
    elif not step:
        step = f"the table has {list_words(map(quote, names), most=6)}"
    fixes = () if where.is_cell else offer_near(where, wanted, names)
    return Finding(where, f"the table has no {what} {quote(wanted)}", step, doubt(fixes))


def describe_unreadable(table: Table, line: int, column: str, cell: Unreadable) -> Finding:
    """Return the finding that tells the author of the table what to put right."""
    if cell.withheld:
        return Finding(
            table.place(line, column),
            f"{column} {quote(cell.text)} marks a figure that is withheld",
            "ask for what is printed, or declare the figure under corrections with its source",
        )
    hint = f"; it likely means {cell.likely}" if cell.likely else ""
    return Finding(
        table.place(line, column),
        f"{column} {quote(cell.text)} cannot be read as a number{hint}",
        "correct the cell, or declare it under corrections with the printed and the right value",
    )
