"""A share stands on its base: counts, printed percentages, dropped and several answers."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.diagnostic import Where
from contribution.domain.table import Table
from contribution.evidence_kinds.survey.answers import tabulate_answers
from contribution.evidence_kinds.survey.shares import Share, ShareQuestion, find_share
from tests.evidence_kinds.tables import table_of


def share(table: Table, *options: str, **asked: Any) -> Share:
    question = next(iter(tabulate_answers(table).questions.values()))
    places = tuple(Where("register.yaml") for _ in options)
    found = find_share(
        question,
        ShareQuestion(options, places, **asked),
        table,
    )
    assert isinstance(found, Share)
    return found


def test_the_base_is_the_sum_of_the_counts() -> None:
    table = table_of("wave,option,percent,count", "1,Yes,43,46", "1,No,57,61")

    found = share(table, "Yes", population=400)

    assert (found.sample.count, found.sample.base, found.sample.population) == (46, 107, 400)
    assert found.formula == "46 / 107"
    assert found.rows == (Where("data.csv", 2, 4),)


def test_a_sum_of_rounded_percentages_counts_as_right_too() -> None:
    # 30.4 and 30.4 print as 30 and 30, together 60; the counts give 60.9.
    table = table_of("wave,option,percent,count", "1,Yes,30,7", "1,Rather,30,7", "1,No,39,9")

    found = share(table, "Yes", "Rather")

    assert found.printed == pytest.approx((100 * 14 / 23, 60))
    assert any("rounding before adding" in note for note in found.notes)


def test_a_printed_percentage_that_no_rounding_explains_does_not_count() -> None:
    table = table_of("wave,option,percent,count", "1,Yes,55,46", "1,No,57,61")

    found = share(table, "Yes")

    assert found.printed == pytest.approx((100 * 46 / 107,))
    assert any("rounding does not explain it" in note for note in found.notes)


def test_several_answers_a_person_stand_on_the_people() -> None:
    table = table_of("wave,option,count", "1,Health,60", "1,School,50", "1,Social care,28")

    assert share(table, "Social care", answered=99).fraction == "28 of 99"
    printed = table_of("wave,option,count,base", "1,Health,60,99", "1,School,78,99")
    assert share(printed, "School").fraction == "78 of 99"


def test_an_option_named_twice_counts_once() -> None:
    table = table_of("wave,option,count", "1,Yes,40", "1,No,60")

    assert share(table, "Yes", "yes").fraction == "40 of 100"


def test_more_answers_than_people_who_could_answer_are_pointed_out() -> None:
    found = share(table_of("wave,option,count", "1,Yes,40", "1,No,60"), "Yes", population=90)

    assert found.sample.population is None
    assert any("90 who could" in caution for caution in found.cautions)


def test_dont_know_can_leave_percentages_too() -> None:
    table = table_of("wave,option,percent", "1,Yes,40", "1,No,40", "1,Don't know,20")

    found = share(table, "Yes", answered=100, drop_dont_know=True)

    assert (found.sample.base, found.percent) == (80, 50)


@pytest.mark.parametrize("lost", ["1,No,57,", "1,No,,"])
def test_counts_give_no_base_where_one_of_them_is_missing(lost: str) -> None:
    table = table_of("wave,option,percent,count", "1,Yes,43,46", lost)

    found = share(table, "Yes", answered=107)

    assert found.sample.base == 107
    assert found.formula == "43%"


def test_without_percentages_a_missing_count_is_a_problem_at_its_cell() -> None:
    table = table_of("wave,option,percent,count", "1,Yes,,46", "1,No,57,")
    question = next(iter(tabulate_answers(table).questions.values()))

    found = find_share(question, ShareQuestion(("Yes",), (Where("register.yaml"),)), table)

    assert not isinstance(found, Share)
    assert found[0].where == Where("data.csv", 3, 4)
    assert "no count" in found[0].message
