"""Links against the order of the stages."""

from __future__ import annotations

from typing import Any


def test_a_link_to_an_earlier_stage_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n",
            (
                "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n"
                "  places-filled -> greet: {because: Crowds need order, assumes: none}  # "
                "expect: CA103\n"
            ),
        ),
    )


def test_a_link_back_that_is_feedback_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n",
            (
                "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n"
                "  places-filled -> greet: {because: Crowds need order, assumes: none, "
                "feedback: true}\n"
            ),
        ),
    )
