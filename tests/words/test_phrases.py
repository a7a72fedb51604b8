"""Quotations, numbers with their nouns, lists, and figures as reports print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.words.letters import ACTING
from contribution.words.phrases import (
    clip,
    count_of,
    in_print,
    list_words,
    points,
    quote,
    signed,
    whole,
)


def test_halves_are_rounded_up_as_in_print() -> None:
    assert (whole(0.5), whole(1.5), whole(2.5), whole(1234.5)) == ("1", "2", "3", "1,235")
    assert points(0.125) == "13%"


def test_changes_carry_their_sign_and_nothing_has_none() -> None:
    assert (signed(7), signed(-7.25), signed(1234.5)) == ("+7", "-7.2", "+1,234.5")
    assert (signed(-0.001), signed(0.2, 0), signed(-0.2, 0)) == ("0", "0", "0")


def test_numbers_in_print_lose_empty_decimals_and_one_is_singular() -> None:
    assert (in_print(8359518), in_print(12.50), in_print(0.126)) == ("8,359,518", "12.5", "0.13")
    assert (count_of(1, "period"), count_of(2, "period")) == ("1 period", "2 periods")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_a_list_names_three_and_counts_the_rest(words: list[str], phrase: str) -> None:
    assert list_words(words) == phrase
    assert list_words(words, "or", most=9) == ", ".join(words[:-1]) + " or " * (
        len(words) > 1
    ) + "".join(words[-1:])


@given(st.text())
def test_a_quotation_is_one_short_line_with_nothing_unseen(text: str) -> None:
    quoted = quote(text)

    assert len(quoted.splitlines()) == 1
    assert len(quoted) <= 62
    assert not ACTING.search(quoted)
    assert quote("a\n  b") == '"a b"'
    assert quote("open\u200bclub\u202e") == '"open\\u200bclub\\u202e"'


@given(st.text(), st.integers(1, 50))
def test_what_is_clipped_says_so(text: str, most: int) -> None:
    short = clip(text, most)

    assert len(short) <= most
    assert short == text or short.endswith("…")
