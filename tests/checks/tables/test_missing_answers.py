"""Rows that one wave has and another lacks."""

from __future__ import annotations

from typing import Any


def test_a_row_that_was_left_out_is_found(judge: Any) -> None:
    judge(
        "CA349",
        (
            (
                "2,Q1,The club is welcoming,Agree,64,80\n"
                "2,Q1,The club is welcoming,Neither,20,25\n"
                "2,Q1,The club is welcoming,Disagree,16,20\n"
            ),
            ("2,Q1,The club is welcoming,Agree,64,80\n2,Q1,The club is welcoming,Disagree,16,20\n"),
        ),
        table=[("survey.csv", 14, "CA349")],
    )


def test_a_row_that_nobody_chose_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "2,Q1,The club is welcoming,Agree,64,80\n"
                "2,Q1,The club is welcoming,Neither,20,25\n"
                "2,Q1,The club is welcoming,Disagree,16,20\n"
            ),
            (
                "2,Q1,The club is welcoming,Agree,80,100\n"
                "2,Q1,The club is welcoming,Disagree,20,25\n"
            ),
        ),
    )


def test_a_statement_that_vanished_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "2,Q1,The club is welcoming,Agree,64,80\n"
                "2,Q1,The club is welcoming,Neither,20,25\n"
                "2,Q1,The club is welcoming,Disagree,16,20\n"
            ),
            "",
        ),
        table=[("survey.csv", 5, "CA349")],
    )
