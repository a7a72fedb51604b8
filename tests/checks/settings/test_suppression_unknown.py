"""Comments that nobody understands."""

from __future__ import annotations

from typing import Any


def test_an_unknown_id_is_found(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  # expect: CA902  # contribution: ignore CA999 because the school sets the date\n"
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}"
            ),
        ),
    )


def test_a_misspelt_slug_is_found_with_the_nearest(judge: Any) -> None:
    assessment = judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  # expect: CA902  # contribution: ignore no-latncy because the school decides\n"
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}"
            ),
        ),
    )

    assert "did you mean no-latency" in assessment.diagnostics[0].next_step


def test_an_unknown_order_is_found(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  # expect: CA902  # contribution: ignroe CA114 because the school decides\n"
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}"
            ),
        ),
    )


def test_an_order_without_a_name_is_found(judge: Any) -> None:
    judge(
        "CA",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  # expect: CA902  # contribution: ignore because the school decides\n"
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}"
            ),
        ),
    )
