"""Groups are put together only when nobody can be counted twice by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contribution.evidence_kinds.survey.answers import tabulate_answers
from contribution.evidence_kinds.survey.questions import Pool
from tests.evidence_kinds.tables import table_of


def pool(header: str, *rows: str, named: tuple[str, ...] = ()) -> Pool:
    [found] = tabulate_answers(table_of(header, *rows), named).pools.values()
    return found


def counts(found: Pool, **whose: str) -> dict[str, float | None]:
    question = found.gather(whose)
    assert question is not None
    return {plain: answer.count for plain, answer in question.answers.items()}


def test_a_base_of_groups_is_added_with_their_counts() -> None:
    found = pool("role,option,count,base", "mother,Yes,3,9", "father,Yes,4,8")

    question = found.gather({})
    assert question is not None
    assert (question.base, question.answers["yes"].count) == (17, 7)


def test_a_group_of_two_columns_is_added_over_the_second_only() -> None:
    found = pool("role,place,option,count",
                 "mother,North,Yes,3", "mother,South,Yes,4", "father,North,Yes,5")  # fmt: skip

    assert counts(found, role="mother") == {"yes": 7}
    assert counts(found, role="mother", place="north") == {"yes": 3}
    assert counts(found) == {"yes": 12}
    assert found.gather({"role": "father", "place": "south"}) is None


def test_a_statement_put_to_one_group_only_is_theirs_and_says_so() -> None:
    found = pool("role,option,percent", "mother,Yes,30", "mother,No,70")

    question = found.gather({})
    assert question is not None
    assert question.problems == ()
    assert question.who == "all rows are of role mother"


def test_a_group_printed_twice_is_refused() -> None:
    found = pool("role,option,count", "mother,Yes,3", "Mother,Yes,4", "father,Yes,1")

    question = found.gather({"role": "mother"})
    assert question is not None
    assert question.answers["yes"].problem is not None


def test_rows_of_respondents_are_added_even_where_some_name_no_group() -> None:
    found = pool("respondent,role,option", "P1,mother,Yes", "P2,,Yes", "P3,father,No",
                 named=("role",))  # fmt: skip

    assert counts(found) == {"yes": 2, "no": 1}
    assert counts(found, role="father") == {"yes": 0, "no": 1}


def test_rows_that_count_one_each_are_respondents_too() -> None:
    found = pool("role,option,count", "mother,Yes,1", "mother,Yes,1", ",Yes,1", "father,No,1")

    assert counts(found) == {"yes": 3, "no": 1}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 99), min_size=2))
def test_everybody_is_the_same_with_a_total_or_without(groups: dict[str, int]) -> None:
    rows = [f"{role},Yes,{count}" for role, count in groups.items()]
    total = f",Yes,{sum(groups.values())}"

    assert counts(pool("role,option,count", *rows)) == {"yes": sum(groups.values())}
    assert counts(pool("role,option,count", *rows, total)) == {"yes": sum(groups.values())}


def test_a_group_whose_count_is_withheld_keeps_everybody_from_being_added() -> None:
    found = pool(
        "role,option,count", "mother,Yes,30", "father,Yes,*", "mother,No,20", "father,No,9"
    )

    question = found.gather({})
    assert question is not None
    problem = question.answers["yes"].problem
    assert problem is not None
    assert '"*" marks a figure that is withheld' in problem.message
    assert counts(found, role="mother") == {"yes": 30, "no": 20}
