"""Links called feedback that take part in no circle."""

from __future__ import annotations

from typing import Any

LAST = "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n"


def test_a_forward_link_called_feedback_is_found(judge: Any) -> None:
    judge(
        "CA118",
        (
            LAST,
            (
                "  engaged -> attainment:\n"
                "    because: More teaching is taken in\n"
                "    assumes: none\n"
                "    feedback: true  # expect: CA118\n"
            ),
        ),
    )


def test_feedback_that_closes_a_circle_is_fine(judge: Any) -> None:
    judge(
        "CA118",
        (
            LAST,
            f"{LAST}  attainment -> engaged: {{because: Success, assumes: none, feedback: true}}\n",
        ),
    )
