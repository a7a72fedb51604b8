"""Says which label or which number a table does not hold, and what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.table import Table
from contribution.words.labels import plain_label
from contribution.words.numbers import Unreadable


@lru_cache(maxsize=4096)
def plain_wave(text: str) -> str:
    """Return the name of a wave without the word wave before it."""
    return re.sub(r"^wave\s+(?=\S)", "", plain_label(text))


def unknown_label(where: Where, what: str, wanted: str, known: Iterable[str]) -> Finding:
    """Return the finding for a label that the table does not hold, with the nearest it does."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    nearest = get_close_matches(plain_label(wanted), [plain_label(name) for name in names], n=1)
    if nearest:
        near = next(name for name in names if plain_label(name) == nearest[0])
        step = f"did you mean {near!r}?"
    elif names:
        listed = ", ".join(repr(name) for name in names[:6])
        step = f"the table has {listed}{' and others' if len(names) > 6 else ''}"
    else:
        step = "the table has none; check that the data file is the right one"
    return Finding(where, f"the table has no {what} {wanted!r}", step)


def describe_unreadable(table: Table, line: int, column: str, cell: Unreadable) -> Finding:
    """Return the finding that tells the author of the table what to put right."""
    if cell.withheld:
        return Finding(
            table.place(line, column),
            f"{column} {cell.text.strip()!r} marks a figure that is withheld",
            "ask for what is printed, or declare the figure under corrections with its source",
        )
    hint = f"; it likely means {cell.likely}" if cell.likely else ""
    return Finding(
        table.place(line, column),
        f"{column} {cell.text.strip()!r} cannot be read as a number{hint}",
        "correct the cell, or declare it under corrections with the printed and the right value",
    )
