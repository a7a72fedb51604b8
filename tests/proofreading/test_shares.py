"""Percentages over time, the count that they are of, and a percentage that no count gives."""

from __future__ import annotations

from random import Random

import pytest

from contribution.domain.table import Row, Table
from contribution.evidence_kinds.indicator import KIND
from contribution.proofreading.shares import find_shares_of_counts

_COLUMNS = ("indicator", "period", "place", "value", "unit")


def _rows(seed: int) -> list[list[str]]:
    """Referrals of two places and in all, 40 to 90 each, and how many of them came again."""
    random, rows = Random(seed), []
    for year in range(2001, 2017):
        base = {"North": random.randint(40, 90), "South": random.randint(40, 90)}
        again = {place: random.randint(3, 20) for place in base}
        base["Total"], again["Total"] = sum(base.values()), sum(again.values())
        for place, number in base.items():
            share = f"{100 * again[place] / number:.1f}"
            rows.append(["Referrals", str(year), place, str(number), "number"])
            rows.append(["Visits", str(year), place, str(random.randint(40, 90)), "number"])
            rows.append(["Again", str(year), place, share, "percent"])
    return rows


def _table(rows: list[list[str]]) -> Table:
    told = (Row(n, dict(zip(_COLUMNS, row, strict=True))) for n, row in enumerate(rows, start=2))
    return Table("t.csv", _COLUMNS, tuple(told), shape=KIND.shape)


@pytest.mark.parametrize("seed", range(20))
def test_the_count_of_a_percentage_is_told_by_its_arithmetic_alone(seed: int) -> None:
    (shares,) = find_shares_of_counts(_table(_rows(seed)))

    assert {each.indicator for each in shares.counts} == {"Referrals"}
    assert all(
        (each.low <= each.high and each.low == each.high) or (each.base.value or 0) > 95
        for place in shares.by_place.values()
        for each in place.values()
    )


@pytest.mark.parametrize("seed", range(20))
def test_no_count_is_taken_for_that_of_a_percentage_by_chance(seed: int) -> None:
    strangers = [row for row in _rows(seed) if row[0] != "Referrals"]

    assert find_shares_of_counts(_table(strangers)) == ()
