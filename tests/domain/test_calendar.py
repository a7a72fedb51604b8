from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.calendar import Latency, parse_date, parse_latency


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("2 terms", date(2025, 9, 15), date(2026, 5, 15)),
        ("1 quarter", date(2025, 11, 30), date(2026, 2, 28)),
        ("3 years", date(2024, 2, 29), date(2027, 2, 28)),
        ("3 weeks", date(2026, 1, 1), date(2026, 1, 22)),
        ("0 days", date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_a_latency_counts_on_from_the_start(text: str, start: date, expected: date) -> None:
    latency = parse_latency(text)

    assert isinstance(latency, Latency)
    assert latency.after(start) == expected


@pytest.mark.parametrize("text", ["soon", "2", "two terms", "-1 year", "1.5 years", "", None, 3])
def test_what_is_no_length_of_time_says_what_one_looks_like(text: object) -> None:
    with pytest.raises(ValueError, match=r"for example \d terms"):
        parse_latency(text)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 400),
    st.integers(0, 50),
    st.sampled_from(["day", "week", "month", "quarter", "term", "year"]),
)
def test_a_longer_latency_never_ends_sooner(start: date, amount: int, more: int, unit: str) -> None:
    shorter = Latency(amount=amount, unit=unit).after(start)

    assert start <= shorter <= Latency(amount=amount + more, unit=unit).after(start)


def test_a_latency_beyond_the_calendar_ends_on_its_last_day() -> None:
    assert Latency(amount=9999, unit="year").after(date(2026, 1, 1)) == date.max


@pytest.mark.parametrize("text", ["30/06/2026", "2026-6-30", "June 2026", "2026-02-30", 2026])
def test_what_is_no_date_is_refused_in_plain_words(text: object) -> None:
    with pytest.raises(ValueError, match=r"year-month-day|no day of the calendar"):
        parse_date(text)


@given(st.dates())
def test_a_date_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(day) == day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000), st.integers(1, 500))
def test_shifting_the_start_in_days_shifts_the_end_alike(start: date, days: int, by: int) -> None:
    latency = Latency(amount=days, unit="day")
    shift = timedelta(days=by)

    assert latency.after(start + shift) == latency.after(start) + shift
