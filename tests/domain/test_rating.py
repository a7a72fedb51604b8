from __future__ import annotations

import pytest

from contribution.domain.rating import ClaimRating, PathwayStep, Rating, Ratings
from contribution.domain.verdict import Verdict


def test_an_overlay_stands_in_front_of_the_levels_without_hiding_them() -> None:
    rating = Rating(2, 0, overlay=Verdict.TOO_EARLY)

    assert rating.verdict is Verdict.TOO_EARLY
    assert rating.evidence_verdict is Verdict.MODERATE
    assert rating.rank == 0


def test_the_weakest_places_are_all_those_with_the_lowest_verdict() -> None:
    steps = (
        PathwayStep("a", Rating(2, 0)),
        PathwayStep("b", Rating(0, 0)),
        PathwayStep("c", Rating(0, 3)),
        PathwayStep("d", Rating(0, 3)),
    )
    claim = ClaimRating("claim", Rating(0, 3), trace=lambda: steps)

    assert [step.subject for step in claim.weakest] == ["c", "d"]
    assert ClaimRating("claim", Rating()).weakest == ()


def test_asking_for_what_was_not_rated_is_an_error() -> None:
    with pytest.raises(KeyError):
        Ratings("ordinal").of("nothing")
