"""What looking for evidence would cost, as its author wrote it."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"\d[\d,. ]*")


def read_amount(cost: str) -> float | None:
    """Return the number in a cost such as "£1,200" or "3 days"; None when there is none."""
    match = _AMOUNT.search(cost)
    digits = match[0].replace(",", "").replace(" ", "").rstrip(".") if match else ""
    return float(digits) if digits.count(".") <= 1 and digits else None


def say_cost(cost: str | float | None) -> str:
    """Return the cost in its author's words; empty when nobody says."""
    if cost is None:
        return ""
    return cost if isinstance(cost, str) else f"{cost:.15g}"
