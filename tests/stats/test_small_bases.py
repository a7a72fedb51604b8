from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.small_bases import (
    BaseThresholds,
    SuppressedTable,
    base_treatment,
    suppress_table,
)


@pytest.mark.parametrize(
    ("base", "treatment"),
    [
        (0, "suppress"),
        (9, "suppress"),
        (10, "no percentages"),
        (29, "no percentages"),
        (30, "unscored"),
        (49, "unscored"),
        (50, "caution"),
        (99, "caution"),
        (100, "normal"),
    ],
)
def test_each_threshold_is_the_smallest_base_of_the_better_treatment(
    base: int, treatment: str
) -> None:
    assert base_treatment(base) == treatment


def test_thresholds_can_be_chosen_but_must_not_fall() -> None:
    assert base_treatment(5, BaseThresholds(0, 0, 0, 0)) == "normal"
    assert base_treatment(60, BaseThresholds(5, 20, 75, 150)) == "unscored"
    with pytest.raises(ValueError, match="must not fall"):
        BaseThresholds(suppress=40)
    with pytest.raises(ValueError, match="cannot be"):
        base_treatment(-1)


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ((40, 30, 20), (40, 30, 20), 90),
        ((40, 30, 0), (40, 30, 0), 70),
        ((40, 30, 4), (40, None, None), 74),
        ((4, 6, 30), (None, None, 30), 40),
        # Two small cells of sum 2 could only be 1 and 1.
        ((1, 1, 30), (None, None, None), 32),
        # 10 is as small as a large cell can be, so beside it the 5 would show.
        ((5, 10, 10), (None, None, None), 25),
        # What four people said together is theirs too, and so is the whole of four.
        ((2, 2, 30), (None, None, None), 34),
        ((2, 2, 30, 40), (None, None, None, 40), 74),
        ((2, 2), (None, None), None),
        ((5,), (None,), None),
        ((5, 0), (None, 0), None),
        ((), (), 0),
    ],
)
def test_what_is_withheld(
    counts: tuple[int, ...], cells: tuple[int | None, ...], total: int | None
) -> None:
    assert suppress_table(counts) == SuppressedTable(cells, total)


def possible_values(table: SuppressedTable, small: set[int], threshold: int) -> dict[int, set[int]]:
    """Every value each small cell could have, for a reader who tries every table there is."""
    assert table.total is not None
    hidden = [place for place, cell in enumerate(table.cells) if cell is None]
    shown = [cell for cell in table.cells if cell is not None]
    ceiling = min((cell for cell in shown if cell), default=table.total)
    ranges = [
        range(1, threshold) if place in small else range(threshold, ceiling + 1) for place in hidden
    ]
    fits = [values for values in product(*ranges) if sum(values) + sum(shown) == table.total]
    return {
        place: {values[at] for values in fits} for at, place in enumerate(hidden) if place in small
    }


@given(st.lists(st.integers(0, 12), max_size=5), st.integers(2, 6))
def test_no_small_cell_can_be_had_back_by_subtraction(counts: list[int], threshold: int) -> None:
    table = suppress_table(counts, threshold=threshold)
    small = {place for place, count in enumerate(counts) if 0 < count < threshold}
    assert all(table.cells[place] is None for place in small)
    if table.total is None or not small:
        return
    assert table.total - sum(cell or 0 for cell in table.cells) >= threshold
    for place, values in possible_values(table, small, threshold).items():
        assert counts[place] in values
        assert len(values) >= 2


@given(st.lists(st.integers(0, 200), max_size=8), st.integers(1, 15))
def test_what_is_shown_is_true_and_nothing_is_withheld_without_need(
    counts: list[int], threshold: int
) -> None:
    table = suppress_table(counts, threshold=threshold)
    assert all(shown in (None, count) for shown, count in zip(table.cells, counts, strict=True))
    assert table.total in (None, sum(counts))
    if not any(0 < count < threshold for count in counts):
        assert table == SuppressedTable(tuple(counts), sum(counts))


def test_impossible_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        suppress_table((5, -1))
    with pytest.raises(ValueError, match="at least 1"):
        suppress_table((5, 1), threshold=0)
