"""Reads the numbers of a table as printed: right, or not at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.table import Table

# Ways to say that there is no figure; a dash is not among them, because its meaning differs.
_MISSING = frozenset({"", "n/a", "na", "n.a.", "none", "nil return", "..", "...", ":", "not known"})
_DASHES = frozenset({"-", "–", "—", "−"})
_WITHHELD = re.compile(r"^(?:\*+|c|x|[<>≤≥]\s*\d+|\[[a-z]\])$", re.IGNORECASE)
_PLAIN = re.compile(r"^[+-]?(?:\d{1,15}|\d{1,3}(?:[, ]\d{3}){1,4})(?:\.\d{1,12})?$")
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"})


class Unreadable(NamedTuple):
    """A cell that cannot be read with certainty, and what it likely should say (may be empty)."""

    text: str
    likely: str = ""


CellValue = float | Unreadable | None


def parse_cell(text: str, *, dash: float | None, brackets: int = 1) -> CellValue:
    """Return the number a cell holds, None when it says there is none.

    `dash` is what a lone dash means: 0 in a table of answers, None where a figure is missing.
    `brackets` is the sign of a number in brackets: +1 where they mark a footnote or a small base,
    -1 in accounts. Percent and currency signs are dropped, thousands may be set off by a comma or
    a space. Marks of withheld cells, stray letters and doubtful commas are unreadable.
    """
    bare = " ".join(text.replace("\u00a0", " ").replace("−", "-").split())
    if bare in _DASHES:
        return dash
    if bare.lower() in _MISSING:
        return None
    number, sign = _without_signs(bare, brackets)
    if _WITHHELD.match(bare) or not _PLAIN.match(number):
        return Unreadable(text, _likely(number))
    return sign * float(number.replace(",", "").replace(" ", ""))


def describe_unreadable(table: Table, line: int, column: str, cell: Unreadable) -> Finding:
    """Return the finding that tells the author of the table what to put right."""
    hint = f"; it likely means {cell.likely}" if cell.likely else ""
    return Finding(
        table.place(line, column),
        f"{column} {cell.text.strip()!r} cannot be read as a number{hint}",
        "correct the cell, or declare it under corrections with the printed and the right value",
    )


def _without_signs(bare: str, brackets: int) -> tuple[str, int]:
    sign = 1
    if bare.startswith("(") and bare.endswith(")"):
        bare, sign = bare[1:-1].strip(), brackets
    bare = bare.removesuffix("%").rstrip()
    negative = bare.startswith("-")
    bare = bare.removeprefix("-").removeprefix("+").lstrip(" £$€")
    return bare, -sign if negative else sign


def _likely(number: str) -> str:
    """A number one slip of the pen away, when there is exactly one such slip that we know."""
    candidates = (
        number.translate(_LOOKALIKES),
        re.sub(r"\.{2,}", ".", number),
        number.strip("()[]*†‡ "),
        re.sub(r"^(\d{1,3}),(\d{1,2})$", r"\1.\2", number),
        number.replace(" ", "") if re.fullmatch(r"[\d ]+", number) else number,
    )
    return next((each for each in candidates if each != number and _PLAIN.match(each)), "")
