"""Planned evidence that does not say what it would show."""

from __future__ import annotations

from typing import Any

SEEN = "    outcome: found\n    test: moderate\n    at: {page: 8}\n"


def test_a_planned_item_without_a_test_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("  needy-come:\n", "  needy-come:  # expect: CA314\n"),
        (SEEN, "    outcome: not-searched\n    planned: true\n"),
    )


def test_a_planned_item_with_a_test_is_fine(judge: Any) -> None:
    judge("CA3", (SEEN, "    outcome: not-searched\n    test: moderate\n    planned: true\n"))
