"""Percentages that do not reach 100."""

from __future__ import annotations

from typing import Any


def test_percentages_that_miss_by_eight_are_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,The club is welcoming,Agree,50,-\n"
                "1,Q1,The club is welcoming,Neither,30,-\n"
                "1,Q1,The club is welcoming,Disagree,12,-\n"
            ),
        ),
        table=[("survey.csv", 5, "CA341")],
    )


def test_percentages_that_miss_by_rounding_are_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,The club is welcoming,Agree,50,-\n"
                "1,Q1,The club is welcoming,Neither,30,-\n"
                "1,Q1,The club is welcoming,Disagree,19,-\n"
            ),
        ),
    )


def test_percentages_of_several_answers_are_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,The club is welcoming,Agree,70,-\n"
                "1,Q1,The club is welcoming,Neither,60,-\n"
                "1,Q1,The club is welcoming,Disagree,50,-\n"
            ),
        ),
    )
