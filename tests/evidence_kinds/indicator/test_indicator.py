"""Indicators: a shift is found, a fluctuation is not, and what cannot be read is never guessed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.evidence import Observation, Sighting
from contribution.domain.table import Table
from tests.evidence_kinds.tables import (
    make_table,
    messages,
    observe,
    read_table,
    series_table,
    table_of,
    two_places,
)

QUIET = (50, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50)
LOW = (20, 22, 19, 21)


def series(values: Sequence[object], **more: Any) -> Observation:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013", **more}
    return observe("indicator", series_table(values), item)


def test_a_lasting_shift_since_the_start_is_found() -> None:
    observation = series((*QUIET, *LOW))

    assert observation.outcome is Sighting.FOUND
    assert observation.figures[2].number == pytest.approx(20.5 - sum(QUIET) / 12)
    assert observation.chart is not None
    assert observation.chart.marks["Q1 2013"].startswith("start")


def test_one_period_beyond_the_limits_is_a_fluctuation() -> None:
    observation = series((*QUIET, 51, 20, 50, 52))

    assert observation.outcome is Sighting.CANNOT_TELL
    assert "may be chance" in observation.sentence


def test_a_shift_the_other_way_is_not_found_and_said() -> None:
    observation = series((*QUIET, 80, 82, 79, 81))

    assert observation.outcome is Sighting.NOT_FOUND
    assert "other direction" in observation.sentence
    assert observation.quality_cap == 3


def test_a_noisy_series_with_little_after_it_says_little() -> None:
    observation = series((50, 90, 20, 70, 10, 95, 30, 60, 40, 85, 15, 50, 45, 60, 30))

    assert observation.outcome is Sighting.CANNOT_TELL
    assert "so it cannot tell" in observation.sentence
    assert observation.sensitivity is None


@pytest.mark.parametrize(("before", "since"), [(6, 4), (12, 2), (0, 12)])
def test_a_short_series_is_not_judged(before: int, since: int) -> None:
    values = ((50, 52) * 6)[:before] + ((20, 22) * 6)[:since]
    start = f"Q{before % 4 + 1} {2010 + before // 4}"

    observation = series(values, since=start)

    assert observation.outcome is Sighting.CANNOT_TELL
    assert "Trend not assessable" in observation.sentence


def test_where_nothing_is_counted_since_the_start_nobody_has_looked_yet() -> None:
    observation = series((50, 52) * 6, since="Q1 2013")

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert "Nothing is counted yet since the start" in observation.sentence
    assert "lies after every figure" in observation.outside[0].message


@pytest.mark.parametrize(("since", "outside"), [("Q1 2010", "before"), ("Q1 2052", "after")])
def test_a_start_outside_the_figures_is_said(since: str, outside: str) -> None:
    observation = series((50, 52) * 6, since=since)

    assert [f"lies {outside} every figure" in each.message for each in observation.outside] == [
        True
    ]


def test_four_periods_can_never_be_a_trend() -> None:
    observation = observe(
        "indicator", series_table((40, 30, 20, 10)), {"indicator": "Late arrivals",
        "expect": "decrease"},
    )  # fmt: skip

    assert observation.outcome is Sighting.CANNOT_TELL


def test_without_a_start_the_whole_trend_is_tested() -> None:
    item = {"indicator": "Late arrivals", "expect": "decrease"}

    falling = observe("indicator", series_table(range(80, 20, -5)), item)
    level = observe("indicator", series_table(QUIET), item)

    assert falling.outcome is Sighting.FOUND
    assert level.outcome is Sighting.CANNOT_TELL


def test_a_trend_from_before_the_start_is_not_credited_to_it() -> None:
    values = [100 - 4 * place + (place % 2) for place in range(16)]

    observation = series(values)

    assert observation.outcome is Sighting.CANNOT_TELL


# Table 8 of the Stockport Family report: 52, 53, 57, 60, 66 before October 2015, 65 to 68 after.
def test_a_rise_that_came_before_the_start_cannot_tell() -> None:
    item = {
        "indicator": "Percentage of children in care at the end of the period who have been in "
        "their current placement for 2 or more years",
        "place": "Stockport Total",
        "expect": "increase",
    }

    observation = observe(
        "indicator", read_table("administrative-data"), item, intervention="2015-10-01"
    )

    assert observation.outcome is Sighting.CANNOT_TELL


# Table 3 of the report prints 2016/17 as 1,753 and leaves the last quarter of the year open.
def test_printed_totals_of_a_report_are_compared() -> None:
    item = {
        "indicator": "Number of CAFs/ Early Help Assessments completed, total Q1 to Q3",
        "expect": "increase",
        "since": "2015/16",
        "stated": {"2013/14": "754", "2016/17": "1,753", "2014/15": "1,200"},
    }

    observation = observe("indicator", read_table("early-help-assessments"), item)

    assert observation.outcome is Sighting.CANNOT_TELL
    assert [each.message for each in observation.mismatches] == [
        "item states 2014/15: 1,200, the table gives 1,195"
    ]


# Table 15 of the report misprints "Q2 2016/1".
def test_a_misprinted_period_is_reported_with_what_it_likely_means() -> None:
    table = read_table("administrative-data")
    printed = next(row for row in table if row.cells["period"] == "Q2 2016/1")
    item = {
        "indicator": printed.cells["indicator"],
        "place": printed.cells["place"],
        "expect": "decrease",
        "since": "Q3 2015/16",
    }

    observation = observe("indicator", table, item)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.unreadable[0].where.line == printed.line
    assert "likely means Q2 2016/17" in messages(observation)[0]


def test_a_place_where_nothing_was_done_weakens_or_supports() -> None:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013",
            "place": "Town", "compare": ["Village"]}  # fmt: skip

    alike = observe("indicator", two_places((*QUIET, *LOW), (*QUIET, *LOW)), item)
    apart = observe("indicator", two_places((*QUIET, *LOW), (*QUIET, *QUIET[:4])), item)

    assert alike.outcome is Sighting.CANNOT_TELL
    assert apart.outcome is Sighting.FOUND
    assert any(line.startswith("Comparison, Late arrivals, Village") for line in apart.working)


def test_small_counts_are_compared_exactly() -> None:
    few = series((2, 3, 1, 2, 4, 2, 3, 2, 1, 3, 2, 2, 2, 1, 3, 2))
    many = series((4, 3, 5, 4, 4, 6, 4, 3, 5, 4, 4, 5, 0, 0, 0, 1))

    assert few.outcome is Sighting.CANNOT_TELL
    assert (many.outcome, many.quality_cap) == (Sighting.FOUND, 2)
    assert any("compared exactly: 51 in 12" in line for line in many.working)


@pytest.mark.parametrize(
    ("expect", "outcome"),
    [("at-most 60", Sighting.FOUND), ("at-least 60", Sighting.NOT_FOUND),
     ("at-most 50", Sighting.CANNOT_TELL)],
)  # fmt: skip
def test_a_level_must_hold_in_every_period_since(expect: str, outcome: Sighting) -> None:
    assert series((*QUIET, 51, 50, 49, 50), expect=expect).outcome is outcome


def test_no_change_needs_enough_periods_to_show_it() -> None:
    quiet = series((*QUIET, *QUIET), expect="no-change")
    moved = series((*QUIET, *LOW), expect="no-change")

    assert quiet.outcome is Sighting.FOUND
    assert moved.outcome is Sighting.NOT_FOUND


@pytest.mark.parametrize(
    ("wish", "line", "hint"),
    [
        ({"indicator": "Late arrival"}, 2, 'did you mean "Late arrivals"'),
        ({"place": "Twon"}, 5, 'did you mean "Town"'),
        ({"since": "Q3 2013/15"}, 4, "did you mean Q3 2013/14"),
        ({"since": "spring"}, 4, "no period and no date"),
        ({"compare": ["Vilage"]}, 5, 'did you mean "Village"'),
    ],
)
def test_a_wish_the_table_cannot_meet_is_a_finding_at_its_key(
    wish: dict[str, Any], line: int, hint: str
) -> None:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013"}
    if "compare" in wish:
        item = {"indicator": "Late arrivals", "expect": "decrease", "place": "Town"}

    observation = observe("indicator", two_places(QUIET, QUIET), {**item, **wish})

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert line in {each.where.line for each in observation.unreadable}
    assert any(hint in message for message in messages(observation))


def test_the_whole_is_the_only_place_or_the_one_so_named() -> None:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013"}

    only = observe("indicator", series_table((*QUIET, *LOW)), item)
    unclear = observe("indicator", two_places((*QUIET, *LOW), QUIET), item)

    assert only.outcome is Sighting.FOUND
    assert "names no place" in messages(unclear)[0]


@pytest.mark.parametrize(
    ("row", "line", "hint"),
    [
        ("Late,2012/13,T,5", 5, "is a financial year, the rest of the series a financial quarter"),
        ("Late,Q1 2013,T,5", 5, "is a quarter, the rest of the series a financial quarter"),
        ("Late,Q2 2012/13,T,5", 5, "stands twice"),
        ("Late,Q4 2012/13,T,5l", 5, "likely means 51"),
    ],
)
def test_a_series_that_cannot_be_read_is_not_judged(row: str, line: int, hint: str) -> None:
    table = table_of(
        "indicator,period,place,value",
        "Late,Q1 2012/13,T,5", "Late,Q2 2012/13,T,6", "Late,Q3 2012/13,T,5", row,
    )  # fmt: skip

    observation = observe("indicator", table, {"indicator": "Late", "expect": "decrease"})

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.unreadable[0].where.line == line
    assert hint in messages(observation)[0]


def test_a_missing_value_is_missing_and_not_zero() -> None:
    observation = series((*QUIET[:5], "n/a", *QUIET[6:], "-", *LOW[1:]))

    assert observation.figures[0].number == pytest.approx(sum(QUIET[:5] + QUIET[6:]) / 11)
    assert any("Q2 2011, Q1 2013" in caution for caution in observation.cautions)


VALUES = st.lists(st.integers(0, 300), min_size=0, max_size=26)
DIRECTIONS = st.sampled_from(["increase", "decrease", "no-change", "at-least 100", "at-most 40"])


@given(VALUES, DIRECTIONS, st.integers(0, 999))
@settings(deadline=None, max_examples=60)
def test_any_series_is_judged_and_the_order_of_rows_changes_nothing(
    values: list[int], expect: str, seed: int
) -> None:
    table = series_table(values)
    rows = [dict(row.cells) for row in table]
    random.Random(seed).shuffle(rows)
    item = {"indicator": "Late arrivals", "expect": expect, "since": "Q1 2012"}

    straight = observe("indicator", table, item)
    shuffled = observe("indicator", make_table(table.columns, rows), item)

    assert (shuffled.outcome, shuffled.sentence) == (straight.outcome, straight.sentence)
    assert shuffled.quality_cap == straight.quality_cap


@given(VALUES, st.sampled_from(["increase", "decrease"]))
@settings(deadline=None, max_examples=60)
def test_upside_down_is_the_other_direction(values: list[int], expect: str) -> None:
    other = {"increase": "decrease", "decrease": "increase"}[expect]
    item = {"indicator": "Late arrivals", "since": "Q1 2012"}
    turned = [600 - value for value in values]
    raised = [value + 300 for value in values]

    up = observe("indicator", series_table(raised), {**item, "expect": expect})
    down = observe("indicator", series_table(turned), {**item, "expect": other})

    assert up.outcome is down.outcome


def test_a_register_without_a_table_says_so() -> None:
    table: Table | None = None

    observation = observe("indicator", table, {"indicator": "Late", "expect": "decrease"})

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert "no table" in observation.sentence
