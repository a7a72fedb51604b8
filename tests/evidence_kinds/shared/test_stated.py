"""Stated figures agree when the computed one is printed like them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from contribution import assess
from contribution.domain.evidence import Evidence, EvidenceItem
from contribution.evidence_kinds.shared.figures import Computed, compare_stated, rounds_to


def compare(text: str, computed: Computed) -> tuple[int, int]:
    item = EvidenceItem.model_validate(
        {"id": "i", "says": "So", "about": "a", "stated": {"Wave 1": text}}
    )
    mismatches, unreadable = compare_stated(item, {"wave 1": computed})
    return len(mismatches), len(unreadable)


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("61%", 61.4, True), ("61%", 61.5, True), ("61%", 60.4, False), ("61.4%", 61.44, True),
        ("61.4%", 61.5, False), ("-819,702", -819702, True), ("819702", -819702, False),
        ("+15 points", 14.9, True), ("−4 pp", -4.2, True), ("£1,200", 1200, True),
    ],
)  # fmt: skip
def test_a_number_is_right_when_the_computed_one_rounds_to_it(
    text: str, number: float, right: bool
) -> None:
    assert compare(text, Computed("x", (number,))) == (0 if right else 1, 0)


@pytest.mark.parametrize(("text", "right"), [("yes", True), ("No", False), ("true", True)])
def test_yes_and_no_are_compared(text: str, right: bool) -> None:
    assert compare(text, Computed("yes", (), truth=True)) == (0 if right else 1, 0)


def test_what_cannot_be_compared_is_said_to_be() -> None:
    assert compare("most", Computed("x", (1,))) == (0, 1)
    assert compare("61%", Computed("yes", (), truth=True)) == (0, 1)


def test_any_of_several_roundings_is_right() -> None:
    assert rounds_to(62, decimals=0, computed=(60.9, 62.0))
    assert not rounds_to(62, decimals=0, computed=())


STOCKPORT = Path(__file__).parents[3] / "models" / "stockport-family.yaml"
# Where the report's text and its own tables disagree; each note says how.
CONTRADICTED = {
    "family-listened-to": "wave 2: 94%",
    "spend-guardianship-forecast": "percent: 24%",
    "staff-partnership": "wave 2: 89%",
}


@cache
def rest_on_tables() -> tuple[Evidence, ...]:
    items = assess(STOCKPORT).graph.items.values()
    return tuple(each for each in items if each.register.table is not None)


def test_every_item_of_the_report_that_rests_on_a_table_states_what_its_text_says() -> None:
    assert len(rest_on_tables()) > 100
    silent = {
        each.id
        for each in rest_on_tables()
        if not (each.item.stated or each.item.unstated or each.register.unstated)
    }
    assert silent == set()


def test_the_report_contradicts_itself_where_it_is_known_to_and_nowhere_else() -> None:
    found = {
        each.id: mismatch.message
        for each in rest_on_tables()
        for mismatch in each.observation.mismatches
    }
    assert found.keys() == CONTRADICTED.keys()
    for name, figure in CONTRADICTED.items():
        assert f"states {figure}" in found[name]
    assert all(each.item.note for each in rest_on_tables() if each.id in found)


def test_every_figure_stated_of_the_report_can_be_compared() -> None:
    assert [each.id for each in rest_on_tables() if each.observation.unreadable] == []


# Appendix 1: separate samples need 12 points; the text calls these three not significant.
def test_what_the_report_calls_not_significant_is_so_here() -> None:
    called = {
        each.id: each.item.stated["significant"]
        for each in rest_on_tables()
        if "significant" in each.item.stated
    }
    assert called == dict.fromkeys(
        ("staff-cross-team-support", "staff-time-to-learn", "staff-over-hours"), "no"
    )
    tools = next(each for each in rest_on_tables() if each.id == "staff-right-tools")
    assert "indicative" in (tools.item.note or "")
    assert tools.observation.outcome.value != "found"


# Tables 2, 3 and 5 to 16 of the report print data; of Figures 2 to 9 it prints no figures.
def test_every_table_of_data_in_the_report_is_drawn_and_no_figure_without_data_is() -> None:
    items = tuple(assess(STOCKPORT).graph.items.values())
    drawn = {
        str(each.item.at.table)
        for each in items
        if each.item.at and each.item.at.table and each.observation.chart
    }
    assert drawn >= {"2", "3", *(str(number) for number in range(5, 17))}
    described = {
        str(each.item.at.figure): each.observation.chart
        for each in items
        if each.item.at and each.item.at.figure
    }
    assert {"2", "3", "4"} <= set(described)
    assert set(described.values()) == {None}
