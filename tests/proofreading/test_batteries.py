"""The base that the rows of a statement share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.table import Row, Table
from contribution.evidence_kinds.survey.questions import SHAPE
from contribution.proofreading.batteries import (
    counts_people,
    find_batteries,
    find_misfits,
)
from contribution.stats.percentages import ROUNDINGS, Rounding, printed_percentage
from tests.evidence_kinds.tables import table_of

_COLUMNS = ("wave", "question", "statement", "option", "percent", "count")


def _table(*rows: tuple[object, object]) -> Table:
    lines = tuple(
        Row(
            line,
            dict(zip(_COLUMNS, ("1", "Q1", "S", f"option {line}", *map(str, row)), strict=True)),
        )
        for line, row in enumerate(rows, start=2)
    )
    return Table("t.csv", _COLUMNS, lines, shape=SHAPE)


@given(
    st.lists(st.integers(1, 400), min_size=3, max_size=7),
    st.sampled_from(ROUNDINGS),
)
def test_true_rows_never_disagree(counts: list[int], rounding: Rounding) -> None:
    base = sum(counts)
    rows = [(printed_percentage(count, base, rounding=rounding), count) for count in counts]
    battery = find_batteries(_table(*rows))[0]
    low, high = battery.base

    assert low <= base <= high
    assert find_misfits(battery) == ()


def test_one_wrong_row_of_four_is_singled_out() -> None:
    battery = find_batteries(_table((46, 51), (17, 190), (29, 33), (8, 9)))[0]

    assert [answer.line for answer in find_misfits(battery)] == [3]
    assert find_misfits(battery)[0].percent == Decimal(17)


def test_two_rows_that_disagree_tell_nothing() -> None:
    battery = find_batteries(_table((50, 10), (50, 90)))[0]

    assert battery.base == (0, 0)
    assert find_misfits(battery) == ()


def test_a_printed_base_is_believed() -> None:
    columns = (*_COLUMNS, "base")
    cells = dict(zip(columns, ("1", "Q1", "S", "Agree", "20", "21", "93"), strict=True))
    battery = find_batteries(Table("t.csv", columns, (Row(2, cells),), shape=SHAPE))[0]

    assert battery.base == (93, 93)
    assert len(find_misfits(battery)) == 1


def test_a_table_of_respondents_has_no_batteries() -> None:
    assert find_batteries(Table("t.csv", ("wave", "statement", "option"), (), shape=SHAPE)) == ()


def test_rows_of_one_person_each_are_told_from_printed_figures() -> None:
    header = "wave,statement,option,percent,count"
    people = ["1,S,Yes,,1", "1,S,Yes,,1", "1,S,No,,1"]

    assert counts_people(table_of(header, *people))
    assert not counts_people(table_of(header, *people, "1,S,Perhaps,,2"))
    assert not counts_people(table_of(header, *people, "1,S,Perhaps,5,1"))
    assert not counts_people(table_of(f"{header},base", *(f"{row},0" for row in people)))
    assert not counts_people(table_of(header))


@pytest.mark.parametrize(("yes", "misfits"), [(71, 0), (17, 1)])
def test_of_yes_and_no_the_counts_make_the_base(yes: int, misfits: int) -> None:
    columns = ("wave", "statement", "option", "percent", "count")
    rows = (("Yes", str(yes), "838"), ("No", "29", "342"))
    lines = tuple(
        Row(line, dict(zip(columns, ("2", "I slept under a net", *row), strict=True)))
        for line, row in enumerate(rows, start=2)
    )

    (battery,) = find_batteries(Table("t.csv", columns, lines, shape=SHAPE))

    assert battery.base == (1180, 1180)
    assert len(find_misfits(battery)) == misfits
