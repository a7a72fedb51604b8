"""Known answers: the core schema of YAML 1.2.2, section 10.3.2, where it says true, int, float."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.loading.yaml.node import read_scalar


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "No", "y", "1:30", "12:30:45", "2016-01-01", "1_000", "0b1", "-",
     "+", ".", "1e", "e5", ".nan", ".inf", "-.inf", "1e999", "9" * 5000, "tRUE", "0o8", "2013/14",
     "-0x1"],
)  # fmt: skip
def test_these_stay_text(text: str) -> None:
    assert read_scalar(text) == text
    assert isinstance(read_scalar(text), str)


@pytest.mark.parametrize(
    ("text", "value"),
    [("010", 10), ("0o10", 8), ("0x1F", 31), ("+5", 5), ("-3", -3), ("1.50", 1.5), (".5", 0.5),
     ("1.", 1.0), ("1e3", 1000.0), ("-2.5E-1", -0.25), ("0", 0)],
)  # fmt: skip
def test_these_are_numbers_that_show_as_written(text: str, value: float) -> None:
    found = read_scalar(text)
    assert found == value
    assert not isinstance(found, str)
    assert str(found) == text


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_these_are_nothing(text: str) -> None:
    assert read_scalar(text) is None


def test_true_and_false_are_the_only_words_of_logic() -> None:
    assert [read_scalar(each) for each in ("true", "True", "TRUE")] == [True] * 3
    assert [read_scalar(each) for each in ("false", "False", "FALSE")] == [False] * 3


@settings(deadline=None)
@given(st.integers())
def test_every_short_whole_number_is_read(number: int) -> None:
    assert read_scalar(str(number)) == number
