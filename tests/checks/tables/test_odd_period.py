"""Periods written oddly, missing or doubled."""

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


def test_a_period_with_a_figure_missing_is_found_once(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 13, "CA310")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            ).replace("Q3 2024/25", "Q3 2024/2")
        },
    )


def test_a_period_that_no_item_reads_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 12, "CA352")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            ).replace("Q3 2024/25,Castle Hill", "Q3 2024/2,Castle Hill")
        },
    )


def test_a_period_left_out_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 2, "CA352")],
        files={
            _ARRIVALS: _table(
                *[
                    row
                    for row in _grid(
                        ash=[41, 38, 45, 40, 36, 42, 39, 44],
                        all_=[96, 101, 102, 103, 97, 96, 103, 104],
                    )
                    if row[0] != "Q3 2024/25"
                ]
            )
        },
    )


def test_quarters_by_another_name_are_read_like_the_statistics_read_them(judge: Any) -> None:
    rows = [(f"Qtr {n % 4 + 1} {2023 + n // 4}/{24 + n // 4}", "Castle Hill", 20 + n % 3)
            for n in range(12) if n != 6]  # fmt: skip
    whole = [(f"Qtr {n % 4 + 1} {2023 + n // 4}/{24 + n // 4}", "All schools", 41 + n % 3)
             for n in range(12) if n != 6]  # fmt: skip

    judge("CA3", table=[("arrivals.csv", 2, "CA352")], files={_ARRIVALS: _table(*whole, *rows)})


def test_one_period_in_two_notations_stands_twice(judge: Any) -> None:
    rows = _grid(
        castle=[22, 27, 25, 29, 21, 24, 28, 26], all_=[96, 101, 102, 103, 97, 96, 103, 104]
    )
    rows.append(("Qtr 2 2024-25", "Castle Hill", 27))

    judge("CA3", table=[("arrivals.csv", 18, "CA352")], files={_ARRIVALS: _table(*rows)})


def test_financial_years_with_a_hyphen_leave_out_nothing(judge: Any) -> None:
    years = [f"{2004 + n}-{5 + n:02}" for n in range(8)]

    judge("CA3", ("intervention: 2025-09-01\n", "intervention: 2010-09-01\n"), table=[], files={
        _ARRIVALS: _table(*[(year, "All schools", 41 + n % 3) for n, year in enumerate(years)])
    })  # fmt: skip


def test_a_period_that_stands_twice_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 5, "CA310")],
        files={
            _ARRIVALS: _table(
                ("Q1 2024/25", "All schools", 41),
                ("Q2 2024/25", "All schools", 38),
                ("Q3 2024/25", "All schools", 45),
                ("Q3 2024/25", "All schools", 44),
                ("Q4 2024/25", "All schools", 39),
            )
        },
    )
