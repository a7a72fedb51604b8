"""Labels that are one label, and labels that are not."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.proofreading import spelling
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


@given(st.lists(st.text("abrnmsy1", min_size=1, max_size=7), min_size=13, max_size=40, unique=True))
def test_among_many_labels_the_same_pairs_are_found_as_by_trying_all(words: list[str]) -> None:
    contexts = {f"Number {word} of these": frozenset({word}) for word in words}

    tried = {
        frozenset(pair)
        for pair in combinations(contexts, 2)
        if is_alike(*pair)  # the contexts are all apart
    }

    assert {frozenset(pair) for pair in find_alike(contexts)} == tried


def test_labels_that_differ_in_one_word_are_compared_in_numbers_that_grow_as_they_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: Counter[int] = Counter()

    def count(size: int) -> int:
        def is_counted(one: str, other: str) -> bool:
            calls[size] += 1
            return is_alike(one, other)

        monkeypatch.setattr(spelling, "is_alike", is_counted)
        find_alike({f"Statement {n} of all": frozenset({str(n)}) for n in range(size)})
        find_alike({f"The {_word(n)} of all": frozenset({str(n)}) for n in range(size)})
        return calls[size]

    assert count(4_000) <= 12 * max(count(400), 400)


def _word(number: int) -> str:
    # Words as unlike one another as those of a language.
    return sha256(str(number).encode()).hexdigest()[:9].translate(_LETTERS)


_LETTERS = str.maketrans("0123456789", "ghijklmnop")
