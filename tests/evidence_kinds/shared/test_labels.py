"""What a table does not hold is told at its place, with the nearest that it does."""

from __future__ import annotations

import pytest

from contribution.domain.diagnostic import Where
from contribution.evidence_kinds.shared.figures import (
    describe_unreadable,
    plain_wave,
    unknown_label,
)
from contribution.words.numbers import Unreadable
from tests.evidence_kinds.tables import table_of


@pytest.mark.parametrize("text", ["1", "Wave 1", "wave  1"])
def test_a_wave_may_be_called_a_wave(text: str) -> None:
    assert plain_wave(text) == "1"


def test_the_nearest_label_is_offered_else_those_there_are() -> None:
    where = Where("register.yaml", 3)

    near = unknown_label(where, "statement", "staff listend", ["Staff listened", "Other"])
    far = unknown_label(where, "statement", "zzz", list("abcdefgh"))
    none = unknown_label(where, "statement", "zzz", [])

    assert near.next_step == 'did you mean "Staff listened"?'
    assert near.where == where
    assert far.next_step == 'the table has "a", "b", "c", "d", "e", "f" and 2 more'
    assert "the right one" in none.next_step


def test_the_finding_of_a_cell_stands_at_the_cell() -> None:
    table = table_of("wave,count", "1,4O")

    finding = describe_unreadable(table, 2, "count", Unreadable("4O", "40"))
    withheld = describe_unreadable(table, 2, "count", Unreadable("<5", withheld=True))

    assert finding.where == Where("data.csv", 2, 2)
    assert "likely means 40" in finding.message
    assert "withheld" in withheld.message
