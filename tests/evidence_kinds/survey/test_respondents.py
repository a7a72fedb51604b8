"""The roll knows who answered what in each wave, and matches people, not rows."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from contribution.evidence_kinds.survey.rows import Chosen, Roll
from contribution.stats.two_waves import MatchedRespondents

FIRST, SECOND = ("1", "", "well"), ("2", "", "well")
YES, NO = 1, 2


def chosen(key: tuple[str, str, str]) -> Chosen:
    return Chosen(key, frozenset({YES, NO}), frozenset({YES}))


def test_names_are_matched_without_case_and_spaces() -> None:
    roll = Roll()

    assert roll.enter(FIRST, "Anna  B", mark=YES, line=2)
    assert roll.enter(SECOND, " anna b ", mark=NO, line=3)
    assert not roll.enter(SECOND, "ANNA B", mark=YES, line=4)
    assert roll.match(chosen(FIRST), chosen(SECOND)) == MatchedRespondents(1, 0, 1, 0)
    assert roll.count_linked("1", "2") == 1


def test_people_without_a_name_count_and_are_never_matched() -> None:
    roll = Roll()

    assert all(roll.enter(key, " ", mark=YES, line=2) for key in (FIRST, FIRST, SECOND))
    assert roll.match(chosen(FIRST), chosen(SECOND)) is None
    assert roll.unnamed == {"1": 2, "2": 1}


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=30), st.randoms())
def test_matching_is_counting_pairs_whatever_the_order(
    pairs: list[tuple[int, int]], chance: Random
) -> None:
    rows = [
        (key, f"P{number}", mark)
        for number, marks in enumerate(pairs)
        for key, mark in zip((FIRST, SECOND), marks, strict=True) if mark
    ]  # fmt: skip
    chance.shuffle(rows)
    roll = Roll()
    for line, (key, name, mark) in enumerate(rows):
        roll.enter(key, name, mark=mark, line=line)

    both = [pair for pair in pairs if all(pair)]
    expected = MatchedRespondents(
        len(both), both.count((YES, YES)),
        sum(one == YES for one, _ in both), sum(two == YES for _, two in both),
    )  # fmt: skip
    assert roll.match(chosen(FIRST), chosen(SECOND)) == (expected if both else None)
