"""An item's question is found in the table, or what is wrong with it is said at its key."""

from __future__ import annotations

from typing import Any

from contribution.domain.table import Table
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import (
    FoundShares,
    find_wave,
    find_wave_shares,
)
from tests.evidence_kinds.tables import table_of

TABLE = table_of(
    "wave,question,statement,option,count",
    "10,Q1,Well,Yes,40", "10,Q1,Well,No,60", "2,Q1,Well,Yes,30", "2,Q1,Well,No,70",
    "2,Q2,Only once,Yes,30", "2,Q2,Only once,No,70", "2,Q3,,Yes,30", "2,Q3,,No,70",
)  # fmt: skip


def register(table: Table = TABLE) -> SurveyRegister:
    return SurveyRegister.model_validate(
        {"id": "r", "title": "R", "kind": "survey", "table": table,
         "waves": {"Wave 2": {"invited": 400}}, "population": 900}
    )  # fmt: skip


def shares(**item: Any) -> FoundShares:
    written = {"id": "i", "says": "So", "about": "a", "options": "Yes", "expect": "increase"}
    loaded = register()
    assert loaded.answers is not None
    return find_wave_shares(SurveyItem.model_validate({**written, **item}), loaded, loaded.answers)


def test_waves_come_in_order_of_their_numbers() -> None:
    assert [share.wave for share in shares(statement="Well").shares] == ["2", "10"]
    assert [share.wave for share in shares(statement="Well", waves=[10, 2]).shares] == ["10", "2"]


def test_a_question_without_statements_needs_none() -> None:
    assert shares(question="Q3", expect="at-least 5%").shares[0].fraction == "30 of 100"


def test_a_population_goes_before_the_invited() -> None:
    assert shares(statement="Well").shares[0].sample.population == 900
    assert find_wave(register(), "2").invited == 400
    assert find_wave(register(), "7").invited is None


def test_one_wave_is_no_change() -> None:
    found = shares(statement="Only once")

    assert found.shares == ()
    assert "there is wave 2 only" in found.problems[0].message


def test_an_item_must_ask_something() -> None:
    assert "names neither question nor statement" in shares().problems[0].message
