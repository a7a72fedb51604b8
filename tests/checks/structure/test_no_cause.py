"""Nodes that nothing leads to."""

from __future__ import annotations

from typing import Any


def test_a_result_without_a_cause_is_found(judge: Any) -> None:
    judge(
        "CA1",
        ("  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n", ""),
        (
            "  greeted: {label: Children met by name, strand: welcome}",
            "  greeted: {label: Children met by name, strand: welcome}  # expect: CA104",
        ),
        (
            "  greet: {label: Staff greet children at the gate, strand: welcome}",
            (
                "  greet: {label: Staff greet children at the gate, strand: welcome}  # "
                "expect: CA105"
            ),
        ),
    )


def test_feedback_is_no_cause(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n",
            "  attendance -> greeted: {because: Habit, assumes: none, feedback: true}\n",
        ),
        (
            "  greeted: {label: Children met by name, strand: welcome}",
            "  greeted: {label: Children met by name, strand: welcome}  # expect: CA104",
        ),
        (
            "  greet: {label: Staff greet children at the gate, strand: welcome}",
            (
                "  greet: {label: Staff greet children at the gate, strand: welcome}  # "
                "expect: CA105"
            ),
        ),
    )


def test_an_activity_needs_no_input_where_there_are_none(judge: Any) -> None:
    judge(
        "CA1",
        (
            "title: Breakfast clubs in three schools",
            "title: Breakfast clubs in three schools  # expect: CA101",
        ),
        (("context:\n  hungry-starts: One child in six arrives without breakfast\n"), ""),
        (("inputs:\n  grant: Council grant\n"), ""),
        (("  hungry-starts -> grant:\n  grant -> open-club:\n  grant -> greet:\n"), ""),
    )
