"""Statements printed twice."""

from __future__ import annotations

from typing import Any


def test_a_copy_under_another_question_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            "1,Q1,My child eats there,Disagree,10,12\n",
            (
                "1,Q1,My child eats there,Disagree,10,12\n"
                "1,Q2,The club is welcoming,Agree,50,60\n"
                "1,Q2,The club is welcoming,Neither,30,36\n"
                "1,Q2,The club is welcoming,Disagree,20,24\n"
            ),
        ),
        table=[("survey.csv", 11, "CA347")],
    )


def test_the_same_statement_with_other_figures_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            "1,Q1,My child eats there,Disagree,10,12\n",
            (
                "1,Q1,My child eats there,Disagree,10,12\n"
                "1,Q2,The club is welcoming,Agree,45,54\n"
                "1,Q2,The club is welcoming,Neither,30,36\n"
                "1,Q2,The club is welcoming,Disagree,25,30\n"
            ),
        ),
    )
