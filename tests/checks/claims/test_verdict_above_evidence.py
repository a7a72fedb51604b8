"""Verdicts by hand above the evidence."""

from __future__ import annotations

from typing import Any


def test_a_verdict_above_the_evidence_is_found(judge: Any) -> None:
    judge(
        "CA5",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: very strong  # expect: CA501\n"
            ),
        ),
    )


def test_a_reason_is_enough(judge: Any) -> None:
    judge(
        "CA5",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: very strong\n"
                "    because: An auditor followed every child\n"
            ),
        ),
    )
