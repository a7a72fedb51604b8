"""Titles of tables and their values."""

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


def test_a_number_that_prints_percentages_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("    indicator: Late arrivals\n", "    indicator: Number of late arrivals\n"),
        table=[("arrivals.csv", 2, "CA346")],
        files={
            _ARRIVALS: _table(
                *[
                    (period, "All schools", value / 10)
                    for period, value in zip(_PERIODS, range(95, 103), strict=True)
                ],
                unit="percent",
                name="Number of late arrivals",
            )
        },
    )


def test_a_percentage_that_prints_numbers_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("    indicator: Late arrivals\n", "    indicator: Percentage of late arrivals\n"),
        table=[("arrivals.csv", 2, "CA346")],
        files={
            _ARRIVALS: _table(
                *_grid(all_=[96, 91, 92, 93, 97, 96, 93, 94]), name="Percentage of late arrivals"
            )
        },
    )


def test_a_number_per_thousand_may_have_decimals(judge: Any) -> None:
    judge(
        "CA3",
        ("    indicator: Late arrivals\n", "    indicator: Number of arrivals late per 1000\n"),
        files={
            _ARRIVALS: _table(
                *[
                    (period, "All schools", value / 10)
                    for period, value in zip(_PERIODS, range(95, 103), strict=True)
                ],
                name="Number of arrivals late per 1000",
            )
        },
    )
