"""Printed numbers and labels are read right or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.printed import Mark, guess_number, read_printed, tidy_label


@pytest.mark.parametrize(
    ("text", "mark"),
    [("", Mark.MISSING), ("n/a", Mark.MISSING), ("..", Mark.MISSING), ("–", Mark.DASH),
     ("*", Mark.WITHHELD), ("<5", Mark.WITHHELD), ("[low]", Mark.WITHHELD),
     ("nil", Mark.DOUBTFUL), ("#N/A", Mark.DOUBTFUL), ("1,39", Mark.DOUBTFUL),
     ("1,234 567", Mark.DOUBTFUL), (".", Mark.MISSING), ("-.", Mark.DOUBTFUL)],
)  # fmt: skip
def test_a_cell_without_a_number_says_why(text: str, mark: Mark) -> None:
    assert read_printed(text) is mark


@pytest.mark.parametrize(("brackets", "read"), [(1, 16), (-1, -16), (0, Mark.DOUBTFUL)])
def test_brackets_mean_what_the_table_says(brackets: int, read: object) -> None:
    assert read_printed("(16)", brackets) == read


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from(["", ",", " "]))
def test_a_number_survives_being_printed(number: Decimal, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)

    assert read_printed(text) == number


@given(st.text(max_size=12))
def test_nothing_is_guessed_that_is_no_number(text: str) -> None:
    guess = guess_number(text)

    assert not guess or isinstance(read_printed(guess), Decimal)


def test_what_no_reader_sees_tells_no_labels_apart() -> None:
    assert {tidy_label(f"Don{sign}t know") for sign in "’'`´ʼ‘"} == {"Don't know"}
    assert tidy_label("I\u00a0can \u200bread\u00ad") == "I can read"
