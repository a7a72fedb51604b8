"""Labels match across case, spacing and apostrophes; near misses are offered."""

from __future__ import annotations

import pytest

from contribution.domain.diagnostic import Where
from contribution.observing.labels import plain_label, plain_wave, unknown_label


@pytest.mark.parametrize("text", ["Don't know", "don’t  know", " DON'T KNOW. "])
def test_spellings_of_one_label_are_one(text: str) -> None:
    assert plain_label(text) == "don't know"


@pytest.mark.parametrize("text", ["1", "Wave 1", "wave  1"])
def test_a_wave_may_be_called_a_wave(text: str) -> None:
    assert plain_wave(text) == "1"


def test_the_nearest_label_is_offered_else_those_there_are() -> None:
    where = Where("register.yaml", 3)

    near = unknown_label(where, "statement", "staff listend", ["Staff listened", "Other"])
    far = unknown_label(where, "statement", "zzz", list("abcdefgh"))
    none = unknown_label(where, "statement", "zzz", [])

    assert near.next_step == "did you mean 'Staff listened'?"
    assert near.where == where
    assert far.next_step == "the table has 'a', 'b', 'c', 'd', 'e', 'f' and others"
    assert "the right one" in none.next_step
