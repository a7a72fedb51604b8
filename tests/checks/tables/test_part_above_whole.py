"""Places and the whole that they belong to."""

from __future__ import annotations

from typing import Any

import pytest

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


def test_places_that_exceed_the_whole_once_are_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 9, "CA344")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 83, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            )
        },
    )


def test_a_whole_with_cases_elsewhere_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            )
        },
    )


@pytest.mark.parametrize(("whole", "is_said"), [(96, False), (98, False), (129, True)])
def test_a_whole_apart_from_its_places_as_never_else_is_found(
    judge: Any, whole: int, is_said: bool
) -> None:
    elsewhere = [2, 4, 1, 3, 2, 5, 0, 2, 3, 1, 4, 2]
    rows = [
        (f"Q{n % 4 + 1} {2023 + n // 4}/{24 + n // 4}", place, value)
        for n, rest in enumerate(elsewhere)
        for place, value in (
            ("Ash Lane", 40 + n % 3),
            ("Castle Hill", 50 + n % 5),
            ("All schools", whole if n == 5 else 90 + n % 3 + n % 5 + rest),
        )
    ]

    judge(
        "CA344",
        files={_ARRIVALS: _table(*rows)},
        table=[("arrivals.csv", 19, "CA344")] if is_said else [],
    )


@pytest.mark.parametrize(("again", "is_said"), [(23, False), (25, False), (29, True)])
def test_people_behind_the_share_of_the_whole_are_those_behind_its_places(
    judge: Any, again: int, is_said: bool
) -> None:
    rows = ["indicator,period,place,value,unit"]
    for n in range(16):
        ash, brook, of_ash, of_brook = 61 + n, 83 - n, 9 + n % 4, 14
        # Two of all belong to no school.
        base, told = ash + brook + 2, again if not n else of_ash + of_brook + n % 3
        for place, of, count in (
            ("Ash Lane", ash, of_ash), ("Brook End", brook, of_brook), ("All schools", base, told)
        ):  # fmt: skip
            rows.append(f"Referrals,{2001 + n},{place},{of},number")
            rows.append(f"Again,{2001 + n},{place},{100 * count / of:.1f},percent")

    found = judge(
        "CA344",
        files={_ARRIVALS: "\n".join((*rows, ""))},
        table=[("arrivals.csv", 7, "CA344")] if is_said else [],
    )

    said = [each.message for each in found.diagnostics if each.id == "CA344"]
    assert all("would be 29, but its places make 23 to 25" in each for each in said)
