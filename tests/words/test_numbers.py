"""Printed numbers are read right or not at all."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.words.numbers import (
    Comma,
    Mark,
    Unreadable,
    count_decimals,
    guess_number,
    is_blank,
    parse_cell,
    read_comma,
    read_number,
    read_printed,
    read_quantity,
    says_nothing,
    tell_comma,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [("16", 16), (" 12% ", 12), ("1,234", 1234), ("1 234 567", 1234567), ("(16)", 16),
     ("£8,359,518", 8359518), ("-£50", -50), ("−3.5", -3.5), ("+7", 7), ("0.0", 0),
     ("1\u202f391", 1391), ("1\u00a0391", 1391), ("123 €", 123), ("GBP 5", 5), (".61", 0.61),
     ("30.46341463414634", 30.46341463414634), ("–3.5", -3.5), ("1,234,567.5", 1234567.5)],
)  # fmt: skip
def test_printed_numbers_are_read(text: str, number: float) -> None:
    assert parse_cell(text, dash=0.0) == number


@pytest.mark.parametrize(
    ("text", "mark"),
    [("", Mark.MISSING), ("n/a", Mark.MISSING), ("..", Mark.MISSING), ("–", Mark.DASH),
     ("*", Mark.WITHHELD), ("<5", Mark.WITHHELD), ("[low]", Mark.WITHHELD),
     ("nil", Mark.DOUBTFUL), ("#REF!", Mark.DOUBTFUL), ("1,39", Mark.DOUBTFUL),
     ("1,234 567", Mark.DOUBTFUL), (".", Mark.MISSING), ("-.", Mark.DOUBTFUL)],
)  # fmt: skip
def test_a_cell_without_a_number_says_why(text: str, mark: Mark) -> None:
    assert read_printed(text) is mark


@pytest.mark.parametrize("text", ["NaN", "nan", "#N/A", "#DIV/0!", "null"])
def test_what_programs_write_for_no_figure_is_missing(text: str) -> None:
    assert parse_cell(text, dash=0.0) is None
    assert is_blank(text)
    assert says_nothing(text)


@pytest.mark.parametrize(("brackets", "read"), [(1, 16), (-1, -16), (0, Mark.DOUBTFUL)])
def test_brackets_mean_what_the_table_says(brackets: int, read: object) -> None:
    assert read_printed("(16)", brackets) == read


def test_a_dash_means_what_the_table_says() -> None:
    assert parse_cell("–", dash=0.0) == 0
    assert parse_cell("-", dash=None) is None
    assert not says_nothing("-")


@pytest.mark.parametrize(
    ("text", "likely"),
    [("4O", "40"), ("l2", "12"), ("12..5", "12.5"), ("12,5", "12.5"), ("16)", "16"),
     ("60*", "60"), ("60 (r)", "60"), ("60[1]", "60"), ("1.391,5", "1391.5"), ("1'391", "1391"),
     ("123-", "-123"), ("£123k", "123000"), ("£0.12m", "120000"), ("about 40", ""),
     ("1,2345", ""), ("9" * 400, ""), ("inf", ""), ("1e9", "")],
)  # fmt: skip
def test_what_is_no_number_is_unreadable_with_the_likely_one(text: str, likely: str) -> None:
    assert parse_cell(text, dash=0.0) == Unreadable(text, likely)
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["*", "<5", "c", "[c]", "~", "under 5", "suppressed"])
def test_a_withheld_figure_is_called_what_it_is(text: str) -> None:
    assert parse_cell(text, dash=0.0) == Unreadable(text, withheld=True)
    assert is_blank(text)


@pytest.mark.parametrize(("text", "decimals"), [("41", 0), ("41.0", 1), ("0.25", 2), ("-", 0)])
def test_decimals_are_those_printed(text: str, decimals: int) -> None:
    assert count_decimals(read_number(text)) == decimals


@given(st.text(max_size=20))
def test_no_text_is_read_as_anything_but_a_finite_number(text: str) -> None:
    value = parse_cell(text, dash=0.0)

    assert value is None or isinstance(value, Unreadable) or math.isfinite(value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from(["", ",", " "]))
def test_a_number_survives_being_printed(number: Decimal, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)

    assert read_printed(text) == number


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [("30", Comma.NONE, "30"), ("25,0", Comma.COMMA, "25.0"), ("25,0 %", Comma.COMMA, "25.0 %"),
     ("-1.391,5", Comma.COMMA, "-1391.5"), ("1 391,50 €", Comma.COMMA, "1391.50 €"),
     ("0,125", Comma.COMMA, "0.125"), ("1,234", Comma.EITHER, "1.234"),
     ("1.234", Comma.EITHER, "1234"), ("12.5", Comma.POINT, "12.5"),
     ("1,234,567", Comma.POINT, "1,234,567"), ("Q1, Q2", Comma.NO_NUMBER, "Q1, Q2"),
     ("", Comma.NO_NUMBER, ""), ("(3,5)", Comma.COMMA, "(3.5)")],
)  # fmt: skip
def test_a_comma_before_decimals_becomes_a_point(text: str, told: Comma, read: str) -> None:
    assert tell_comma(text) is told
    assert read_comma(text) == read


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("61%", (61, "%")), ("−15 points", (-15, "points")), ("£8,359", (8359, "")),
     ("12.5 per cent", (Decimal("12.5"), "%")), ("1 point", (1, "points")), ("12,5%", None),
     ("25,0", None), ("a fifth", None)],
)  # fmt: skip
def test_a_number_is_read_with_its_unit(
    text: str, quantity: tuple[Decimal | int, str] | None
) -> None:
    assert read_quantity(text) == quantity


@given(st.text(max_size=12))
def test_nothing_is_guessed_that_is_no_number(text: str) -> None:
    guess = guess_number(text)

    assert not guess or isinstance(read_printed(guess), Decimal)
