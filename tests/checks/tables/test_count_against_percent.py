"""Counts and percentages of one row."""

from __future__ import annotations

from typing import Any


def test_a_count_that_is_not_its_percentage_is_found(judge: Any) -> None:
    assessment = judge(
        "CA3",
        ("1,Q1,My child eats there,Agree,70,84", "1,Q1,My child eats there,Agree,70,48"),
        table=[("survey.csv", 8, "CA340")],
    )

    assert "write count 84, which completes the base" in assessment.diagnostics[0].next_step


def test_a_percentage_that_is_not_its_count_is_found(judge: Any) -> None:
    assessment = judge(
        "CA3",
        ("1,Q1,My child eats there,Agree,70,84", "1,Q1,My child eats there,Agree,77,84"),
        table=[("survey.csv", 8, "CA340")],
    )

    assert "write percent 70, as the counts give" in assessment.diagnostics[0].next_step


def test_rounding_by_way_of_one_decimal_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "2,Q1,My child eats there,Agree,80,100\n"
                "2,Q1,My child eats there,Neither,12,15\n"
                "2,Q1,My child eats there,Disagree,8,10\n"
            ),
            (
                "2,Q1,My child eats there,Agree,50,52\n"
                "2,Q1,My child eats there,Neither,31,32\n"
                "2,Q1,My child eats there,Disagree,20,21\n"
            ),
        ),
    )


def test_a_declared_correction_silences_it(judge: Any) -> None:
    judge(
        "CA3",
        ("1,Q1,My child eats there,Agree,70,84", "1,Q1,My child eats there,Agree,70,48"),
        (
            "overlap: none\n",
            (
                "overlap: none\n"
                "corrections:\n"
                '  - {row: 8, column: count, printed: "48", corrected: "84", reason: Digits '
                "swapped}\n"
            ),
        ),
    )


def test_a_correction_that_leaves_the_value_silences_it(judge: Any) -> None:
    judge(
        "CA3",
        ("1,Q1,My child eats there,Agree,70,84", "1,Q1,My child eats there,Agree,70,48"),
        (
            "overlap: none\n",
            (
                "overlap: none\n"
                "corrections:\n"
                '  - {row: 8, column: count, printed: "48", corrected: "48", reason: As printed}\n'
            ),
        ),
    )
