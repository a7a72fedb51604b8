"""A model without one of its parts."""

from __future__ import annotations

from typing import Any


def test_a_model_without_context_is_found(judge: Any) -> None:
    assessment = judge(
        "CA1",
        (
            "title: Breakfast clubs in three schools",
            "title: Breakfast clubs in three schools  # expect: CA101",
        ),
        (("context:\n  hungry-starts: One child in six arrives without breakfast\n"), ""),
        ("  hungry-starts -> grant:\n", ""),
    )

    assert "no context" in assessment.diagnostics[0].message


def test_a_missing_part_is_muted_at_the_title(judge: Any) -> None:
    judge(
        "CA1",
        (
            "title: Breakfast clubs in three schools",
            (
                "# Sketch\n"
                "title: Breakfast clubs in three schools  # contribution: ignore CA101 because "
                "it is a sketch"
            ),
        ),
        (("context:\n  hungry-starts: One child in six arrives without breakfast\n"), ""),
        ("  hungry-starts -> grant:\n", ""),
    )


def test_a_model_without_factors_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "title: Breakfast clubs in three schools",
            "title: Breakfast clubs in three schools  # expect: CA101",
        ),
        (
            (
                "factors:\n"
                "  bus: {label: The 8:15 bus came back, role: competing, family: "
                "something-else, affects: [arrive-on-time]}\n"
                "  trend: {label: Lateness was falling, role: competing, family: "
                "already-happening, affects: [arrive-on-time]}\n"
            ),
            "",
        ),
        ("    about: bus\n", "    about: greeted\n"),
        ("    about: trend\n", "    about: greeted\n"),
    )
