"""Series that jump to another level."""

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


def test_a_lasting_jump_of_the_whole_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 21, "CA351")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 197, 196, 203, 204],
                )
            )
        },
    )


def test_a_slow_rise_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[98, 120, 138, 160, 180, 201, 220, 238],
                )
            )
        },
    )


def test_an_expected_fall_is_fine_where_its_reality_was_asked(judge: Any) -> None:
    judge("CA3", files={_ARRIVALS: _table(*_grid(all_=[196, 201, 202, 203, 97, 96, 103, 104]))})


def test_an_expected_fall_is_found_where_nobody_asked(judge: Any) -> None:
    judge(
        "CA3",
        (("no_rival_considered:\n  not-real: Registers are audited by the council\n"), ""),
        table=[("arrivals.csv", 6, "CA351")],
        files={_ARRIVALS: _table(*_grid(all_=[196, 201, 202, 203, 97, 96, 103, 104]))},
    )


def test_a_single_peak_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 197, 98, 103, 104],
                )
            )
        },
    )
