"""Rivals without evidence of their own."""

from __future__ import annotations

from typing import Any


def test_a_rival_that_nobody_looked_at_is_found(judge: Any) -> None:
    judge(
        "CA4",
        (
            (
                "  trend: {label: Lateness was falling, role: competing, family: "
                "already-happening, affects: [arrive-on-time]}"
            ),
            (
                "  trend: {label: Lateness was falling, role: competing, family: "
                "already-happening, affects: [arrive-on-time]}  # expect: CA403"
            ),
        ),
        ("    about: trend\n", "    about: bus\n"),
    )


def test_evidence_about_what_a_rival_does_to_one_result_is_evidence_about_it(judge: Any) -> None:
    judge("CA403", ("    about: trend\n", "    about: trend -> arrive-on-time\n"))


def test_a_complement_needs_no_evidence(judge: Any) -> None:
    judge(
        "CA4",
        (
            (
                "  trend: {label: Lateness was falling, role: competing, family: "
                "already-happening, affects: [arrive-on-time]}"
            ),
            (
                "  trend: {label: Lateness was falling, role: competing, family: "
                "already-happening, affects: [arrive-on-time]}\n"
                "  weather: {label: Mild winter, role: complementary, affects: [arrive-on-time]}"
            ),
        ),
    )
