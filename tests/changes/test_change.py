"""The words and signs of a standing and of a move."""

from __future__ import annotations

import pytest

from contribution.changes.change import Kind, Move, Standing
from contribution.domain.verdict import Verdict
from tests.building import chain
from tests.changes.sides import assessed, compared

MODERATE = Standing(Verdict.MODERATE, Verdict.MODERATE)
EARLY = Standing(Verdict.TOO_EARLY, Verdict.MODERATE)
STRONG = Standing(Verdict.STRONG, Verdict.STRONG)


def test_what_stands_behind_an_overlay_is_said() -> None:
    assert str(MODERATE) == "moderate"
    assert str(EARLY) == "too early to tell (so far moderate)"


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        (MODERATE, STRONG, 1),
        (STRONG, MODERATE, -1),
        (EARLY, Standing(Verdict.TOO_EARLY, Verdict.SUGGESTIVE), -1),
        (MODERATE, Standing(Verdict.MODERATE, Verdict.MODERATE, "minor"), 0),
    ],
)
def test_a_move_goes_up_down_or_sideways(before: Standing, after: Standing, direction: int) -> None:
    assert Move(Kind.CLAIM, "claim", "we helped", before, after).direction == direction


def test_a_comparison_is_empty_only_without_changes_and_moves() -> None:
    model = chain("a", "b")

    assert compared(assessed(model), assessed(model)).is_empty
    assert not compared(assessed(model), assessed(chain("a", "b", title="New"))).is_empty
