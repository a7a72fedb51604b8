"""Periods are read in the notations people write, and misprints are told from them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.words.periods import (
    Habit,
    Period,
    UnreadablePeriod,
    find_habit,
    read_period,
    write_period,
)


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
    period = read_period(label)

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
        ("Mayor 2014", ""),
        ("Jan-14", "Jan 2014"),
        ("FY14/15", "FY2014/15"),
        ("last year", ""),
        ("0000", ""),
        ("", ""),
    ],
)
def test_what_is_no_period_is_unreadable_with_the_likely_one(label: str, likely: str) -> None:
    assert read_period(label) == UnreadablePeriod(label, likely)


@pytest.mark.parametrize(
    ("column", "habit"),
    [
        (["2009-10", "2010-11", "2011-12"], "financial year"),
        (["2009-10", "2009-11", "2009-12"], "month"),
        (["2009-10", "October 2010"], "month"),
        (["2009-10", "2012/13"], "financial year"),
        (["2009-10", "FY 2012-13"], "financial year"),
        (["2011-12", "2012-13"], "financial year"),
        (["2009-10", "Q1 2009/10"], None),
        (["2009-10", "2009-10"], None),
        (["2009-10", "2009-11", "2012-13"], None),
        (["2009", "soon"], None),
    ],
)
def test_the_column_decides_between_months_and_financial_years(
    column: list[str], habit: Habit | None
) -> None:
    assert find_habit(column) == habit


def test_a_label_that_may_be_either_is_read_by_the_habit_of_its_column_or_asked_about() -> None:
    month, year = read_period("2009-10", "month"), read_period("2009-10", "financial year")

    assert isinstance(month, Period)
    assert isinstance(year, Period)
    assert (month.notation, month.starts) == ("month", date(2009, 10, 1))
    assert (year.notation, year.starts) == ("financial year", date(2009, 4, 1))
    assert read_period("2009-10") == UnreadablePeriod("2009-10", "October 2009 or 2009/10", True)


EXAMPLES = (
    "Q1 2013/14", "q1 2013/2014", "Qtr 4 2016-17", "Quarter 2, 2016/17", "2013/14 Q3", "Q3 2014",
    "2014-Q3", "Jan-Mar 2015", "October to December 2016", "APR-JUN 2016", "2013/14", "1999/00",
    "1998-99", "FY 2013/14", "2014", "2014-03", "March 2014", "June 2014", "sept 2014", "May 2014",
    "Autumn 2014/15", "Spring term 2014/15", "summer 2015", "2014-03-15",
)  # fmt: skip


@given(st.sampled_from(EXAMPLES), st.integers(-300, 300))
def test_periods_follow_one_another_without_gap_or_overlap(example: str, steps: int) -> None:
    like = read_period(example)
    assert isinstance(like, Period)
    habit = find_habit([example])

    label, following = (write_period(like.place + steps + more, like) for more in (0, 1))
    one, other = read_period(label, habit), read_period(following, habit)

    assert isinstance(one, Period)
    assert isinstance(other, Period)
    assert (one.notation, one.place - like.place) == (like.notation, steps)
    assert other.place - one.place == 1
    assert other.starts - one.ends == timedelta(days=1)
    assert one.starts <= one.middle <= one.ends


@given(st.sampled_from(EXAMPLES), st.sets(st.integers(0, 60), min_size=3))
def test_a_gap_is_as_long_as_the_periods_left_out(example: str, steps: set[int]) -> None:
    like = read_period(example)
    assert isinstance(like, Period)
    labels = [write_period(like.place + step, like) for step in sorted(steps)]

    read = [read_period(label, find_habit([*labels, example])) for label in labels]

    places = [period.place for period in read if isinstance(period, Period)]
    assert [place - like.place for place in places] == sorted(steps)


@given(st.text(max_size=16))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_period(text), Period | UnreadablePeriod)


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
    assert read_period(label) == UnreadablePeriod(label, likely)
