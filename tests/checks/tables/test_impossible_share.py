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


def _referrals(wrong: str) -> dict[str, str]:
    """Sixteen years of referrals to two schools, and the share that came again, to a decimal."""
    rows = ["indicator,period,place,value,unit"]
    for n in range(16):
        for place, base, again in (("Ash Lane", 61 + n, 9 + n % 4), ("Brook End", 83 - n, 14)):
            share = f"{100 * again / base:.1f}"
            rows.append(f"Referrals,{2001 + n},{place},{base},number")
            rows.append(
                f"Again,{2001 + n},{place},{share if n or place[0] == 'B' else wrong},percent"
            )
    return {"evidence/clubs/arrivals.csv": "\n".join((*rows, ""))}


@pytest.mark.parametrize(("printed", "is_said"), [("14.8", False), ("15.3", True), ("14.3", True)])
def test_a_share_over_time_is_held_against_the_count_that_it_is_of(
    printed: str, is_said: bool, judge: Any
) -> None:
    told = judge(
        "CA355",
        files=_referrals(printed),
        table=[("arrivals.csv", 3, "CA355")] if is_said else [],
    )

    said = [each.message for each in told.diagnostics if each.id == "CA355"]
    assert all(
        "no whole number of 61 of “Referrals”; likely " in each and "14.8%" in each for each in said
    )
