"""Figures that are given twice."""

from __future__ import annotations

from typing import Any

_LAST = "2,Q1,My child eats there,Disagree,8,10\n"


def test_a_row_that_was_copied_is_found(judge: Any) -> None:
    copied = f"{_LAST}1,Q1,The club is welcoming,Agree,50,60\n"

    found = judge("CA354", (_LAST, copied), table=[("survey.csv", 20, "CA354")])

    assert any(
        "line 5 gives it with the same figures" in each.message for each in found.diagnostics
    )


def test_a_row_with_two_figures_is_found(judge: Any) -> None:
    judge(
        "CA354",
        (_LAST, f"{_LAST}1,Q1,the club is welcoming.,Agree,,66\n"),
        table=[("survey.csv", 20, "CA354")],
    )


def test_rows_of_one_respondent_each_are_fine(judge: Any) -> None:
    judge("CA354", (_LAST, _LAST + "2,Q2,Shall we go on,Yes,,1\n" * 3))


def test_a_figure_that_two_tables_give_differently_is_found(judge: Any) -> None:
    files = {
        "evidence/clubs/copy.yaml": (
            "title: Copy\nkind: indicator\nby: independent\ndata: copy.csv\nitems:\n"
            "  fewer-still:\n    says: Fewer\n    about: arrive-on-time\n"
            "    indicator: Late arrivals\n    place: Ash Lane\n    expect: decrease\n"
            "    test: straw\n    at: {table: 3}\n"
        ),
        "evidence/clubs/copy.csv": (
            "indicator,period,place,value,unit\n"
            "Late arrivals,Q1 2024/25,Ash Lane,35,number\n"
            "Late arrivals,Q2 2024/25,Ash Lane,82,number\n"
        ),
    }

    judge("CA354", files=files, table=[("copy.csv", 3, "CA354")])
