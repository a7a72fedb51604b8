"""Each question gets the test that fits its series, and a place is judged among its neighbours."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from contribution.domain.calendar import DateRange
from contribution.domain.evidence import Observation, Sighting
from contribution.evidence_kinds.indicator.answer import find_whole, is_whole
from contribution.evidence_kinds.indicator.series import read_known, tabulate_series
from tests.evidence_kinds.tables import observe, series_table, table_of, two_places

QUIET = (50, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50)
LOW = (20, 22, 19, 21)
ALWAYS = DateRange()


def ask(values: tuple[object, ...], **more: Any) -> Observation:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013", **more}
    return observe("indicator", series_table(values), item)


def test_a_series_is_split_where_most_of_a_period_lies_after_the_start() -> None:
    (series,) = tabulate_series(series_table(QUIET)).values()

    assert read_known(series, date(2010, 2, 1), ALWAYS).start == 0
    assert read_known(series, date(2010, 3, 1), ALWAYS).start == 1
    assert read_known(series, date(2030, 1, 1), ALWAYS).start == 12
    assert not read_known(series, date(2030, 1, 1), ALWAYS).is_split
    assert read_known(series, None, ALWAYS).start is None


def test_the_whole_is_the_only_place_or_the_one_named_so() -> None:
    (only,) = tabulate_series(series_table(QUIET)).values()

    assert is_whole("stockport total")
    assert not is_whole("town")
    assert find_whole({"town": only}) is only
    assert find_whole({"town": only, "village": only}) is None
    assert find_whole({"town": only, "all places": only}) is only


# Made-up weekly visits to a food bank, quarter by quarter: nothing ever happens.
@pytest.mark.parametrize("noise", [2.0, 10.0])
def test_a_quarterly_fluctuation_is_seldom_sold_as_an_effect(noise: float) -> None:
    found = 0
    for seed in range(60):
        chance = random.Random(seed)
        values = tuple(round(chance.gauss(100, noise), 1) for _ in range(16))
        found += ask(values).outcome is Sighting.FOUND
    assert found <= 4


@pytest.mark.parametrize("place", range(12, 16))
def test_one_quarter_however_far_out_is_a_fluctuation(place: int) -> None:
    values = [*QUIET, 50, 51, 49, 52]
    values[place] = 1

    assert ask(tuple(values)).outcome is Sighting.CANNOT_TELL


def test_the_difference_from_elsewhere_is_what_is_tested() -> None:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013",
            "place": "Town", "compare": ["Village"]}  # fmt: skip
    alike = observe("indicator", two_places((*QUIET, *LOW), (*QUIET, *LOW)), item)
    apart = observe("indicator", two_places((*QUIET, *LOW), (*QUIET, *QUIET[:4])), item)

    assert alike.outcome is Sighting.CANNOT_TELL
    assert apart.outcome is Sighting.FOUND
    assert "the difference from the comparison changed by -5" in apart.sentence
    assert not apart.before_after


def test_without_a_comparison_it_says_that_it_is_only_before_and_after() -> None:
    assert ask((*QUIET, *LOW)).before_after


def test_figures_are_dated_by_their_last_period() -> None:
    assert ask((*QUIET, *LOW)).until == date(2013, 12, 31)
    assert ask(QUIET, since="2019-01-01").until == date(2012, 12, 31)


def test_a_series_elsewhere_that_cannot_be_read_is_not_among_those_looked_at() -> None:
    rows = [
        f"Late arrivals,Q{place % 4 + 1} {2010 + place // 4},{name},{value},number"
        for name in ("Town", "Village", "Hamlet")
        for place, value in enumerate((*QUIET, *LOW))
        if name != "Hamlet" or place < 9
    ]
    observation = observe(
        "indicator",
        table_of("indicator,period,place,value,unit", *rows),
        {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013", "place": "Town"},
    )

    assert any("Tested: 2 places" in each for each in observation.chance)


def test_a_declared_period_bounds_what_is_looked_at() -> None:
    odd = (90, 95, *QUIET[2:], *LOW)
    since_spring = ask(odd, period={"from": "2010-07-01", "to": "2013-12-31"})

    assert since_spring.figures[0].formula == "mean of 10 periods"
    assert ask(odd).figures[0].formula == "mean of 12 periods"
    early = ask(odd, period={"from": "2010-01-01", "to": "2013-06-30"})
    assert early.until == date(2013, 6, 30)


def test_a_declared_period_that_the_table_does_not_reach_is_said() -> None:
    outside = ask((*QUIET, *LOW), period={"from": "2019-01-01", "to": "2020-12-31"})
    beyond = ask((*QUIET, *LOW), period={"from": "2010-01-01", "to": "2015-12-31"})

    assert outside.outcome is Sighting.NOT_SEARCHED
    assert "reaches from Q1 2010 to Q4 2013" in outside.unreadable[0].next_step
    assert beyond.outcome is Sighting.FOUND
    assert "The figures end with Q4 2013, before the period declared" in beyond.cautions


def test_a_comparison_that_was_not_used_is_said_and_makes_no_comparison() -> None:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013",
            "place": "Town", "compare": ["Village"]}  # fmt: skip
    short = observe("indicator", two_places((*QUIET, *LOW), QUIET[:5]), item)

    assert short.before_after
    assert "takes no comparison: not with Village" in " ".join(short.cautions)


def test_a_percentage_near_its_ceiling_had_no_room_and_is_never_against() -> None:
    high = (95, 97, 94, 96, 95, 96, 97, 95, 94, 96, 95, 97, 70, 72, 69, 71)
    told = ask(high, expect="increase")
    of_hundred = observe(
        "indicator", series_table(high), {"indicator": "Late arrivals", "expect": "increase",
        "since": "Q1 2013"}, unit="percent",
    )  # fmt: skip

    assert told.outcome is Sighting.NOT_FOUND
    assert of_hundred.outcome is Sighting.CANNOT_TELL
    assert "no room to rise from 95.58%" in of_hundred.sentence
