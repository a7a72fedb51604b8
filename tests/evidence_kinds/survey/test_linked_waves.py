"""What the table knows of people in both waves goes before what the register declares."""

from __future__ import annotations

import pytest

from contribution.domain.table import Table
from contribution.evidence_kinds.survey._linked_waves import WaveLink, link_waves
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import find_wave_shares
from contribution.stats.two_waves import MatchedRespondents
from tests.evidence_kinds.tables import table_of

WISH = {"id": "i", "says": "So", "about": "a", "options": "Yes", "expect": "increase",
        "statement": "Well"}  # fmt: skip


def linked(table: Table, overlap: object = "unknown", **wish: object) -> WaveLink:
    item = SurveyItem.model_validate({**WISH, **wish})
    register = SurveyRegister.model_validate(
        {"id": "r", "title": "R", "kind": "survey", "table": table, "overlap": overlap,
         "items": (item,)}
    )  # fmt: skip
    answers = register.answers
    assert answers is not None
    first, second = find_wave_shares(item, register, answers).shares
    return link_waves(item, register, answers, (first, second))


def people(*answers: str) -> Table:
    rows = [
        f"P{number},{wave},Well,{answer}"
        for number, pair in enumerate(answers)
        for wave, answer in enumerate(pair.split("/"), start=1)
        if answer
    ]
    return table_of("respondent,wave,statement,option", *rows)


def test_the_same_people_are_a_panel() -> None:
    link = linked(people("Yes/Yes", "No/Yes", "No/No"))

    assert link.overlap == MatchedRespondents(3, 1, 1, 2)
    assert link.panel is not None
    assert (link.panel.first_only, link.panel.second_only) == (0, 1)


def test_few_matched_people_are_used_but_not_told() -> None:
    link = linked(people("Yes/Yes", "No/No", "No/", "/Yes"))

    assert link.overlap == MatchedRespondents(2, 1, 1, 1)
    assert link.panel is None
    assert link.working == ()


def test_names_that_never_meet_leave_the_declaration_standing() -> None:
    apart = people("Yes/", "No/", "/Yes", "/No")

    assert linked(apart) == WaveLink(None)
    assert linked(apart, "none") == WaveLink(0)
    assert "the table has none of its respondents in both" in linked(apart, 2).mismatches[0].message


@pytest.mark.parametrize(
    ("names", "overlap", "doubted"),
    [
        (["1", "2", "3"], "unknown", True),
        (["1", "2", "3"], 3, False),
        (["1", "2", "7"], "unknown", False),
        (["A1", "A2", "A3"], "unknown", False),
    ],
)
def test_row_numbers_are_no_names(names: list[str], overlap: object, doubted: bool) -> None:
    rows = [f"{name},{wave},Well,{'Yes' if wave == 1 else 'No'}"
            for name in names for wave in (1, 2)]  # fmt: skip
    rows[0] = rows[0].replace("Yes", "No")
    link = linked(table_of("respondent,wave,statement,option", *rows), overlap)

    assert any("numbered anew" in each for each in link.cautions) is doubted


def test_a_declared_number_says_nothing_of_a_group() -> None:
    rows = [f"{wave},Well,{role},{option},30" for wave in (1, 2)
            for role in ("", "a") for option in ("Yes", "No")]  # fmt: skip
    table = table_of("wave,statement,role,option,count", *rows)

    assert linked(table, 40).overlap == 40
    assert linked(table, 40, where={"role": "a"}).overlap is None
    assert linked(table, "none", where={"role": "a"}).overlap == 0
