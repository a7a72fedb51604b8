"""Amounts per head are the printed amounts over the declared numbers, with the formula."""

from __future__ import annotations

import pytest

from contribution.domain.diagnostic import Finding, Where
from contribution.evidence_kinds.ledger.lines import PerHead, build_per_head

WHERE = Where("register.yaml", 7)
SPENT = {"2014/15": 1_000_000.0, "2015/16": 900_000.0}


def test_both_years_the_change_and_its_percent_with_formula() -> None:
    per_head = build_per_head(SPENT, {"2015/16": 240, "2014/15": 250}, "children", where=WHERE)

    assert isinstance(per_head, PerHead)
    numbers = [figure.number for figure in per_head.figures]
    assert numbers == pytest.approx([4000, 3750, -250, -6.25])
    assert per_head.figures[0].label == "2014/15, per head of children"
    assert per_head.figures[0].formula == "1,000,000 / 250"
    assert set(per_head.computed) == {
        "per head 2014/15", "per head 2015/16", "change per head", "percent per head"
    }  # fmt: skip


def test_no_percent_of_an_amount_that_is_not_above_zero() -> None:
    per_head = PerHead(("1", "2"), (-10.0, 5.0), (2.0, 2.0), "pupils")

    assert [figure.number for figure in per_head.figures] == [-5.0, 2.5, 7.5]


def test_a_year_without_a_number_is_a_finding_that_says_what_to_add() -> None:
    problem = build_per_head(SPENT, {"2014/15": 250}, "children", where=WHERE)

    assert isinstance(problem, Finding)
    assert problem.where == WHERE
    assert problem.message == "there is no number of children for 2015/16"
    assert "2015/16" in problem.next_step
