"""Stated figures agree when the computed one is printed like them."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import EvidenceItem
from contribution.observing.stated import Computed, compare_stated, rounds_to


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
