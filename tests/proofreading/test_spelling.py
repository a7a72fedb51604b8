"""Labels that are one label, and labels that are not."""

from __future__ import annotations

import pytest

from contribution.proofreading.spelling import find_alike, is_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marple and Wemeth", "Marple and Werneth"),
        ("Heaton & Tame Valley", "Heatons & Tame Valley"),
        ("Heatons and Tame Valley", "Heatons & Tame Valley"),
        ("Stockport Family First Team", "Stockport Families First Team"),
        ("If I have a concern I say so", "If I have a concern, I say so"),
        ("Stockport", "Stockport Total"),
        ("Safeguarding", "Safegaurding"),
    ],
)
def test_slips_are_alike_both_ways(one: str, other: str) -> None:
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strongly agree", "Strongly disagree"),
        ("Very satisfied", "Very dissatisfied"),
        ("Very likely", "Very unlikely"),
        ("Q1 2013/14", "Q1 2014/15"),
        ("Age 10 to 12", "Age 10 to 15"),
        ("Boys", "Girls"),
        ("Father", "Mother"),
        ("don't know", "Don’t know"),
        ("North  End", "north end"),
    ],
)
def test_different_things_and_mere_case_are_left_alone(one: str, other: str) -> None:
    assert not is_alike(one, other)


def test_labels_side_by_side_are_told_apart_by_whoever_made_the_table() -> None:
    apart = {"Ash Lane": frozenset({"2020"}), "Ash Lanes": frozenset({"2021"})}
    together = {"Ash Lane": frozenset({"2020"}), "Ash Lanes": frozenset({"2020", "2021"})}

    assert find_alike(apart) == (("Ash Lane", "Ash Lanes"),)
    assert find_alike(together) == ()
