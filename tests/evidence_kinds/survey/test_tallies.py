"""Rows are counted by wave, statement, option and group in one reading."""

from __future__ import annotations

from contribution.evidence_kinds.survey.rows import tally_rows
from tests.evidence_kinds.tables import table_of


def test_groups_are_tallied_apart_and_in_the_order_of_their_columns() -> None:
    table = table_of("wave,role,option,count", "1,mother,Yes,3", "1,father,Yes,4", "1,,Yes,7")

    tallies = tally_rows(table, ("role",), one_a_row=False).by_label

    assert [(label[4], tally.total) for label, tally in tallies.items()] == [
        (("mother",), 3), (("father",), 4), (("",), 7),
    ]  # fmt: skip
    assert not any(tally.twice for tally in tallies.values())


def test_a_second_answer_of_a_respondent_is_not_tallied() -> None:
    table = table_of("respondent,wave,option", "P1,1,Yes", "P1,1,No", "P1,2,No")

    tallies = tally_rows(table, (), one_a_row=True)

    assert [tally.total for tally in tallies.by_label.values()] == [1, 0, 1]
    assert tallies.roll is not None
    assert tallies.roll.twice == {("1", "", ""): {3: "P1"}}


def test_a_dash_beside_a_percentage_is_not_nobody() -> None:
    table = table_of("wave,option,percent,count", "1,Yes,40,-", "1,No,-,-")

    yes, no = tally_rows(table, (), one_a_row=False).by_label.values()

    assert (yes.counted, no.counted) == (False, True)
