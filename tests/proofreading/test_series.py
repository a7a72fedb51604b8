"""Series of an indicator and the whole among its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from contribution.domain.table import Row, Table
from contribution.evidence_kinds.indicator import KIND
from contribution.proofreading.series import find_series, find_series_of_whole, usually

_COLUMNS = ("indicator", "period", "place", "value", "unit")


def _table(places: Mapping[str, Sequence[object]], unit: str = "number") -> Table:
    rows = [
        ("Late", str(2000 + number), place, str(value), unit)
        for place, values in places.items()
        for number, value in enumerate(values)
    ]
    lines = (Row(n, dict(zip(_COLUMNS, row, strict=True))) for n, row in enumerate(rows, start=2))
    return Table("t.csv", _COLUMNS, tuple(lines), shape=KIND.shape)


def test_a_series_holds_the_rows_of_one_place_in_order() -> None:
    series = find_series(_table({"North": [1, "n/a", 3], "South": [4, 5, 6]}))

    assert [each.place for each in series] == ["North", "South"]
    assert list(series[0].by_period) == ["2000", "2002"]
    assert series[1].points[0].line == 5


def test_labels_that_the_statistics_read_as_one_are_one_series() -> None:
    series = find_series(_table({"North’s": [1, 2], "north's ": [3, 4]}))

    assert [(each.place, len(each.points)) for each in series] == [("North’s", 4)]


def test_the_whole_is_the_place_that_says_so() -> None:
    whole = find_series_of_whole(
        find_series(_table({"A": [9, 9], "Stockport Total": [5, 5], "B": [1, 1]}))
    )

    assert whole is not None
    assert whole.place == "Stockport Total"


def test_the_whole_is_else_the_place_that_is_nearly_always_the_largest() -> None:
    whole = find_series_of_whole(find_series(_table({"A": [3, 4], "B": [2, 5], "Town": [7, 9]})))

    assert whole is not None
    assert whole.place == "Town"


def test_of_percentages_none_is_the_whole_by_its_size() -> None:
    places = {"A": [3, 4], "B": [2, 5], "Town": [7, 9]}

    assert find_series_of_whole(find_series(_table(places, unit="percent"))) is None


def test_two_places_have_no_whole() -> None:
    assert find_series_of_whole(find_series(_table({"A": [1, 2], "Total": [3, 4]}))) is None


@pytest.mark.parametrize(
    ("hits", "of", "answer"),
    [(4, 5, True), (5, 5, False), (3, 5, False), (3, 4, False), (14, 15, True)],
)
def test_an_exception_needs_a_rule(hits: int, of: int, answer: bool) -> None:
    assert usually(hits, of) is answer
