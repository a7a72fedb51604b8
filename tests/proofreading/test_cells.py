"""Printed cells as numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contribution.proofreading.cells import count_decimals, is_blank, plain, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("41", 41),
        (" 1,234,567 ", 1234567),
        ("9.2%", Decimal("9.2")),
        ("−5", -5),
        ("£3149921", 3149921),
        ("0", 0),
    ],
)
def test_a_number_is_read_as_printed(text: str, number: int | Decimal) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "-", "n/a", "(16)", "1O5", "<5", "12,34", "1.2.3", "ten"])
def test_what_is_in_doubt_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["", " - ", "–", "N/A", "*", "c"])
def test_marks_of_no_figure_are_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(("text", "decimals"), [("41", 0), ("41.0", 1), ("0.25", 2), ("-", 0)])
def test_decimals_are_those_printed(text: str, decimals: int) -> None:
    assert count_decimals(text) == decimals


def test_plain_labels_leave_out_what_does_not_tell_labels_apart() -> None:
    assert plain("Heatons &  Tame Valley.") == plain("heatons and tame valley")
    assert plain("Q1 2013/14") != plain("Q1 2014/15")
