"""Evidence that does not say how telling it is."""

from __future__ import annotations

from typing import Any


def test_an_item_without_a_test_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("  club-is-why:\n", "  club-is-why:  # expect: CA302\n"),
        (("    test: moderate\n    at: {page: 5}\n"), "    at: {page: 5}\n"),
    )


def test_two_plain_words_are_a_test(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    test: moderate\n    at: {page: 8}\n"),
            ("    expected_if_true: likely\n    expected_if_false: unlikely\n    at: {page: 8}\n"),
        ),
    )
