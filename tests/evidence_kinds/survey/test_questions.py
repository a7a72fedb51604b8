"""What was answered is a value that can be counted, compared and kept."""

from __future__ import annotations

from contribution.evidence_kinds.survey.questions import Answer, GroupAnswer, Question


def test_an_answer_says_how_many_rows_stand_behind_it() -> None:
    answer = Answer("Yes", 3.0, None, line=2, rows=3)

    assert answer.rows == answer.count
    assert GroupAnswer(("mother",), answer).answer == answer


def test_a_question_is_everybodys_unless_it_says_whose() -> None:
    question = Question("1", "Q1", "Well", {})

    assert question.who == ""
    assert question.problems == ()
