"""Whose answers are meant is said in the author's words and found in the table's."""

from __future__ import annotations

from contribution.evidence_kinds.survey.answers import tabulate_answers
from contribution.evidence_kinds.survey.fields import SurveyItem
from contribution.evidence_kinds.survey.question import (
    find_group_answers,
    read_whose,
    say_whose,
)
from tests.evidence_kinds.tables import table_of

TABLE = table_of("wave,Role,place,option,count", "1,Mother,,Yes,3", "1,,North,Yes,4", "1,,,Yes,9")
ANSWERS = tabulate_answers(TABLE)
ASKED = tuple(("1", question) for question in ANSWERS.questions.values())


def item(**where: str) -> SurveyItem:
    return SurveyItem.model_validate(
        {"id": "i", "says": "So", "about": "a", "options": "Yes", "expect": "increase",
         "where": where}
    )  # fmt: skip


def test_a_group_replaces_everybody() -> None:
    ((_, question),), problems = find_group_answers(item(role="mother"), TABLE, ANSWERS, ASKED)

    assert problems == ()
    assert question.answers["yes"].count == 3
    assert question.key == ASKED[0][1].key


def test_names_are_the_tables_and_words_the_authors() -> None:
    asked = item(role="MOTHER", place="North")

    assert read_whose(asked, ANSWERS) == {"Role": "mother", "place": "north"}
    assert say_whose(asked) == "whose role is MOTHER and place is North"
    assert say_whose(item()) == ""


def test_groups_that_share_nobody_are_one_problem() -> None:
    _, (problem,) = find_group_answers(item(role="mother", place="North"), TABLE, ANSWERS, ASKED)

    assert "nobody whose role is mother and place is North in wave 1" in problem.message
