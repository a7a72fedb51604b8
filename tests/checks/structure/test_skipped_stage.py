"""Links over a stage."""

from __future__ import annotations

from typing import Any


def test_a_link_over_a_stage_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n",
            (
                "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n"
                "  places-filled -> attendance: {because: Fed children stay well, assumes: "
                "none}  # expect: CA108\n"
            ),
        ),
    )


def test_a_link_over_a_stage_with_a_reason_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n",
            (
                "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n"
                "  places-filled -> attendance: {because: Fed, assumes: none, skips_because: "
                "Food acts at once}\n"
            ),
        ),
    )


def test_context_may_lead_to_an_activity(judge: Any) -> None:
    judge("CA1", ("  hungry-starts -> grant:\n", "  hungry-starts -> greet:\n"))
