"""Activities whose start is needed and not known."""

from __future__ import annotations

from typing import Any


def test_activities_without_any_start_are_found_once(judge: Any) -> None:
    judge(
        "CA1",
        ("programme: {starts: 2025-09-01, ends: 2027-07-31}", "programme: {ends: 2027-07-31}"),
        (
            "  open-club: {label: Free breakfast club, strand: food}",
            "  open-club: {label: Free breakfast club, strand: food}  # expect: CA113",
        ),
    )


def test_starts_of_their_own_are_enough(judge: Any) -> None:
    judge(
        "CA1",
        ("programme: {starts: 2025-09-01, ends: 2027-07-31}", "programme: {ends: 2027-07-31}"),
        (
            "label: Free breakfast club, strand",
            "label: Free breakfast club, starts: 2025-09-15, strand",
        ),
        (
            "label: Staff greet children at the gate, strand",
            "label: Staff greet children at the gate, starts: 2025-09-15, strand",
        ),
    )
