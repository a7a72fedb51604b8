from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.indexing import group_by


@given(st.lists(st.integers()))
def test_grouping_loses_nothing_and_keeps_the_order(numbers: list[int]) -> None:
    groups = group_by(numbers, lambda number: str(number % 3))

    assert sorted(n for group in groups.values() for n in group) == sorted(numbers)
    for name, group in groups.items():
        assert list(group) == [n for n in numbers if str(n % 3) == name]
