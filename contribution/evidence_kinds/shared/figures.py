"""Compares the figures an author states with those computed from the table."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import EvidenceItem
from contribution.evidence_kinds.shared.labels import unknown_label
from contribution.words.labels import plain_label
from contribution.words.numbers import count_decimals, read_quantity

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
