"""One year against its budget: what came of what was planned, and when it cannot be told."""

from __future__ import annotations

import random
from typing import Any

import pytest

from contribution.domain.evidence import Observation, Sighting
from tests.evidence_kinds.tables import messages, observe, table_of

TABLE = table_of(
    "line,year,budget,actual,forecast",
    "Training days,2015/16,40,39,", "Rent,2015/16,100,112,", "Parcels,2015/16,500,210,",
    "Advice,2015/16,80,,75", "Gifts,2015/16,0,10,", "Loans,2015/16,,10,",
)  # fmt: skip


def ask(line: str, expect: str | None = "as-planned", **more: Any) -> Observation:
    item = {"line": line, "year": "2015/16", "expect": expect, **more}
    register = {"collected": {"to": more.pop("collected")}} if "collected" in more else {}
    item.pop("collected", None)
    return observe("ledger", TABLE, item, **register)


@pytest.mark.parametrize(
    ("line", "expect", "outcome"),
    [
        ("Training days", "as-planned", Sighting.FOUND),
        ("Training days", "as planned", Sighting.FOUND),
        ("Training days", "at-least 100%", Sighting.NOT_FOUND),
        ("Training days", "at-least 38", Sighting.FOUND),
        ("Rent", "as-planned", Sighting.NOT_FOUND),
        ("Rent", "at-most 100%", Sighting.NOT_FOUND),
        ("Rent", "at-most 115%", Sighting.FOUND),
        ("Parcels", "at-least 90%", Sighting.NOT_FOUND),
        ("Advice", "as-planned", Sighting.CANNOT_TELL),
        ("Gifts", "as-planned", Sighting.NOT_SEARCHED),
    ],
)
def test_what_came_is_set_against_its_budget(line: str, expect: str, outcome: Sighting) -> None:
    assert ask(line, expect).outcome is outcome


def test_the_sentence_and_the_figures_say_what_was_planned_and_what_came() -> None:
    observation = ask("Training days", stated={"budget": 40, "2015/16": 39, "share": "98%"})

    assert observation.sentence == (
        "Training days: 39 (actual) of a budget of 40 in 2015/16, 98%. That is as planned."
    )
    assert [(each.label, each.value, each.formula) for each in observation.figures] == [
        ("2015/16, budget", "40", ""),
        ("2015/16, actual", "39", ""),
        ("Share of the budget", "98%", "39 / 40"),
    ]
    assert [each.rows[0].column for each in observation.figures[:2]] == [3, 4]
    assert observation.mismatches == observation.unreadable == ()
    assert observation.before_after


def test_what_may_still_come_cannot_be_told_yet() -> None:
    mid_year = "2015-12-31"

    assert ask("Parcels", "at-least 90%", collected=mid_year).outcome is Sighting.CANNOT_TELL
    assert ask("Training days", collected=mid_year).outcome is Sighting.CANNOT_TELL
    assert ask("Rent", "at-most 100%", collected=mid_year).outcome is Sighting.NOT_FOUND
    assert ask("Rent", "at-least 100%", collected=mid_year).outcome is Sighting.FOUND
    assert ask("Parcels", "at-least 90%", collected="2016-04-30").outcome is Sighting.NOT_FOUND


def test_a_forecast_against_a_budget_is_a_straw() -> None:
    observation = ask("Advice", "at-least 90%", measure="forecast")

    assert (observation.outcome, observation.quality_cap) == (Sighting.FOUND, 1)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"expect": "decrease"}, "expects decrease of one year; write expect: as-planned"),
        ({"expect": None}, "expects nothing of one year"),
        ({"target": "-20%"}, "asks of one year for target: -20%"),
        ({"year": None}, "names neither `between` and `year`; write `between: ["),
        ({"between": ["2014/15", "2015/16"]}, "names both `between` and `year`"),
        ({"year": "2016/17"}, 'no year of "Training days" "2016/17"; did you mean "2015/16"'),
    ],
)
def test_what_cannot_be_asked_is_said_with_what_can(wish: dict[str, Any], words: str) -> None:
    observation = ask(**{"line": "Training days", **wish})

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert len(observation.unreadable) == 1 or "2014/15" in str(wish)
    assert any(words in message for message in messages(observation))


def test_a_line_without_a_budget_names_what_is_there() -> None:
    assert "has no budget for 2015/16" in messages(ask("Loans"))[0]


def test_two_years_cannot_go_as_planned() -> None:
    item = {"line": "Rent", "between": ["2015/16", "2015/16"], "expect": "as-planned"}

    assert "name one `year`" in messages(observe("ledger", TABLE, item))[0]


# Ordinary lines: plans kept within some percent, missed by a third, and half a year's figures.
def test_in_ordinary_ledgers_what_was_delivered_is_found_and_a_shortfall_is_not() -> None:
    chance = random.Random(9)
    kept, missed, early = [], [], []
    for _ in range(200):
        budget = chance.randrange(1_000, 90_000)
        shares = (chance.gauss(1, 0.02), chance.gauss(0.67, 0.08), chance.gauss(0.5, 0.08))
        lines = [round(budget * share) for share in shares]
        rows = [f"L{place},2015/16,{budget},{came}" for place, came in enumerate(lines)]
        table = table_of("line,year,budget,actual", *rows)
        item = {"year": "2015/16", "expect": "at-least 90%"}
        kept.append(observe("ledger", table, {**item, "line": "L0"}).outcome)
        missed.append(observe("ledger", table, {**item, "line": "L1"}).outcome)
        half = observe("ledger", table, {**item, "line": "L2"}, collected={"to": "2015-10-01"})
        early.append(half.outcome)

    assert kept.count(Sighting.FOUND) == 200
    assert missed.count(Sighting.NOT_FOUND) >= 199
    assert early.count(Sighting.CANNOT_TELL) == 200
