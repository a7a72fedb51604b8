"""Labels spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from contribution.checks.tables import label_spelling
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.table import Row, Table
from contribution.evidence_kinds.survey.questions import SHAPE
from tests.evidence_kinds.surveys import assess_survey, item, printed

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


def test_a_place_that_lost_a_letter_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 26, "CA350")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            ).replace("Q3 2025/26,Ash Lane", "Q3 2025/26,Ash Lanes")
        },
    )


def test_a_place_that_a_scanner_misread_is_found(judge: Any) -> None:
    judge(
        "CA3",
        table=[("arrivals.csv", 26, "CA350")],
        files={
            _ARRIVALS: _table(
                *_grid(
                    ash=[41, 38, 45, 40, 36, 42, 39, 44],
                    brook=[31, 35, 30, 33, 38, 29, 34, 32],
                    castle=[22, 27, 25, 29, 21, 24, 28, 26],
                    all_=[96, 101, 102, 103, 97, 96, 103, 104],
                )
            )
            .replace("Ash Lane", "Werneth")
            .replace("Q3 2025/26,Werneth", "Q3 2025/26,Wemeth")
        },
    )


def test_a_place_in_other_letters_is_fine(judge: Any) -> None:
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
            ).replace("Q3 2025/26,Ash Lane", "Q3 2025/26,ash lane")
        },
    )


def test_places_side_by_side_are_two(judge: Any) -> None:
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
            ).replace("Brook End", "Ash Lanes")
        },
    )


def test_a_group_of_respondents_in_two_spellings(tmp_path: Path) -> None:
    counts = (30, 30, 30, 30)
    groups = {(1, "grandparent"): counts, (2, "grandparant"): counts, (1, "parent"): counts,
              (2, "parent"): counts}  # fmt: skip

    found = assess_survey(tmp_path, printed(groups), item("all")).diagnostics

    [spelling] = [each for each in found if each.id == "CA350"]
    assert "role “grandparent” (4 rows) is likely “grandparant”" in spelling.message


def test_a_table_is_read_once_for_all_its_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted:
        passes = 0

        def __iter__(self) -> Iterator[Row]:
            self.passes += 1
            names = ("wave", "question", "statement", "option")
            yield from (Row(line, dict.fromkeys(names, f"label {line}")) for line in range(2, 9))

    rows = Counted()
    table = Table("long.csv", ("wave", "question", "statement", "option"), rows, shape=SHAPE)
    register = EvidenceRegister(id="r", title="R", kind="survey", table=table)
    monkeypatch.setattr(label_spelling, "find_tables", lambda _: [(register, table)])

    assert list(label_spelling.find(cast("Assessment", None))) == []
    assert rows.passes == 1
