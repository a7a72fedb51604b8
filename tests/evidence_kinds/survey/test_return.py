"""A statement picked because it was the lowest of many rises by itself; that is a straw."""

from __future__ import annotations

import random
from typing import Any

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.evidence_kinds import find_kinds
from contribution.evidence_kinds.survey.shares import find_share
from tests.evidence_kinds.tables import observe, table_of

STATEMENTS = 10
PEOPLE = 80


def ask(
    chance: random.Random, *, rise: float = 0.0, spread: float = 0.0, pick: bool = True, **more: Any
) -> Observation:
    """An item about the lowest of ten statements in wave 1, or about the first."""
    true = [min(0.9, max(0.1, chance.gauss(0.5, spread))) for _ in range(STATEMENTS)]
    counts = {
        wave: [sum(chance.random() < each + add for _ in range(PEOPLE)) for each in true]
        for wave, add in ((1, 0.0), (2, rise))
    }
    rows = [
        f"{wave},Q1,S{number},{option},{count}"
        for wave, each in counts.items()
        for number, yes in enumerate(each)
        for option, count in (("Yes", yes), ("No", PEOPLE - yes))
    ]
    lowest = min(range(STATEMENTS), key=counts[1].__getitem__)
    item = {"question": "Q1", "statement": f"S{lowest if pick else 0}", "options": ["Yes"],
            "expect": "increase", **more}  # fmt: skip
    table = table_of("wave,question,statement,option,count", *rows)
    waves = {"1": {"from": "2020-01-01"}, "2": {"from": "2022-01-01"}}
    return observe("survey", table, item, overlap="none", waves=waves)


def share_good(number: int = 150, **asked: Any) -> tuple[float, float]:
    """The shares of items that are found, and that are found and more than a straw."""
    chance = random.Random(str(asked))
    made = [ask(chance, **asked) for _ in range(number)]
    found = [each for each in made if each.outcome is Sighting.FOUND]
    return len(found) / number, sum(each.quality_cap > 1 for each in found) / number


@pytest.mark.parametrize("spread", [0.0, 0.05, 0.15])
def test_the_lowest_of_many_is_seldom_more_than_a_straw_where_nothing_happened(
    spread: float,
) -> None:
    found, good = share_good(spread=spread)

    assert found > 0.04, "the item was not picked well enough to fool the test"
    assert good <= 0.05


def test_a_true_rise_of_the_lowest_is_still_found() -> None:
    _, good = share_good(60, rise=0.35)

    assert good >= 0.8


def test_what_was_declared_before_the_later_wave_was_not_picked() -> None:
    chance = random.Random(8)
    made = next(
        each for each in (ask(chance) for _ in range(200)) if "regression" in str(each.cautions)
    )
    assert made.quality_cap == 1
    assert any("lowest of 10 statements in wave 1" in each for each in made.cautions)

    chance = random.Random(8)
    named = [ask(chance, declared_on="2021-06-01") for _ in range(200)]
    assert not any("regression" in str(each.cautions) for each in named)


def test_an_item_about_any_other_statement_is_left_alone() -> None:
    chance = random.Random(2)

    assert not any(
        "regression" in str(each.cautions)
        for each in (ask(chance, pick=False, spread=0.15, rise=0.2) for _ in range(20))
        if each.figures[0].number is not None and each.figures[0].number > 40
    )


def test_many_items_about_one_question_are_linear() -> None:
    """Counted, not timed: each statement is read once more for all items, not once for each."""
    from contribution.evidence_kinds.survey import _linked_waves as page

    calls = 0
    original = find_share

    def counting(*asked: Any) -> Any:
        nonlocal calls
        calls += 1
        return original(*asked)

    rows = [
        f"{wave},Q1,S{number},{option},{count}"
        for wave, yes in ((1, 30), (2, 60))
        for number in range(80)
        for option, count in (("Yes", yes), ("No", 90 - yes))
    ]
    table = table_of("wave,question,statement,option,count", *rows)
    kind = find_kinds()["survey"]
    items = [
        kind.item.model_validate(
            {"id": f"i{number}", "says": "x", "about": "a", "question": "Q1",
             "statement": f"S{number}", "options": ["Yes"], "expect": "increase"}
        )
        for number in range(80)
    ]  # fmt: skip
    register = kind.register.model_validate(
        {"id": "r", "title": "R", "kind": "survey", "table": table, "items": tuple(items)}
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "find_share", counting)
        for item in items:
            kind.observe(item, register)

    assert calls == 80
