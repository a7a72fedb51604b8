"""Pairs are complete, eras have an order, values are of one sort."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.case_matching.pairs import (
    MatchedPairs,
    count_moves,
    list_features,
    order_eras,
    read_pairs,
)
from tests.evidence_kinds.tables import table_of

TABLE = table_of(
    "pair,era,feature,value",
    "1,after,Tools,yes", "1,before,Tools,no", "2,before,Tools,yes", "2,after,Tools,yes",
    "3,before,Tools,no", "1,before,Visits,2", "1,after,Visits,5",
)  # fmt: skip


def test_pairs_are_joined_by_name_and_incomplete_ones_named() -> None:
    pairs = read_pairs(TABLE, "tools")

    assert isinstance(pairs, MatchedPairs)
    assert (pairs.eras, pairs.yes_or_no, pairs.incomplete) == (("before", "after"), True, ("3",))
    assert count_moves(pairs) == {"rose": 1, "fell": 0, "stayed": 1}
    assert list_features(TABLE) == ("Tools", "Visits")


def test_numbers_stay_numbers() -> None:
    pairs = read_pairs(TABLE, "Visits")

    assert isinstance(pairs, MatchedPairs)
    assert (pairs.yes_or_no, pairs.pairs[0].second) == (False, 5)


@pytest.mark.parametrize(
    ("eras", "order"),
    [
        (("post", "pre"), ("pre", "post")),
        (("2015/16", "2013/14"), ("2013/14", "2015/16")),
        (("2", "1"), ("1", "2")),
        (("before", "old"), None),
        (("before",), None),
        (("before", "during", "after"), None),
        (("north", "south"), None),
    ],
)
def test_eras_have_an_order_or_none(eras: tuple[str, ...], order: tuple[str, str] | None) -> None:
    assert order_eras(eras) == order


def test_a_case_coded_twice_is_refused() -> None:
    table = table_of("pair,era,feature,value", "1,before,T,no", "1,after,T,yes", "1,after,T,no")

    problems = read_pairs(table, "T")

    assert not isinstance(problems, MatchedPairs)
    assert problems[0].where.line == 4


def test_pairs_and_eras_are_one_however_they_are_spelt() -> None:
    table = table_of(
        "pair,era,feature,value", "Ash Lane,Before,visits,3", "ash  lane,after,visits,5",
        "Brook,before,visits,2", "Brook,After,visits,4",
    )  # fmt: skip

    pairs = read_pairs(table, "visits")

    assert isinstance(pairs, MatchedPairs)
    assert [(each.name, each.first, each.second) for each in pairs.pairs] == [
        ("Ash Lane", 3, 5),
        ("Brook", 2, 4),
    ]
    assert pairs.incomplete == ()
