"""Answers are tabulated once, by option, without guessing at what stands twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.table import Table
from contribution.evidence_kinds.survey.answers import tabulate_answers
from tests.evidence_kinds.tables import make_table, read_table, table_of

KEY = ("1", "", "all is well")


@pytest.mark.parametrize(
    "table",
    [
        table_of("wave,statement,option", *["1,All is well,Yes"] * 3),
        table_of("wave,statement,option,count", *["1,All is well,Yes,1"] * 3),
        table_of("wave,statement,option,count", "1,All is well,Yes,3"),
        table_of("respondent,wave,statement,option,count",
                 *(f"{number},1,All is well,Yes," for number in range(3))),
        table_of("wave,statement,option,count", "Wave 1,all is well.,yes,1",
                 "1,All is well,Yes,1", "1,ALL IS WELL,YES,1"),
    ],
)  # fmt: skip
def test_respondents_and_totals_give_the_same_count(table: Table) -> None:
    answer = tabulate_answers(table).questions[KEY].answers["yes"]

    assert answer.count == 3
    assert answer.problem is None


def test_totals_are_not_added_up() -> None:
    table = table_of("wave,statement,option,count", "1,All is well,Yes,3", "1,All is well,Yes,4")

    answer = tabulate_answers(table).questions[KEY].answers["yes"]

    assert answer.problem is not None
    assert answer.problem.where.line == 3


def test_two_spellings_of_one_total_are_not_added_up() -> None:
    table = table_of("wave,statement,option,count", "1,All is well,Yes,3", "1,All is well,yes,4")

    assert tabulate_answers(table).questions[KEY].answers["yes"].problem is not None


def test_a_misspelt_column_does_not_make_every_row_a_person() -> None:
    table = table_of("wave,statement,option,counts", "1,All is well,Yes,30")
    country = table_of("wave,statement,option,country", "1,All is well,Yes,Wales")

    assert tabulate_answers(table).problems[0].next_step == 'did you mean "count"?'
    assert tabulate_answers(country).problems == ()


def test_a_dash_is_nobody_and_an_empty_cell_is_nothing_printed() -> None:
    table = table_of(
        "wave,statement,option,percent,count", "1,All is well,Yes,-,-", "1,All is well,No,12,"
    )

    answers = tabulate_answers(table).questions[KEY].answers

    assert (answers["yes"].count, answers["yes"].percent) == (0, 0)
    assert (answers["no"].count, answers["no"].percent) == (None, 12)


@pytest.mark.parametrize("cell", ["101", "-5", "4O"])
def test_an_impossible_percentage_is_a_problem_at_its_cell(cell: str) -> None:
    table = table_of("wave,statement,option,percent", f"1,All is well,Yes,{cell}")

    problem = tabulate_answers(table).questions[KEY].answers["yes"].problem

    assert problem is not None
    assert (problem.where.line, problem.where.column) == (2, 4)


def test_the_printed_survey_of_the_report_can_be_read_whole() -> None:
    answers = tabulate_answers(read_table("staff-survey"))

    assert answers.problems == ()
    bad = [a for q in answers.questions.values() for a in q.answers.values() if a.problem]
    assert bad == []


@given(st.lists(st.sampled_from(["Yes", "No", "Don't know"]), min_size=1, max_size=50))
def test_every_respondent_is_counted_once(options: list[str]) -> None:
    rows = [{"wave": "1", "statement": "All is well", "option": each} for each in options]
    table = make_table(("wave", "statement", "option"), rows)

    answers = tabulate_answers(table).questions[KEY].answers

    assert sum(answer.count or 0 for answer in answers.values()) == len(options)


@pytest.mark.parametrize("name", ["Total", "Base", "All respondents"])
def test_a_row_that_adds_up_the_others_is_their_base(name: str) -> None:
    table = table_of(
        "wave,statement,option,count", "1,All is well,Yes,3", "1,All is well,No,4",
        f"1,All is well,{name},7",
    )  # fmt: skip

    question = tabulate_answers(table).questions[KEY]

    assert set(question.answers) == {"yes", "no"}
    assert question.base == 7


def test_an_answer_that_is_called_all_is_no_total() -> None:
    table = table_of(
        "wave,statement,option,count", "1,All is well,Some,3", "1,All is well,None,4",
        "1,All is well,All,5",
    )  # fmt: skip

    assert set(tabulate_answers(table).questions[KEY].answers) == {"some", "none", "all"}


def test_a_dash_beside_a_figure_is_not_nobody() -> None:
    table = table_of(
        "wave,statement,option,percent,count", "1,All is well,Yes,40,-", "1,All is well,No,-,-"
    )

    answers = tabulate_answers(table).questions[KEY].answers

    assert answers["yes"].count is None
    assert answers["no"].count == 0


def test_a_misspelt_respondent_does_not_hide_who_answered_twice() -> None:
    table = table_of("respondant,wave,statement,option", "P1,1,All is well,Yes")
    answers = table_of("response,wave,statement,option", "P1,1,All is well,Yes")

    assert tabulate_answers(table).problems[0].next_step == 'did you mean "respondent"?'
    assert tabulate_answers(answers).problems == ()
