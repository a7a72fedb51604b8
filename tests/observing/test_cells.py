"""Cells are read right or not at all."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.diagnostic import Where
from contribution.observing.cells import (
    Unreadable,
    describe_unreadable,
    parse_cell,
)
from tests.evidence_kinds.tables import table_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("16", 16), (" 12% ", 12), ("1,234", 1234), ("1 234 567", 1234567), ("(16)", 16),
     ("£8,359,518", 8359518), ("-£50", -50), ("−3.5", -3.5), ("+7", 7), ("0.0", 0),
     ("1\u202f391", 1391), ("1\u00a0391", 1391), ("123 €", 123), ("GBP 5", 5), (".61", 0.61),
     ("30.46341463414634", 30.46341463414634), ("–3.5", -3.5), ("1,234,567.5", 1234567.5)],
)  # fmt: skip
def test_printed_numbers_are_read(text: str, number: float) -> None:
    assert parse_cell(text, dash=0.0) == number


def test_brackets_and_dashes_mean_what_the_table_says() -> None:
    assert parse_cell("(16)", dash=None, brackets=-1) == -16
    assert parse_cell("–", dash=0.0) == 0
    assert parse_cell("-", dash=None) is None
    assert parse_cell("n/a", dash=0.0) is None


@pytest.mark.parametrize(
    ("text", "likely"),
    [("4O", "40"), ("l2", "12"), ("12..5", "12.5"), ("12,5", "12.5"), ("16)", "16"),
     ("60*", "60"), ("60 (r)", "60"), ("60[1]", "60"), ("1.391,5", "1391.5"), ("1'391", "1391"),
     ("123-", "-123"), ("£123k", "123000"), ("£0.12m", "120000"), ("about 40", ""),
     ("1,2345", ""), ("9" * 400, ""),
     ("nan", ""), ("inf", ""), ("1e9", "")],
)  # fmt: skip
def test_what_is_no_number_is_unreadable_with_the_likely_one(text: str, likely: str) -> None:
    assert parse_cell(text, dash=0.0) == Unreadable(text, likely)


@pytest.mark.parametrize("text", ["*", "<5", "c", "[c]", "~", "under 5", "suppressed"])
def test_a_withheld_figure_is_called_what_it_is(text: str) -> None:
    cell = parse_cell(text, dash=0.0)

    assert cell == Unreadable(text, withheld=True)
    assert "withheld" in describe_unreadable(table_of("count", text), 2, "count", cell).message


@given(st.text(max_size=20))
def test_no_text_is_read_as_anything_but_a_finite_number(text: str) -> None:
    value = parse_cell(text, dash=0.0)

    assert value is None or isinstance(value, Unreadable) or math.isfinite(value)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_survive_their_thousands_separators(number: int) -> None:
    assert parse_cell(f"{number:,}", dash=None) == number


def test_the_finding_stands_at_the_cell() -> None:
    table = table_of("wave,count", "1,4O")

    finding = describe_unreadable(table, 2, "count", Unreadable("4O", "40"))

    assert finding.where == Where("data.csv", 2, 2)
    assert "likely means 40" in finding.message
