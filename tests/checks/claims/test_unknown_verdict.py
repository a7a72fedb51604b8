"""Verdicts that are no words of the scale."""

from __future__ import annotations

from typing import Any


def test_a_misspelt_verdict_is_found(judge: Any) -> None:
    assessment = judge(
        "CA5",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: stronng  # expect: CA507\n"
                "    because: We saw it\n"
            ),
        ),
    )

    assert "did you mean strong?" in assessment.diagnostics[0].next_step


def test_a_verdict_of_the_scale_is_fine(judge: Any) -> None:
    judge(
        "CA5",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: too early to tell\n"
                "    because: Wait for the summer\n"
            ),
        ),
    )
