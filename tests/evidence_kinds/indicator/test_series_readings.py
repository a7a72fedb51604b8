"""Trend, level and small counts are read by the tests made for them."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.readings import (
    are_small_counts,
    decide_rates,
    decide_series_level,
    say_trend_tests,
)
from contribution.evidence_kinds.shared.expectations import Direction, Expectation


def test_the_tests_of_ranks_are_shown_side_by_side() -> None:
    values = [float(place + (place % 4) * 2) for place in range(16)]

    plain, corrected, seasonal = say_trend_tests(values, 4)

    assert plain.startswith("Shown beside, Mann (1945) and Kendall (1975): increasing, p 0.0")
    assert corrected.startswith("Hamed and Rao (1998)")
    assert seasonal.startswith("By season (Hirsch and others 1982): increasing")
    assert len(say_trend_tests([1.0, 2, None, 4, 5], 1)) < 3


def test_one_period_at_a_level_is_weaker_than_three() -> None:
    level = Expectation("at-least", 5)

    assert decide_series_level([6.0], level).quality_cap == 2
    assert decide_series_level([6.0, 7, 5], level).quality_cap == 3
    assert decide_series_level([6.0, 7, 4.9], level).outcome is Sighting.CANNOT_TELL


@pytest.mark.parametrize(
    ("values", "small"),
    [([1.0, 2, 3], True), ([1.5, 2, 3], False), ([5.0, 6], False), ([1.0, 2, -1], False)],
)
def test_small_counts_are_whole_and_few(values: list[float], small: bool) -> None:
    assert are_small_counts(values, 2) is small


def test_rates_are_compared_exactly() -> None:
    fewer = decide_rates([4.0] * 10 + [0.0] * 5, 10, Expectation("decrease"))
    same = decide_rates([4.0] * 10 + [3.0] * 5, 10, Expectation("decrease"))
    more = decide_rates([1.0] * 10 + [4.0] * 5, 10, Expectation("decrease"))
    unchanged = decide_rates([4.0] * 10 + [3.0] * 5, 10, Expectation("no-change"))

    assert (fewer.outcome, fewer.quality_cap) == (Sighting.FOUND, 2)
    assert same.outcome is Sighting.CANNOT_TELL
    assert "other way" in more.meaning
    assert unchanged.outcome is Sighting.CANNOT_TELL


def test_small_counts_come_with_exact_intervals_of_each_rate() -> None:
    # Garwood 1936: 0 events are 0 to 3.6889, 10 are 4.7954 to 18.3904.
    decision = decide_rates([1.0] * 10 + [0.0] * 4, 10, Expectation("decrease"))

    before, since = "1 (0.48 to 1.84) before", "0 (0 to 0.92) since"
    assert (
        f"A period had {before} and {since} (exact 95% intervals, Garwood 1936)" in decision.working
    )


@pytest.mark.parametrize(
    ("direction", "level", "often"),
    [
        ("at-least", 5.0, "as good as always"),
        ("at-least", 15.0, "as good as never"),
        ("at-least", 10.0, "in some periods and not in others"),
        ("at-most", 15.0, "as good as always"),
    ],
)
def test_a_level_says_whether_it_would_go_on_being_met(
    direction: Direction, level: float, often: str
) -> None:
    values = [10.0, 11, 9, 10, 11, 9, 10, 10]
    expect = Expectation(direction, level)

    [line] = decide_series_level(values, expect).working

    assert often in line
    assert "trial limits" in line
    assert decide_series_level(values[:6], expect).working == ()
