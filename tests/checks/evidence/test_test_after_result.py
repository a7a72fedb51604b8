"""Tests named after their result was seen."""

from __future__ import annotations

from typing import Any


def test_a_decisive_test_declared_late_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    test: hoop\n    at: {page: 6}\n"),
            (
                "    test: doubly-decisive\n"
                "    on: 2025-10-01\n"
                "    declared_on: 2025-12-01  # expect: CA312\n"
                "    at: {page: 6}\n"
            ),
        ),
    )


def test_a_test_declared_before_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    test: hoop\n    at: {page: 6}\n"),
            (
                "    test: doubly-decisive\n"
                "    on: 2025-10-01\n"
                "    declared_on: 2025-09-01\n"
                "    at: {page: 6}\n"
            ),
        ),
    )


def test_a_moderate_test_loses_nothing(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    test: moderate\n    at: {page: 8}\n"),
            (
                "    test: moderate\n"
                "    on: 2025-10-01\n"
                "    declared_on: 2025-12-01\n"
                "    at: {page: 8}\n"
            ),
        ),
    )


def test_a_register_of_strong_tests_without_a_day_is_told_once(judge: Any) -> None:
    judge(
        "CA3",
        ("title: Interviews at the gate\n", "title: Interviews at the gate  # expect: CA312\n"),
        ("declared_on: 2025-06-01\n", ""),
    )
