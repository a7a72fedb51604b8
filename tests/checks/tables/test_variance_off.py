"""Variances and their rows."""

from __future__ import annotations

from typing import Any


def test_a_variance_that_is_not_its_row_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("Food,2025/26,2000,2150,150", "Food,2025/26,2000,2150,510"),
        ("Total,2025/26,6000,6250,250", "Total,2025/26,6000,6250,"),
        table=[("costs.csv", 5, "CA345")],
    )


def test_a_variance_the_other_way_round_is_found_where_most_are_not(judge: Any) -> None:
    judge(
        "CA3",
        ("Food,2024/25,1000,1100,100", "Food,2024/25,1000,1100,-100"),
        ("Total,2024/25,5000,5000,0", "Total,2024/25,5000,5000,"),
        table=[("costs.csv", 2, "CA345")],
    )


def test_a_table_of_budget_less_actual_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        ("1000,1100,100", "1000,1100,-100"),
        ("4000,3900,-100", "4000,3900,100"),
        ("2000,2150,150", "2000,2150,-150"),
        ("4000,4100,100", "4000,4100,-100"),
        ("6000,6250,250", "6000,6250,-250"),
    )
