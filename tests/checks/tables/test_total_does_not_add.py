"""Totals and their parts."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_total_that_is_not_its_parts_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("Total,2025/26,6000,6250,250", "Total,2025/26,6100,6350,250"),
        table=[("costs.csv", 7, "CA343")],
    )


def test_a_total_that_misses_by_rounding_is_fine(judge: Any) -> None:
    judge("CA3", ("Total,2025/26,6000,6250,250", "Total,2025/26,6001,6251,250"))


@pytest.mark.parametrize(("count", "lines"), [("50", set()), ("51", {2})])
def test_counts_that_do_not_make_up_their_base_are_found(
    judge: Any, count: str, lines: set[int]
) -> None:
    rows = [
        f"1,Q1,Statement {n},{option},,{counted},100"
        for n in range(6)
        for option, counted in (("Yes", count if n == 0 else 50), ("Rather", 9), ("No", 41))
    ]
    several = ["1,Q2,,Tea,,70,100", "1,Q2,,Milk,,60,100"]
    judge(
        "CA343",
        files={
            "evidence/clubs/sums.csv": "\n".join(
                ("wave,question,statement,option,percent,count,base", *rows, *several, "")
            ),
            "evidence/clubs/sums.yaml": (
                "title: Sums\nkind: survey\nby: independent\ndata: sums.csv\n"
                "waves: {1: {from: 2025-06-01, to: 2025-06-30, answered: 100}}\nitems:\n"
                "  most: {says: So, about: attendance, test: straw, statement: Statement 2,\n"
                "    options: 'Yes', expect: at-least 20%, at: {page: 1}}\n"
            ),
        },
        table=[("sums.csv", line, "CA343") for line in lines],
    )


@pytest.mark.parametrize(("total", "lines"), [(700, set()), (730, {12})])
def test_what_stands_below_a_total_need_not_belong_to_it(
    judge: Any, total: int, lines: set[int]
) -> None:
    rows = ["line,year,budget,actual,variance"]
    for year, whole in (("2023/24", 640), ("2024/25", 650), ("2025/26", total)):
        food = whole - 500 if whole < 700 else 200
        for line, amount in (("Food", food), ("Staff", 500), ("Total", whole), ("Grants", 90)):
            rows.append(f"{line},{year},,{amount},")

    judge(
        "CA343",
        files={"evidence/clubs/costs.csv": "\n".join((*rows, ""))},
        table=[("costs.csv", line, "CA343") for line in lines],
    )
