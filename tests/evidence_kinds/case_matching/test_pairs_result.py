"""Matched pairs are decided by an exact test or left to judgement."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from contribution.domain.diagnostic import NOWHERE
from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Sighting
from contribution.evidence_kinds.case_matching._result import (
    PairsQuestion,
    build_pairs_observation,
)
from contribution.evidence_kinds.case_matching.pairs import MatchedPairs, Pair
from contribution.evidence_kinds.shared.expectations import parse_expectation

ITEM = EvidenceItem(id="i", says="So", about=("a",), stated={"rose": "6"})
REGISTER = EvidenceRegister(id="r", title="R", kind="case-matching")


def built(
    rose: int,
    fell: int,
    stayed: int,
    expect: str = "increase",
    others: Sequence[tuple[float, float]] = (),
) -> Observation:
    moves = [(0.0, 1.0)] * rose + [(1.0, 0.0)] * fell + [(1.0, 1.0)] * stayed + [*others]
    pairs = tuple(Pair(str(n), one, two, (NOWHERE,)) for n, (one, two) in enumerate(moves))
    asked = PairsQuestion("Tools", parse_expectation(expect))
    matched = MatchedPairs(("before", "after"), yes_or_no=True, pairs=pairs)
    return build_pairs_observation(ITEM, REGISTER, asked, matched)


# Exact two-sided binomial: 6 of 6 gives 0.031, 7 of 8 gives 0.070, 8 of 9 gives 0.039.
@pytest.mark.parametrize(
    ("rose", "fell", "outcome"),
    [(6, 0, Sighting.FOUND), (7, 1, Sighting.CANNOT_TELL), (8, 1, Sighting.FOUND),
     (1, 8, Sighting.NOT_FOUND), (5, 0, Sighting.CANNOT_TELL)],
)  # fmt: skip
def test_the_exact_test_decides_where_it_can(rose: int, fell: int, outcome: Sighting) -> None:
    assert built(rose, fell, 6).outcome is outcome


def test_no_change_is_never_shown_by_few_pairs() -> None:
    assert built(4, 4, 8, expect="no-change").outcome is Sighting.CANNOT_TELL


def test_stated_counts_are_compared() -> None:
    assert built(6, 0, 6).mismatches == ()
    assert len(built(7, 0, 6).mismatches) == 1


def test_a_difference_that_can_be_chance_cannot_tell() -> None:
    observation = built(4, 4, 8)

    assert observation.outcome is Sighting.CANNOT_TELL
    assert observation.cautions[0] == "8 pairs moved, 4 of them one way"


def _owed(observation: Observation) -> list[str]:
    return [line for line in observation.working if "owe" in line]


@pytest.mark.parametrize(
    ("moves", "expect", "words"),
    [
        # 1 of 12 before, 9 of 12 after: 8 cannot be explained by what there was anyway.
        ((8, 0, 1), "increase", "at least 8 and at most 9 of the 9 later cases with “Tools”"),
        # 8 of 12 before, 1 of 12 after: of the 11 without it, 4 had gone without before.
        ((0, 8, 1), "decrease", "at least 8 and at most 9 of the 11 later cases without “Tools”"),
        ((0, 8, 1), "increase", "at least 0 and at most 1 of the 1 later case with “Tools”"),
        ((6, 0, 0), "increase", "exactly 6 of the 6 later cases with “Tools” would owe"),
    ],
)
def test_how_many_cases_could_owe_it_is_bounded_and_named_no_finding(
    moves: tuple[int, int, int], expect: str, words: str
) -> None:
    neither = [(0.0, 0.0)] * (12 - sum(moves))

    [line] = _owed(built(*moves, expect=expect, others=neither))

    assert words in line
    assert "Had nothing but the programme differed" in line
    assert "decides nothing" in line


def test_nothing_is_owed_where_no_change_is_expected_or_nobody_has_it() -> None:
    assert _owed(built(4, 4, 8, expect="no-change")) == []
    assert _owed(built(0, 12, 0)) == []


def test_how_many_owe_it_moves_no_outcome() -> None:
    both_ways = built(8, 1, 6), built(1, 8, 6)
    assert [each.outcome for each in both_ways] == [Sighting.FOUND, Sighting.NOT_FOUND]
    assert [len(_owed(each)) for each in both_ways] == [1, 1]
