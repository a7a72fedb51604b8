"""Waived families that have a rival."""

from __future__ import annotations

from typing import Any


def test_a_waived_family_with_a_rival_is_found(judge: Any) -> None:
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
                "  cold: {label: Cold winter, role: competing, family: not-real, affects: "
                "[arrive-on-time]}"
            ),
        ),
        ("    about: bus\n", "    about: [bus, cold]\n"),
        (
            "  not-real: Registers are audited by the council",
            "  not-real: Registers are audited by the council  # expect: CA406",
        ),
    )


def test_a_waived_family_without_a_rival_is_fine(judge: Any) -> None:
    judge("CA4")
