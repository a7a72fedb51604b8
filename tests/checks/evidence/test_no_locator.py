"""Evidence that cannot be looked up."""

from __future__ import annotations

from typing import Any

SEEN = "    outcome: found\n    test: moderate\n    at: {page: 8}\n"


def test_an_item_without_a_locator_is_found(judge: Any) -> None:
    judge(
        "CA3", ("  needy-come:\n", "  needy-come:  # expect: CA301\n"), ("    at: {page: 8}\n", "")
    )


def test_a_planned_item_needs_none(judge: Any) -> None:
    judge("CA3", (SEEN, "    outcome: not-searched\n    test: moderate\n    planned: true\n"))
