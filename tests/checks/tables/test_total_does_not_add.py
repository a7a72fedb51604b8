"""Totals and their parts."""

from __future__ import annotations

from typing import Any


def test_a_total_that_is_not_its_parts_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("Total,2025/26,6000,6250,250", "Total,2025/26,6100,6350,250"),
        table=[("costs.csv", 7, "CA343")],
    )


def test_a_total_that_misses_by_rounding_is_fine(judge: Any) -> None:
    judge("CA3", ("Total,2025/26,6000,6250,250", "Total,2025/26,6001,6251,250"))
