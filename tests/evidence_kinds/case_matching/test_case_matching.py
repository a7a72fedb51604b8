"""Case matching: an exact test where it can tell, the author's judgement where it cannot."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.domain.table import Table
from tests.evidence_kinds.tables import messages, observe, table_of


def pairs(*moves: tuple[object, object], eras: tuple[str, str] = ("before", "after")) -> Table:
    return table_of(
        "pair,era,feature,value",
        *(
            f"{number},{era},Named tools,{value}"
            for number, move in enumerate(moves, 1)
            for era, value in zip(eras, move, strict=True)
        ),
    )


def matched(table: Table, **more: Any) -> Observation:
    item = {"feature": "Named tools", "expect": "increase", **more}
    return observe("case-matching", table, item)


def test_without_a_table_the_authors_judgement_stands_with_its_count() -> None:
    observation = observe("case-matching", None, {"outcome": "found", "pairs": 14})

    assert observation.outcome is Sighting.FOUND
    assert "14 matched pairs" in observation.sentence


def test_with_neither_table_nor_judgement_there_is_a_finding() -> None:
    assert "neither a feature in a table nor an outcome" in messages(
        observe("case-matching", None, {})
    )[0]  # fmt: skip


# McNemar, exact: 10 of 10 that moved, two-sided p = 2 / 2^10.
def test_ten_pairs_that_all_moved_one_way_are_beyond_chance() -> None:
    observation = matched(pairs(*[("no", "yes")] * 10, ("yes", "yes"), ("no", "no")))

    assert observation.outcome is Sighting.FOUND
    assert observation.quality_cap == 2
    assert any("p 0.002" in line for line in observation.working)
    assert observation.figures[0].value == "1 of 12"
    assert observation.figures[1].value == "11 of 12"


def test_numbers_are_compared_by_their_signs() -> None:
    rising = [(place, place + 2) for place in range(8)]

    observation = matched(pairs(*rising, (3, 3), (4, 4)))

    assert observation.outcome is Sighting.FOUND
    assert any(line.startswith("Sign test") for line in observation.working)


# Six of eight rose, all by more than the two that fell: signs p 0.289, sizes p 0.039.
def test_signs_decide_and_sizes_are_shown_beside() -> None:
    rising = [(0, 10 + place) for place in range(6)]

    observation = matched(pairs(*rising, (5, 4), (9, 7), (3, 3), (4, 4)))

    assert observation.outcome is Sighting.CANNOT_TELL
    assert any("Sign test" in line and "p 0.289" in line for line in observation.working)
    assert any("Wilcoxon" in line and "p 0.039" in line for line in observation.working)


def test_a_change_the_other_way_is_not_found() -> None:
    observation = matched(pairs(*[("yes", "no")] * 12))

    assert observation.outcome is Sighting.NOT_FOUND
    assert "other direction" in observation.sentence


def test_too_few_that_moved_leave_it_to_judgement() -> None:
    table = pairs(*[("no", "yes")] * 5, *[("no", "no")] * 6)

    assert matched(table).outcome is Sighting.CANNOT_TELL
    judged = matched(table, outcome="found")
    assert judged.outcome is Sighting.FOUND
    assert any("no exact test" in caution for caution in judged.cautions)


def test_a_judgement_against_the_table_is_reported() -> None:
    observation = matched(pairs(*[("yes", "no")] * 12), outcome="found", pairs=14)

    assert observation.outcome is Sighting.NOT_FOUND
    assert len(observation.mismatches) == 2


def test_fewer_than_ten_pairs_are_not_shown() -> None:
    observation = matched(pairs(*[("no", "yes")] * 9))

    assert observation.suppressed
    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.figures == ()


@pytest.mark.parametrize(
    ("eras", "first"),
    [
        (("before", "after"), "before"),
        (("2016", "2013"), "2013"),
        (("new", "historic"), "historic"),
    ],
)
def test_the_earlier_era_comes_first_whatever_the_rows_say(
    eras: tuple[str, str], first: str
) -> None:
    observation = matched(pairs(*[("no", "yes")] * 10, eras=eras))

    assert observation.chart is not None
    assert next(iter(observation.chart.series)) == first


def test_what_cannot_be_read_is_reported_at_its_place() -> None:
    coded = matched(pairs(*[("no", "yes")] * 10, ("no", "perhaps")))
    ordered = matched(pairs(*[("no", "yes")] * 10, eras=("north", "south")))
    unknown = matched(pairs(*[("no", "yes")] * 10), feature="Named tool")

    assert coded.unreadable
    assert "neither yes or no nor a number" in messages(coded)[0]
    assert "came first cannot be told" in messages(ordered)[0]
    assert 'did you mean "Named tools"' in messages(unknown)[0]
    assert unknown.unreadable[0].where.line == 2
