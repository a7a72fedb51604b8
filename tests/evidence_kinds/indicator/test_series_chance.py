"""Chance gives signals too, the more the more places are looked at; the best is never picked."""

from __future__ import annotations

import random

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.domain.table import Table
from contribution.evidence_kinds.indicator.decision import SeriesDecision
from contribution.evidence_kinds.indicator.power import weigh_luck
from tests.evidence_kinds.tables import observe, table_of

CLINICS = 12
BEFORE, SINCE = 20, 20
FOUND = SeriesDecision(Sighting.FOUND, "Found.")


def clinics(seed: int, moved: int = 0) -> Table:
    """Waiting days in clinics where nothing happened, except in the first `moved`."""
    chance = random.Random(seed)
    rows = []
    for clinic in range(CLINICS):
        for place in range(BEFORE + SINCE):
            fall = 40 if clinic < moved and place >= BEFORE else 0
            value = round(chance.gauss(100 - fall, 10), 1)
            period = f"Q{place % 4 + 1} {2010 + place // 4}"
            rows.append(f"Days waited,{period},Clinic {clinic + 1},{value},number")
    return table_of("indicator,period,place,value,unit", *rows)


def ask(table: Table, place: str, **more: object) -> Observation:
    item = {"indicator": "Days waited", "place": place, "expect": "decrease", "since": "2015-01-01",
            **more}  # fmt: skip
    return observe("indicator", table, item)


def test_a_clinic_is_seldom_sold_as_a_success_where_nothing_happened() -> None:
    sold, lucky, seeds = 0, 0, 12
    for seed in range(seeds):
        table = clinics(seed)
        observations = [ask(table, f"Clinic {number + 1}") for number in range(CLINICS)]
        sold += any(each.outcome is Sighting.FOUND for each in observations)
        lucky += sum("told from luck" in each.sentence for each in observations)
    # Promised is one round in twenty. Each clinic by itself is found in one case of twenty at most,
    # so without the rule there would be findings in a good part of the rounds.
    assert sold <= 2
    assert 0 < lucky <= seeds * CLINICS / 20


def test_a_true_fall_in_one_clinic_is_still_found_among_many() -> None:
    observation = ask(clinics(1, moved=1), "Clinic 1")

    assert observation.outcome is Sighting.FOUND
    assert any("x 12 = 0.0" in line for line in observation.working)


def test_the_working_says_what_was_looked_at_and_what_chance_gives() -> None:
    observation = ask(clinics(1), "Clinic 3")

    (words,) = (each for each in observation.chance if each.startswith("Tested"))
    assert "12 places at 5%" in words
    assert "in 0.30 of them (12 x 0.025)" in words
    assert words in observation.working
    assert observation.chart is not None
    assert words in observation.chart.note


def test_a_place_named_before_the_data_were_there_was_not_picked() -> None:
    lucky = [
        (table, f"Clinic {number + 1}")
        for table in map(clinics, range(12))
        for number in range(CLINICS)
        if any("luck" in each for each in ask(table, f"Clinic {number + 1}").cautions)
    ]
    table, place = lucky[0]

    assert ask(table, place, declared_on="2014-12-01").outcome is Sighting.FOUND
    assert ask(table, place, declared_on="2015-06-01").outcome is Sighting.CANNOT_TELL


def test_tests_at_many_places_find_some_by_chance() -> None:
    told = weigh_luck(FOUND._replace(p_value=0.01), 40, 1, is_picked=True)

    assert told.chance[-1].endswith("in 1.00 of them (40 x 0.025); seen: 1")
    assert told.outcome is Sighting.CANNOT_TELL
    rare = FOUND._replace(p_value=0.001)
    assert weigh_luck(rare, 40, 1, is_picked=True).outcome is Sighting.FOUND
    assert weigh_luck(FOUND, 40, 1, is_picked=False).outcome is Sighting.FOUND


# Five falling years: p 0.021; a finding alone, and none among six places.
def test_trends_and_small_counts_are_corrected_alike() -> None:
    falling, wobbling = (85, 80, 62, 68, 50), (50, 53, 49, 52, 51)
    rows = [
        f"Days waited,{2015 + year},Clinic {clinic},{value},number"
        for clinic in range(6)
        for year, value in enumerate(wobbling if clinic else falling)
    ]
    alone = table_of("indicator,period,place,value,unit", *rows[:5])
    among = table_of("indicator,period,place,value,unit", *rows)

    assert ask(alone, "Clinic 0", since=None).outcome is Sighting.FOUND
    observation = ask(among, "Clinic 0", since=None)
    assert observation.outcome is Sighting.CANNOT_TELL
    assert "0.0206 x 6 = 0.124" in " ".join(observation.working)


@pytest.mark.parametrize("outcome", [Sighting.NOT_FOUND, Sighting.NOT_SEARCHED])
def test_an_absence_is_not_made_weaker(outcome: Sighting) -> None:
    decision = FOUND._replace(outcome=outcome)

    assert weigh_luck(decision, 40, 1, is_picked=True).outcome is outcome
