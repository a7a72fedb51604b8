"""Periods are read in the notations people write, and misprints are told from them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.observing.periods import Period, UnreadablePeriod, parse_period


@pytest.mark.parametrize(
    ("label", "notation", "starts"),
    [
        ("Q1 2013/14", "financial quarter", date(2013, 4, 1)),
        ("Q4 2012/13", "financial quarter", date(2013, 1, 1)),
        ("2013/14 Q3", "financial quarter", date(2013, 10, 1)),
        ("Q1 2014", "quarter", date(2014, 1, 1)),
        ("2014-Q4", "quarter", date(2014, 10, 1)),
        ("2013/14", "financial year", date(2013, 4, 1)),
        ("2013-14", "financial year", date(2013, 4, 1)),
        ("1999/2000", "financial year", date(1999, 4, 1)),
        ("2014", "year", date(2014, 1, 1)),
        ("2014-03", "month", date(2014, 3, 1)),
        ("March 2014", "month", date(2014, 3, 1)),
        ("Sept 2014", "month", date(2014, 9, 1)),
        ("Autumn 2014/15", "term", date(2014, 9, 1)),
        ("Spring term 2014/15", "term", date(2015, 1, 1)),
        ("Summer 2015", "term", date(2015, 5, 1)),
        ("2014-03-15", "day", date(2014, 3, 15)),
        ("Apr-Jun 2016", "quarter", date(2016, 4, 1)),
        ("October to December 2016", "quarter", date(2016, 10, 1)),
        ("Quarter 2, 2016/17", "financial quarter", date(2016, 7, 1)),
        ("Qtr 4 2016-17", "financial quarter", date(2017, 1, 1)),
        ("FY2016/17", "financial year", date(2016, 4, 1)),
    ],
)
def test_notations_are_read(label: str, notation: str, starts: date) -> None:
    period = parse_period(label)

    assert isinstance(period, Period)
    assert (period.notation, period.starts) == (notation, starts)


@pytest.mark.parametrize(
    ("label", "likely"),
    [
        ("Q2 2016/1", "Q2 2016/17"),
        ("2016/18", "2016/17"),
        ("2016/25", ""),
        ("Q5 2016/17", ""),
        ("2014-13", ""),
        ("2014-02-30", ""),
        ("Smarch 2014", ""),
        ("last year", ""),
        ("0000", ""),
        ("", ""),
    ],
)
def test_what_is_no_period_is_unreadable_with_the_likely_one(label: str, likely: str) -> None:
    assert parse_period(label) == UnreadablePeriod(label, likely)


@given(st.integers(1950, 2090), st.integers(1, 4))
def test_quarters_follow_one_another_over_the_turn_of_the_year(year: int, quarter: int) -> None:
    following = (year, quarter + 1) if quarter < 4 else (year + 1, 1)

    one, other = (
        parse_period(f"Q{q} {y}/{(y + 1) % 100:02}") for y, q in ((year, quarter), following)
    )

    assert isinstance(one, Period)
    assert isinstance(other, Period)
    assert other.place - one.place == 1
    assert one.starts < one.middle < other.starts


@given(st.text(max_size=16))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(parse_period(text), Period | UnreadablePeriod)


@pytest.mark.parametrize(
    ("label", "likely"),
    [
        ("Q1 16/17", "Q1 2016/17"),
        ("Q3 2016/17*", "Q3 2016/17"),
        ("Q3 2016/17 (p)", "Q3 2016/17"),
        ("30/06/2016", "2016-06-30"),
        ("05/06/2016", ""),
        ("Feb-Apr 2016", ""),
        ("Total", ""),
    ],
)
def test_a_label_one_slip_away_is_offered_and_not_taken(label: str, likely: str) -> None:
    assert parse_period(label) == UnreadablePeriod(label, likely)
