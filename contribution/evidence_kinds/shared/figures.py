"""Compares the figures an author states with those computed from the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from contribution.domain.diagnostic import Finding, Where, doubt, offer, offer_near
from contribution.domain.evidence import EvidenceItem
from contribution.domain.table import Table
from contribution.words.labels import plain_label
from contribution.words.near import ask_near
from contribution.words.numbers import Unreadable, count_decimals, read_quantity
from contribution.words.phrases import list_words, quote


def _as_text(value: object) -> object:
    return None if value is None else str(value)


def text_keys(value: object) -> object:
    """Return a mapping with text for keys, which may be typed as numbers; all else as it is."""
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else value


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


_YES = frozenset({"yes", "true", "significant"})
_NO = frozenset({"no", "false", "not significant"})
# Ties and the last bit of binary fractions must not make a mismatch.
_SLACK = 1e-9


class Computed(NamedTuple):
    """What the table gives for a label: as text, as numbers that all count as right, or yes/no.

    Several numbers are right when a report may have rounded before or after adding.
    """

    text: str
    numbers: tuple[float, ...] = ()
    truth: bool | None = None


def compare_stated(
    item: EvidenceItem, computed: Mapping[str, Computed]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return (mismatches, unreadable) of the item's stated figures.

    A stated number is right when a computed one rounds to it at the decimals it is printed with.
    """
    by_label = {plain_label(label): value for label, value in computed.items()}
    mismatches: list[Finding] = []
    unreadable: list[Finding] = []
    for label, text in item.stated.items():
        known = by_label.get(plain_label(label))
        where = item.places.at("stated", label)
        if known is None:
            unreadable.append(unknown_label(where, "figure to compare with", label, computed))
            continue
        right = _agrees(text, known)
        if right is None:
            unreadable.append(_unclear(item, label, text))
        elif not right:
            mismatches.append(
                Finding(
                    where,
                    f"{item.id} states {label}: {text}, the table gives {known.text}",
                    "correct the stated figure, or the table with a reason under corrections",
                )
            )
    return tuple(mismatches), tuple(unreadable)


def rounds_to(stated: float, *, decimals: int, computed: Iterable[float]) -> bool:
    """Return whether any computed number is printed as the stated one at so many decimals."""
    reach = 0.5 / 10**decimals + _SLACK * max(1.0, abs(stated))
    return any(abs(stated - number) <= reach for number in computed)


def _agrees(text: str, known: Computed) -> bool | None:
    words = plain_label(text)
    if known.truth is not None:
        return None if words not in _YES | _NO else (words in _YES) is known.truth
    amount = read_quantity(text)
    if amount is None:
        return None
    stated, decimals = amount.number, count_decimals(amount.number)
    return rounds_to(float(stated), decimals=decimals, computed=known.numbers)


def _unclear(item: EvidenceItem, label: str, text: str) -> Finding:
    return Finding(
        item.places.at("stated", label),
        f"{item.id} states {label}: {text}, which cannot be compared",
        "write a number such as 61%, 15 points or -819702, or yes and no for significant",
    )
