"""A baseline, a target and an actual are answered as a fact about a level."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Observation, Sighting
from tests.evidence_kinds.tables import observe, table_of


def ask(*rows: str, expect: str = "increase", **more: object) -> Observation:
    table = table_of("indicator,period,place,value,measure", *rows)
    item = {"indicator": "Trained", "expect": expect, **more}
    return observe("indicator", table, item, intervention="2020-02-01")


@pytest.mark.parametrize(
    ("target", "expect", "outcome", "words"),
    [
        ("1200", "increase", Sighting.FOUND, "1,310 from 1,000, 109% of it"),
        ("1400", "increase", Sighting.NOT_FOUND, "94% of it"),
        ("+400", "increase", Sighting.NOT_FOUND, "target of 1,400 was not reached"),
        ("+20%", "increase", Sighting.FOUND, "target of 1,200 was reached"),
        ("900", "decrease", Sighting.NOT_FOUND, "target of 900 was not reached"),
    ],
)
def test_the_actual_is_set_against_the_target(
    target: str, expect: str, outcome: Sighting, words: str
) -> None:
    rows = ("Trained,2019,All,1000,baseline", "Trained,2024,All,1310,actual")

    observation = ask(*rows, target=target, expect=expect)

    assert observation.outcome is outcome
    assert words in observation.sentence
    assert observation.quality_cap == 2


def test_the_table_may_name_the_target() -> None:
    rows = (
        "Trained,2019,All,1000,baseline",
        "Trained,2024,All,1200,target",
        "Trained,2024,All,1310,actual",
    )

    assert "target of 1,200 was reached: 1,310" in ask(*rows).sentence


def test_with_a_baseline_alone_nobody_has_looked_yet() -> None:
    observation = ask("Trained,2019,All,1000,baseline", target="1200")

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert "baseline only" in observation.sentence


def test_without_a_target_too_few_periods_are_not_assessable() -> None:
    rows = ("Trained,2019,All,1000,baseline", "Trained,2024,All,1310,actual")

    observation = ask(*rows)

    assert observation.outcome is Sighting.CANNOT_TELL
    assert "not assessable" in observation.sentence
