from __future__ import annotations

from itertools import pairwise

import pytest

from contribution.domain.evidence import ProbativeTest
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Cap, EvidenceUse, Rating
from contribution.scoring.ladder.bounds import (
    bound_link,
    find_missing_families,
    find_rival_caps,
    limit_of_assumption,
    limit_of_rival,
)
from tests.building import ALL_WAIVED, RULE, chain, rival

AGAINST = EvidenceUse(
    "no", "no", -1, ProbativeTest.HOOP, 3, 3, quality=3, method="documents", independent=True
)


@pytest.mark.parametrize(
    ("support", "refutation", "limit"),
    [
        (0, 3, 4),
        (1, 4, 4),
        (0, 2, 3),
        (0, 0, 2),
        (1, 0, 2),
        (2, 0, 2),
        (3, 0, 1),
        (4, 1, 1),
        (3, 3, 2),
    ],
)
def test_a_rival_bounds_by_its_state(support: int, refutation: int, limit: int) -> None:
    assert limit_of_rival(Rating(support, refutation, uses=(AGAINST,)), RULE) == limit


@pytest.mark.parametrize(
    ("use", "limit"),
    [
        (AGAINST._replace(independent=False), 3),
        (AGAINST._replace(strength=1), 3),
        (AGAINST._replace(unbacked=True), 3),
        (AGAINST, 4),
    ],
)
def test_a_rival_is_ruled_out_by_an_independent_source_that_says_how_it_looked(
    use: EvidenceUse, limit: int
) -> None:
    assert limit_of_rival(Rating(0, 3, uses=(use,)), RULE) == limit


def test_more_support_for_a_rival_never_loosens_its_bound() -> None:
    for refutation in range(2):
        limits = [limit_of_rival(Rating(support, refutation), RULE) for support in range(5)]
        assert all(earlier >= later for earlier, later in pairwise(limits))


@pytest.mark.parametrize("necessary", [True, False])
def test_more_refutation_never_loosens_the_bound_of_an_assumption(necessary: bool) -> None:
    for support in range(5):
        limits = [
            limit_of_assumption(Rating(support, refutation), RULE, necessary=necessary)
            for refutation in range(5)
        ]
        assert all(earlier >= later for earlier, later in pairwise(limits))


def test_a_bound_bites_only_below_what_the_evidence_reached() -> None:
    own = Rating(support=2, ladder_support=2)

    rated = bound_link(own, [Cap(3, "loose", "r"), Cap(1, "tight", "r")], joined_refutation=3)

    assert [(cap.name, cap.bites) for cap in rated.caps] == [("loose", False), ("tight", True)]
    assert (rated.support, rated.refutation) == (1, 3)


def test_a_link_without_rivals_is_told_so_and_with_one_is_told_which_families_are_open() -> None:
    lonely = ContributionGraph(chain("a", "b"))
    watched = ContributionGraph(chain("a", "b", factors=(rival("r", "b"),)))
    ratings = {"r": Rating(0, 3, uses=(AGAINST,))}

    [cap] = find_rival_caps(lonely, lonely.links["a -> b"], {}, RULE)
    assert (cap.name, cap.limit) == ("no rival considered", 2)
    [cap] = find_rival_caps(watched, watched.links["a -> b"], ratings, RULE)
    assert "already happening" in cap.reason
    assert "did not really happen" in cap.reason
    assert find_missing_families(watched, watched.model.factors) == (
        "already-happening",
        "not-real",
    )


def test_waived_families_are_considered() -> None:
    model = chain("a", "b", factors=(rival("r", "b"),), no_rival_considered=ALL_WAIVED)
    graph = ContributionGraph(model)

    assert (
        find_rival_caps(graph, graph.links["a -> b"], {"r": Rating(0, 3, uses=(AGAINST,))}, RULE)
        == ()
    )
