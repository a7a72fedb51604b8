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
        "CA341",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,How do you come here,On foot,70,-\n"
                "1,Q1,How do you come here,By bus,60,-\n"
                "1,Q1,How do you come here,By car,50,-\n"
            ),
        ),
        ("2,Q1,The club is welcoming,Agree,64,80\n", ""),
        ("2,Q1,The club is welcoming,Neither,20,25\n", ""),
        ("2,Q1,The club is welcoming,Disagree,16,20\n", ""),
    )


def test_a_large_miss_is_found_where_others_with_the_same_answers_reach_a_hundred(
    judge: Any,
) -> None:
    judge(
        "CA341",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,The club is welcoming,Agree,5,-\n"
                "1,Q1,The club is welcoming,Neither,30,-\n"
                "1,Q1,The club is welcoming,Disagree,20,-\n"
            ),
        ),
        table=[("survey.csv", 5, "CA341")],
    )
