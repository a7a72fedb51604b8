"""Comments that mute without a reason."""

from __future__ import annotations

from typing import Any


def test_a_comment_without_a_reason_is_found_and_not_heeded(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Better attendance, horizon: medium}  # expect: CA114, "
                "CA901  # contribution: ignore CA114"
            ),
        ),
    )


def test_a_comment_with_a_reason_mutes(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Better attendance, horizon: medium}  # contribution: "
                "ignore CA114 because the school sets the date"
            ),
        ),
    )


def test_a_comment_on_its_own_line_mutes_the_next(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  # contribution: ignore no-latency because the school sets the date\n"
                "  # another remark\n"
                "\n"
                "  attendance: {label: Better attendance, horizon: medium}"
            ),
        ),
    )


def test_a_comment_mutes_a_family(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Better attendance, horizon: medium}  # contribution: "
                "ignore CA1 because the school sets the date"
            ),
        ),
    )
