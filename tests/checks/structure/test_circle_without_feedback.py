"""Circles of links, marked and unmarked."""

from __future__ import annotations

from typing import Any


def test_a_circle_is_found_once(judge: Any) -> None:
    assessment = judge(
        "CA1",
        (
            (
                "  arrive-on-time -> attendance: {because: A late start often becomes a missed "
                "day, assumes: none}\n"
            ),
            (
                "  arrive-on-time -> attendance: {because: A late start often becomes a missed "
                "day, assumes: none}\n"
                "  attendance -> arrive-on-time: {because: Habit, assumes: none}  # expect: CA102\n"
            ),
        ),
    )

    assert "arrive-on-time -> attendance -> arrive-on-time" in assessment.diagnostics[0].message


def test_a_circle_marked_as_feedback_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            (
                "  arrive-on-time -> attendance: {because: A late start often becomes a missed "
                "day, assumes: none}\n"
            ),
            (
                "  arrive-on-time -> attendance: {because: A late start often becomes a missed "
                "day, assumes: none}\n"
                "  attendance -> arrive-on-time: {because: Habit, assumes: none, feedback: true}\n"
            ),
        ),
    )


def test_a_circle_of_three_is_found_at_the_link_that_runs_back(judge: Any) -> None:
    judge(
        "CA1",
        (
            (
                "  arrive-on-time -> attendance: {because: A late start often becomes a missed "
                "day, assumes: none}\n"
            ),
            (
                "  arrive-on-time -> attendance: {because: A late start often becomes a missed "
                "day, assumes: none}\n"
                "  engaged -> arrive-on-time: {because: Habit, assumes: none}  # expect: CA102\n"
            ),
        ),
    )
