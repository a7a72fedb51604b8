"""Opinions about links that claim to prove."""

from __future__ import annotations

from typing import Any


def test_an_interview_as_smoking_gun_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    test: moderate\n    at: {page: 4}\n"),
            ("    test: smoking-gun  # expect: CA313\n    at: {page: 4}\n"),
        ),
    )


def test_an_answer_in_one_wave_as_moderate_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    about: arrive-on-time\n    question: Q1"),
            ("    about: places-filled -> arrive-on-time\n    question: Q1"),
        ),
        (
            ("    expect: increase\n    test: straw\n    at: {page: 12}"),
            (
                "    waves: [2]\n"
                "    expect: at-least 50%\n"
                "    test: moderate  # expect: CA313\n"
                "    at: {page: 12}"
            ),
        ),
    )


def test_a_decisive_interview_on_an_assumption_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    test: moderate\n    at: {page: 8}\n"),
            ("    test: smoking-gun\n    at: {page: 8}\n"),
        ),
    )
