"""Figures that are given twice."""

from __future__ import annotations

from typing import Any

import pytest

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


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("group,line,year,actual\nA,Food,2024,100\n", "line,year,actual\nFood,2024,110\n", {2}),
        ("group,line,year,actual\nA,Food,2024,100\n", "line,year,actual\nFood,2024,100\n", set()),
        (
            "group,line,year,actual\nA,Food,2024,100\nB,Food,2024,80\n",
            "line,year,actual\nFood,2024,110\n",
            set(),
        ),
        (
            "group,line,year,actual\nA,Food,2024,100\n",
            "group,line,year,actual\nB,Food,2024,110\n",
            set(),
        ),
    ],
)  # fmt: skip
def test_a_group_that_one_table_leaves_out_is_that_of_the_other_where_it_is_the_only_one(
    judge: Any, first: str, second: str, lines: set[int]
) -> None:
    files = {}
    for name, text in (("one", first), ("two", second)):
        files[f"evidence/clubs/{name}.csv"] = f"{text}Staff,2024,5\n".replace(
            "Staff", "Rest,Staff" if "group" in text else "Staff"
        )
        files[f"evidence/clubs/{name}.yaml"] = (
            f"title: Costs\nkind: ledger\nby: independent\ndata: {name}.csv\nitems:\n"
            f"  spent-{name}: {{says: So, about: attendance, test: straw, line: Staff,\n"
            "    year: 2024, expect: as-planned, at: {page: 1}}\n"
        )
    judge("CA354", files=files, table=[("two.csv", line, "CA354") for line in lines])


@pytest.mark.parametrize(("base", "lines"), [("100", set()), ("10", {3})])
def test_a_base_unlike_that_of_the_other_options_is_found(
    judge: Any, base: str, lines: set[int]
) -> None:
    rows = [
        f"1,Q1,Statement {n},{option},,{count},{base if (n, option) == (1, 'Rather') else 100}"
        for n in range(1, 7)
        for option, count in (("Yes", 50), ("Rather", 9), ("No", 41))
    ]
    table = "\n".join(("wave,question,statement,option,percent,count,base", *rows, ""))
    judge(
        "CA354",
        files={
            "evidence/clubs/bases.csv": table,
            "evidence/clubs/bases.yaml": (
                "title: Bases\nkind: survey\nby: independent\ndata: bases.csv\n"
                "waves: {1: {from: 2025-06-01, to: 2025-06-30, answered: 100}}\nitems:\n"
                "  most: {says: So, about: attendance, test: straw, statement: Statement 2,\n"
                "    options: 'Yes', expect: at-least 20%, at: {page: 1}}\n"
            ),
        },
        table=[("bases.csv", line, "CA354") for line in lines],
    )
