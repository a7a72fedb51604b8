"""Numbers that cannot be."""

from __future__ import annotations

from typing import Any


def test_a_percentage_above_100_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,The club is welcoming,Agree,500,-\n"
                "1,Q1,The club is welcoming,Neither,30,-\n"
                "1,Q1,The club is welcoming,Disagree,20,-\n"
            ),
        ),
        table=[("survey.csv", 5, "CA342")],
    )


def test_a_count_with_decimals_is_found(judge: Any) -> None:
    judge("CA3", (",Agree,50,60", ",Agree,50,60.5"), table=[("survey.csv", 5, "CA342")])


def test_a_number_in_brackets_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "1,Q1,The club is welcoming,Agree,50,60\n"
                "1,Q1,The club is welcoming,Neither,30,36\n"
                "1,Q1,The club is welcoming,Disagree,20,24\n"
            ),
            (
                "1,Q1,The club is welcoming,Agree,(50),-\n"
                "1,Q1,The club is welcoming,Neither,30,-\n"
                "1,Q1,The club is welcoming,Disagree,20,-\n"
            ),
        ),
        table=[("survey.csv", 5, "CA342")],
    )


def test_a_dash_is_no_number_and_fine(judge: Any) -> None:
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
                "1,Q1,The club is welcoming,Neither,30,-\n"
                "1,Q1,The club is welcoming,Disagree,-,-\n"
            ),
        ),
    )


def test_a_withheld_cell_is_fine(judge: Any) -> None:
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
                "1,Q1,The club is welcoming,Neither,<5,-\n"
                "1,Q1,The club is welcoming,Disagree,25,-\n"
            ),
        ),
    )


def test_a_figure_that_lost_the_one_before_it_is_found(judge: Any) -> None:
    judge("CA342", (",Agree,50,60", ",Agree,50,060"), table=[("survey.csv", 5, "CA342")])
