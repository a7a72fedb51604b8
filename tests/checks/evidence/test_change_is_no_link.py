"""Changes over time that are to test a link."""

from __future__ import annotations

from typing import Any


def test_a_change_that_tests_a_link_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    about: arrive-on-time\n    question: Q1"),
            ("    about: places-filled -> arrive-on-time\n    question: Q1"),
        ),
        (
            ("    expect: increase\n    test: straw\n    at: {page: 12}"),
            ("    expect: increase\n    test: moderate  # expect: CA303\n    at: {page: 12}"),
        ),
    )


def test_a_straw_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    about: arrive-on-time\n    question: Q1"),
            ("    about: places-filled -> arrive-on-time\n    question: Q1"),
        ),
    )


def test_a_change_in_a_node_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    expect: increase\n    test: straw\n    at: {page: 12}"),
            ("    expect: increase\n    test: moderate\n    at: {page: 12}"),
        ),
    )
