"""Places of keys in the text of a file."""

from __future__ import annotations

import pytest

from contribution.domain.diagnostic import Where
from contribution.proofreading.text_places import find_entry


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("title: x", "strands: {food: Food, play: Play}"), Where("m", 2, 23, 27)),
        (("strands:", "  food: Food", "  # play: no", "  play: Play"), Where("m", 4, 3, 7)),
        (('strands: {"play": Play}',), Where("m", 1, 11, 17)),
        (("strands:", "  food: Food", "play: 1"), Where("m", 1, 1, 8)),
        (("title: x",), Where("m")),
    ],
)
def test_an_entry_is_found_where_it_stands(lines: tuple[str, ...], where: Where) -> None:
    assert find_entry({"m": lines}, "m", "strands", "play") == where


def test_a_file_that_was_not_read_gives_its_top() -> None:
    assert find_entry({}, "m", "strands") == Where("m")
