"""Matched pairs are decided by an exact test or left to judgement."""

from __future__ import annotations

import pytest

from contribution.domain.diagnostic import NOWHERE
from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.observing.expectations import parse_expectation
from contribution.observing.matched_pairs import MatchedPairs, Pair
from contribution.observing.pairs_result import (
    PairsQuestion,
    build_pairs_observation,
)

ITEM = EvidenceItem(id="i", says="So", about=("a",), stated={"rose": "6"})
REGISTER = EvidenceRegister(id="r", title="R", kind="case-matching")


def built(rose: int, fell: int, stayed: int, expect: str = "increase") -> Observation:
    moves = [(0.0, 1.0)] * rose + [(1.0, 0.0)] * fell + [(1.0, 1.0)] * stayed
    pairs = tuple(Pair(str(n), one, two, (NOWHERE,)) for n, (one, two) in enumerate(moves))
    asked = PairsQuestion("Tools", parse_expectation(expect))
    matched = MatchedPairs(("before", "after"), yes_or_no=True, pairs=pairs)
    return build_pairs_observation(ITEM, REGISTER, asked, matched)


# Exact two-sided binomial: 6 of 6 gives 0.031, 7 of 8 gives 0.070, 8 of 9 gives 0.039.
@pytest.mark.parametrize(
    ("rose", "fell", "outcome"),
    [(6, 0, Outcome.FOUND), (7, 1, Outcome.NOT_FOUND), (8, 1, Outcome.FOUND),
     (1, 8, Outcome.NOT_FOUND), (5, 0, Outcome.NOT_SEARCHED)],
)  # fmt: skip
def test_the_exact_test_decides_where_it_can(rose: int, fell: int, outcome: Outcome) -> None:
    assert built(rose, fell, 6).outcome is outcome


def test_no_change_is_never_shown_by_few_pairs() -> None:
    assert built(4, 4, 8, expect="no-change").outcome is Outcome.NOT_SEARCHED


def test_stated_counts_are_compared() -> None:
    assert built(6, 0, 6).mismatches == ()
    assert len(built(7, 0, 6).mismatches) == 1


def test_a_null_of_few_pairs_is_weak() -> None:
    assert built(4, 4, 8).quality_cap == 1
