"""Rivals that belong to no family."""

from __future__ import annotations

from typing import Any


def test_a_rival_without_a_family_is_found(judge: Any) -> None:
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
                "  cold: {label: Cold winter, role: competing, affects: [arrive-on-time]}  # "
                "expect: CA405"
            ),
        ),
        ("    about: bus\n", "    about: [bus, cold]\n"),
    )


def test_a_complement_has_no_family(judge: Any) -> None:
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
                "  cold: {label: Cold winter, role: complementary, affects: [arrive-on-time]}"
            ),
        ),
    )
