"""A small group is neither shown nor left to be had by subtraction."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from contribution.evidence_kinds.survey.answers import tabulate_answers
from contribution.evidence_kinds.survey.chart import build_group_table, is_withheld
from contribution.evidence_kinds.survey.questions import Pool
from contribution.evidence_kinds.survey.shares import ShareQuestion
from tests.evidence_kinds.tables import table_of

ASKED = ShareQuestion(("Yes",), ())


def pool(groups: Mapping[str, int], total: int | None = None) -> Pool:
    rows = [f"{role},Yes,{count}" for role, count in groups.items()]
    if total is not None:
        rows.append(f",Yes,{total}")
    [found] = tabulate_answers(table_of("role,option,count", *rows)).pools.values()
    return found


@pytest.mark.parametrize(
    ("groups", "total", "shown"),
    [
        ({"a": 60, "b": 30, "c": 20}, None, {"a": 60, "b": 30, "c": 20}),
        ({"a": 60, "b": 30, "c": 5}, None, {"a": 60, "b": None, "c": None}),
        ({"a": 60, "b": 30}, 95, {"a": 60, "b": None}),
        ({"a": 60, "b": 30}, 90, {"a": 60, "b": 30}),
        ({"a": 60, "b": 4, "c": 5, "d": 3}, None, {"a": 60, "b": None, "c": None, "d": None}),
    ],
)
def test_cells_go_until_the_small_ones_are_safe(
    groups: dict[str, int], total: int | None, shown: dict[str, int | None]
) -> None:
    table = build_group_table(pool(groups, total), "role", {}, ASKED)

    assert {value: base for value, (_, base) in table.groups.items()} == shown


def test_everybody_goes_where_no_cell_is_left_to_hide() -> None:
    nines = pool({"a": 9, "b": 9})

    assert build_group_table(nines, "role", {}, ASKED).total is None
    assert is_withheld(nines, {}, ASKED, {"role"})
    assert not is_withheld(nines, {}, ASKED, set())


def test_a_part_of_a_withheld_group_is_withheld_too() -> None:
    rows = ["a,,Yes,60", "b,,Yes,40", "c,,Yes,4", ",,Yes,104", "b,North,Yes,20", "b,South,Yes,20"]
    table = table_of("role,place,option,count", *rows)
    [found] = tabulate_answers(table).pools.values()

    assert is_withheld(found, {"role": "b"}, ASKED, {"role"})
    assert is_withheld(found, {"role": "b", "place": "north"}, ASKED, {"role", "place"})
    assert not is_withheld(found, {"role": "a"}, ASKED, {"role"})


def test_percentages_without_a_base_are_no_cell() -> None:
    table = table_of("role,option,percent,base", "a,Yes,60,80", "b,Yes,40,")
    [found] = tabulate_answers(table).pools.values()

    assert build_group_table(found, "role", {}, ASKED).groups == {"a": ("a", 80)}
