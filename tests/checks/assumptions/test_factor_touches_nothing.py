"""Factors that affect nothing."""

from __future__ import annotations

from typing import Any


def test_a_factor_without_effect_is_found(judge: Any) -> None:
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
                "  weather: {label: Mild winter, role: complementary}  # expect: CA404"
            ),
        ),
    )


def test_a_factor_on_a_link_is_fine(judge: Any) -> None:
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
                "  weather: {label: Mild winter, role: complementary, affects: [arrive-on-time "
                "-> attendance]}"
            ),
        ),
    )
