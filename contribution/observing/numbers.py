"""Writes numbers the way a report prints them."""

from __future__ import annotations

import math


def whole(value: float) -> str:
    """Return the number rounded half up, with thousands set off."""
    return f"{math.floor(value + 0.5):,}"


def points(share: float) -> str:
    """Return a share of 0 to 1 as a whole percentage."""
    return f"{whole(100 * share)}%"


def signed(value: float, decimals: int = 1) -> str:
    """Return the number with its sign, and no decimals when it has none to show."""
    text = f"{value:+,.{decimals}f}"
    text = text.removesuffix(f".{'0' * decimals}") if decimals else text
    return "0" if text in ("+0", "-0") else text


def count_of(number: int, what: str) -> str:
    """Return the number with its noun, plural unless it is one."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def plain(value: float) -> str:
    """Return the number with up to two decimals and thousands set off."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
