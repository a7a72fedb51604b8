"""Verdicts by hand that differ downwards."""

from __future__ import annotations

from typing import Any


def test_a_verdict_below_the_evidence_is_found(judge: Any) -> None:
    judge(
        "CA5",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: contradicted  # expect: CA502\n"
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
                "    verdict: contradicted\n"
                "    because: The head teacher withdrew the figures\n"
            ),
        ),
    )
