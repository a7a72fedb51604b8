"""Columns of groups are told from columns of answers and remarks; everybody has many names."""

from __future__ import annotations

import pytest

from contribution.domain.respondent_groups import (
    find_group,
    find_group_columns,
    find_group_lines,
    is_everybody,
)
from contribution.evidence_kinds.survey.questions import SHAPE
from tests.evidence_kinds.tables import table_of


def test_answers_and_remarks_are_no_groups() -> None:
    columns = ("wave", "option", "count", "base", "respondent", "Note", "page", "role", "locality")

    assert find_group_columns(columns, SHAPE.columns) == ("role", "locality")
    assert find_group_columns(columns, SHAPE.columns, named=["page"]) == (
        "page",
        "role",
        "locality",
    )


@pytest.mark.parametrize("value", ["", " ", "-", "Total", "ALL", "everybody", "All  respondents"])
def test_everybody_has_many_names(value: str) -> None:
    assert is_everybody(value)


def test_a_group_is_what_the_cells_name() -> None:
    cells = {"role": " mother ", "locality": "Total", "count": "5"}

    assert find_group(cells, ("role", "locality")) == (("role", "mother"),)


def test_lines_of_groups_are_printed_figures_and_never_respondents() -> None:
    printed = table_of("role,option,count", ",Yes,5", "mother,Yes,3", "Total,No,1")
    people = table_of("respondent,role,option", "P1,mother,Yes")

    assert find_group_lines(printed) == {3}
    assert find_group_lines(people) == frozenset()
