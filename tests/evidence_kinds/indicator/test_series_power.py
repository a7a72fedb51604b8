"""What it is worth not to find a change depends on how likely it was to show."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.evidence_kinds.indicator.decision import SeriesDecision
from contribution.evidence_kinds.indicator.power import (
    power_of_level,
    power_of_rates,
    weigh_power,
)
from contribution.stats.power import power_of_every_value, power_of_rate_ratio
from tests.evidence_kinds.tables import messages, observe, series_table

QUIET = [50.0, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50]
NOISY = [50.0, 90, 20, 70, 10, 95, 30, 60, 40, 85, 15, 50]
NULL = SeriesDecision(Sighting.CANNOT_TELL, "Nothing stands out.")


def ask(values: list[float], **more: Any) -> Observation:
    item = {"indicator": "Late arrivals", "expect": "decrease", "since": "Q1 2013", **more}
    return observe("indicator", series_table(values), item)


def test_a_series_that_never_moved_shows_any_change() -> None:
    assert power_of_level([5.0] * 4, 1)[0] == 0.99


def test_small_counts_use_the_exact_power() -> None:
    counts = [1.0, 2, 0, 3, 2, 1, 2, 1, 1, 2]

    power, alpha = power_of_rates(counts, 6, -0.75)
    assert power == pytest.approx(power_of_rate_ratio(1.5, 0.5, exposures=(6, 4)))
    assert alpha == 0.05
    assert power_of_rates([0.0] * 10, 6, 1) == (0.05, 0.05)
    assert power_of_rates(counts, 6, -1.5)[0] < 1


def test_a_level_is_missed_by_chance_too() -> None:
    values = [10.0, 12, 11, 13]
    spread = 5 / 3 / 1.128

    power, alarm = power_of_level(values, 1.0)
    assert power == pytest.approx(power_of_every_value(1, spread=spread, values=4))
    assert alarm == pytest.approx(power_of_every_value(-1, spread=spread, values=4))


def test_what_cannot_tell_weighs_nothing_and_says_what_it_could_have_shown() -> None:
    decision = weigh_power(NULL, (0.8, 0.05), "20% (10)", named=False)

    assert decision.sensitivity is None
    assert "true change of 20% (10): 0.80" in decision.chance[0]


def test_an_authors_own_test_stands_where_the_data_tell() -> None:
    found = NULL._replace(outcome=Sighting.FOUND)

    assert weigh_power(found, (0.9, 0.05), "20%", named=True).sensitivity is None
    assert weigh_power(found, (0.4, 0.05), "20%", named=False).sensitivity == 0.4
    assert weigh_power(found, None, "", named=False) == found


def test_only_a_declared_change_that_is_ruled_out_is_not_found() -> None:
    undeclared = ask([*QUIET, 50, 51, 52, 50])
    declared = ask([*QUIET, 50, 51, 52, 50], target="-20%")
    noisy = ask([*NOISY, 45, 60, 30], target="-10%")

    assert undeclared.outcome is Sighting.CANNOT_TELL
    assert declared.outcome is Sighting.NOT_FOUND
    assert noisy.outcome is Sighting.CANNOT_TELL


def test_a_change_the_other_way_needs_no_power_to_speak() -> None:
    observation = ask([*QUIET, 80, 82, 79, 81])

    assert observation.outcome is Sighting.NOT_FOUND


def test_power_is_told_for_trends_rates_and_levels_alike() -> None:
    trend = ask([50.0, 70, 35, 60, 45, 66, 38, 55], since=None, target="-20%")
    rates = ask([1.0, 2, 0, 3, 2, 1, 2, 1, 1, 2, 1, 1, 1, 0, 2, 1], target="-50%")
    level = ask([*QUIET, 49, 51, 47, 48], expect="at-most 50", target="-5")

    for observation in (trend, rates, level):
        assert observation.outcome is Sighting.CANNOT_TELL
        assert "Chance that such data show a true change" in observation.chance[0]


@pytest.mark.parametrize(
    ("target", "expect", "words"),
    [("a lot", "decrease", "is no change"), ("20%", "decrease", "the other way"),
     ("-5 points", "increase", "the other way"), ("0", "decrease", "is no change")],
)  # fmt: skip
def test_a_target_that_makes_no_sense_is_refused(target: str, expect: str, words: str) -> None:
    observation = ask([*QUIET, 50, 51, 52, 50], target=target, expect=expect)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert words in messages(observation)[0]


def test_where_no_change_is_expected_the_target_is_what_would_matter() -> None:
    wide = [50.0, 60, 40, 55, 45, 62, 38, 58, 42, 57, 44, 50, 49, 51, 52]

    assert ask(wide, expect="no-change").outcome is Sighting.CANNOT_TELL
    assert ask(wide, expect="no-change", target="60").outcome is Sighting.FOUND
