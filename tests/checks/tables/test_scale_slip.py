"""Figures at a tenth, a hundredth or a thousandth of their size."""

from __future__ import annotations

from typing import Any

import pytest

_HEAD = "indicator,period,place,value,unit\n"
_ARRIVALS = "evidence/clubs/arrivals.csv"


def _series(*values: object, unit: str = "number") -> dict[str, str]:
    rows = (f"Late arrivals,{2010 + n},All schools,{v},{unit}\n" for n, v in enumerate(values))
    return {_ARRIVALS: _HEAD + "".join(rows)}


@pytest.mark.parametrize("slip", ["1.391", "139100", "139", "13.91"])
def test_a_value_that_fits_only_when_scaled_is_found(slip: str, judge: Any) -> None:
    files = _series(1250, 1310, 1295, slip, 1402, 1377, 1331)

    found = judge("CA353", files=files, table=[("arrivals.csv", 5, "CA353")])

    assert any("likely 139" in each.message for each in found.diagnostics)


@pytest.mark.parametrize(
    "values",
    [
        (12, 9, 1, 14, 8, 11, 10),
        (1250, 1310, 1295, 250, 1402, 1377, 1331),
        (1250, 1310, 1295, 131, 135, 128, 130),
        (5, 60, 500, 5000, 30, 80, 900),
        (0, 0, 1250, 0, 0, 1, 0),
    ],
)
def test_values_that_vary_are_fine(values: tuple[int, ...], judge: Any) -> None:
    judge("CA353", files=_series(*values))


def test_percentages_written_as_shares_are_found(judge: Any) -> None:
    files = _series(0.61, 0.64, 0.59, 0.66, 0.70, unit="percent")

    judge("CA353", files=files, table=[("arrivals.csv", 2, "CA353")])


def test_small_percentages_are_fine(judge: Any) -> None:
    judge("CA353", files=_series(0.6, 0.4, 0.5, 0.9, 1.2, unit="percent"))


def test_one_share_among_percentages_of_a_question_is_found(judge: Any) -> None:
    judge("CA353", (",Agree,50,60", ",Agree,0.50,"), table=[("survey.csv", 5, "CA353")])


def test_a_small_percentage_among_others_is_fine(judge: Any) -> None:
    judge(
        "CA353",
        (",Agree,50,60", ",Agree,69.5,"),
        ("The club is welcoming,Disagree,20,24", "The club is welcoming,Disagree,0.5,"),
    )


def test_an_amount_far_from_its_budget_is_found(judge: Any) -> None:
    judge("CA353", ("1000,1100,100", "1000,1.100,100"), table=[("costs.csv", 2, "CA353")])


@pytest.mark.parametrize(
    ("odd", "is_said"),
    [("94", True), ("62", False), ("7", True), ("45.25", False), ("45.2", False)],
)
def test_a_value_far_beyond_all_ups_and_downs_is_found(odd: str, is_said: bool, judge: Any) -> None:
    files = _series(41, 52, 47, 44, 58, odd, 49, 40, 55, 51, 46, 43)

    judge("CA353", files=files, table=[("arrivals.csv", 7, "CA353")] if is_said else [])


@pytest.mark.parametrize(("odd", "is_said"), [("4.72", True), ("4.7", False)])
def test_a_digit_behind_those_that_all_others_have_is_found(
    odd: str, is_said: bool, judge: Any
) -> None:
    others = (4.1, 5.2, 4.7, 4.4, 5.8, odd, 4.9, 4.3, 5.5, 5.1, 4.6, 4.3)
    files = _series(*others, unit="percent")

    judge("CA353", files=files, table=[("arrivals.csv", 7, "CA353")] if is_said else [])
