"""A base is the people who answered, whatever they could choose and whatever is left out."""

from __future__ import annotations

from contribution.evidence_kinds.survey.answers import tabulate_answers
from contribution.evidence_kinds.survey.questions import Question
from contribution.evidence_kinds.survey.shares import find_base, find_counted, find_uncounted
from tests.evidence_kinds.tables import table_of


def asked(*rows: str) -> Question:
    table = table_of("wave,statement,option,percent,count", *(f"1,Well,{row}" for row in rows))
    return next(iter(tabulate_answers(table).questions.values()))


def test_dont_knows_can_be_left_out() -> None:
    question = asked("Yes,,30", "No,,20", "Not sure,,10")

    assert find_base(question, answered=None, drop_dont_know=False).people == 60
    base = find_base(question, answered=None, drop_dont_know=True)
    assert (base.people, base.how) == (50, "the sum of the counts without don't know")
    assert [each.option for each in find_counted(question, drop_dont_know=True)] == ["Yes", "No"]


def test_several_answers_a_person_do_not_make_more_people() -> None:
    base = find_base(asked("Bus,,60", "Train,,60"), answered=80, drop_dont_know=False)

    assert base.people == 80
    assert "several answers" in base.how


def test_more_answers_than_people_are_odd() -> None:
    base = find_base(asked("Yes,,50", "No,,35"), answered=80, drop_dont_know=False)

    assert base.cautions == (
        "There are 85 answers to this statement in wave 1, but 80 people answered",
    )


def test_a_share_without_a_count_leaves_the_base_open() -> None:
    assert [each.option for each in find_uncounted(asked("Yes,60,30", "No,40,"))] == ["No"]
    assert find_uncounted(asked("Yes,60,30", "No,40,20")) == ()
