"""Comments that mute nothing."""

from __future__ import annotations

from typing import Any


def test_a_comment_that_mutes_nothing_is_found(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  # expect: CA903  # contribution: ignore CA114 because the school decides\n"
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}"
            ),
        ),
    )


def test_a_comment_on_the_wrong_line_is_found(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            "  attendance: {label: Better attendance, horizon: medium}  # expect: CA114",
        ),
        (
            "  engaged: {label: Children follow lessons, horizon: long, latency: 2 terms}",
            (
                "  engaged: {label: Children follow lessons, horizon: long, latency: 2 terms}  "
                "# expect: CA903  # contribution: ignore CA114 because the school decides"
            ),
        ),
    )


def test_a_comment_at_the_data_line_mutes_its_table(judge: Any) -> None:
    judge(
        "CA",
        (
            "data: survey.csv\n",
            "data: survey.csv  # contribution: ignore CA340 because printed so\n",
        ),
        ("1,Q1,My child eats there,Agree,70,84", "1,Q1,My child eats there,Agree,70,48"),
    )
