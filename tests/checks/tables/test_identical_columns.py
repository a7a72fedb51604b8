"""Columns that are the same in every figure."""

from __future__ import annotations

from typing import Any

_PERIODS = [f"Q{quarter} {year}" for year in ("2024/25", "2025/26") for quarter in (1, 2, 3, 4)]
_ARRIVALS = "evidence/clubs/arrivals.csv"


def _table(
    *rows: tuple[str, str, object], unit: str = "number", name: str = "Late arrivals"
) -> str:
    lines = [f"{name},{period},{place},{value},{unit}" for period, place, value in rows]
    return "\n".join(["indicator,period,place,value,unit", *lines, ""])


def _grid(**places: list[int]) -> list[tuple[str, str, object]]:
    names = {
        "ash": "Ash Lane",
        "brook": "Brook End",
        "castle": "Castle Hill",
        "all_": "All schools",
    }
    return [
        (period, names[place], values[number])
        for number, period in enumerate(_PERIODS)
        for place, values in places.items()
    ]


def test_a_period_that_repeats_another_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 18, "CA348")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 41, 42, 39, 44],
                    brook=[31, 35, 30, 33, 31, 29, 34, 32],
                    castle=[22, 27, 25, 29, 22, 24, 28, 26],
                    all_=[96, 101, 102, 103, 96, 96, 103, 104],
                )
            )
        },
    )


def test_a_place_that_repeats_another_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 3, "CA348")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[41, 38, 45, 40, 36, 42, 39, 44],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            )
        },
    )


def test_small_numbers_agree_by_chance(judge: Any) -> None:
    judge(
        "CA3",
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[1, 0, 2, 1, 0, 1, 0, 1],
                    brook=[0, 1, 0, 0, 1, 0, 1, 0],
                    castle=[2, 1, 0, 2, 1, 2, 1, 2],
                    all_=[3, 2, 2, 3, 2, 3, 2, 3],
                )
            )
        },
    )
