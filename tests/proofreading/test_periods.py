"""Ways of writing periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.proofreading.periods import Period, find_notation, read_period, write_period


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Q4 2012/13", "quarter"),
        ("q1 2013/2014", "quarter"),
        ("Q3 2014", "calendar quarter"),
        ("2014-Q3", "calendar quarter"),
        ("2013/14", "financial year"),
        ("1999/00", "financial year"),
        ("2013-14", "financial year"),
        ("2014-03", "month"),
        ("2014", "year"),
    ],
)
def test_a_period_is_known_by_its_notation(text: str, notation: str) -> None:
    period = read_period(text)

    assert period is not None
    assert period.notation == notation


@pytest.mark.parametrize("text", ["Q2 2016/1", "Q5 2016/17", "2013/15", "", "spring", "20166"])
def test_an_odd_period_is_not_read(text: str) -> None:
    assert read_period(text) is None


def test_quarters_follow_one_another_across_years() -> None:
    first, second = read_period("Q4 2012/13"), read_period("Q1 2013/14")

    assert first is not None
    assert second is not None
    assert second.position == first.position + 1


@given(
    st.sampled_from(["quarter", "financial year", "calendar quarter", "month", "year"]),
    st.integers(1900, 2098),
    st.integers(0, 11),
)
def test_a_period_that_is_written_is_read_again(notation: str, year: int, part: int) -> None:
    position = {
        "quarter": year * 4 + part % 4 + 1,
        "calendar quarter": year * 4 + part % 4 + 1,
        "month": year * 12 + part,
    }.get(notation, year)
    text = write_period(Period(notation, position), "2013/14")
    read = read_period(text)
    # 2011-12 can be a month or a financial year, and is taken for the year.
    doubtful = notation == "month" and part + 1 == (year + 1) % 100

    assert doubtful or read == Period(notation, position)


def test_the_usual_notation_needs_a_clear_majority() -> None:
    assert find_notation(["Q1 2013/14", "Q2 2013/14", "Q3 2013/1"]) == "quarter"
    assert find_notation(["Q1 2013/14", "2013", "2013/14"]) == ""
    assert find_notation(["2013", "2014"]) == ""
