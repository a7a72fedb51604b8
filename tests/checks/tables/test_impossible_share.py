"""Percentages behind which no whole number of people stands."""

from __future__ import annotations

from typing import Any

import pytest

_HEAD = "wave,question,statement,option,percent,base\n"
_WAVE_2 = "".join(
    f"2,Q1,{statement},{option},{percent},125\n"
    for statement in ("Mornings are easier", "The club is welcoming")
    for option, percent in (("Agree", 60), ("Neither", 20), ("Disagree", 20))
)


def _survey(percents: tuple[object, ...], base: object) -> dict[str, str]:
    rows = "".join(
        f"1,Q1,Mornings are easier,{option},{percent},{base}\n"
        for option, percent in zip(("Agree", "Neither", "Disagree"), percents, strict=True)
    )
    return {"evidence/clubs/survey.csv": _HEAD + rows + _WAVE_2}


def test_a_percentage_that_no_count_gives_is_found(judge: Any) -> None:
    found = judge("CA355", files=_survey((57, 29, 15), 7), table=[("survey.csv", 4, "CA355")])

    assert any("likely 14% or 29%" in each.message for each in found.diagnostics)


@pytest.mark.parametrize("base", [7, "", "-", 1000])
def test_percentages_that_some_count_gives_are_fine(base: object, judge: Any) -> None:
    judge("CA355", files=_survey((57, 29, 14), base))


def test_percentages_that_no_group_gives_together_are_found(judge: Any) -> None:
    judge(
        "CA355",
        ("answered: 120", "answered: 9"),
        files=_survey((57, 31, 12), ""),
        table=[("survey.csv", 2, "CA355")],
    )
