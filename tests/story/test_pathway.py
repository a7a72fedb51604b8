from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.story.pathway import keep_pathway


def test_only_the_pathway_is_left_in_the_model(clubs: Assessment) -> None:
    for name, rated in clubs.ratings.claims.items():
        kept = keep_pathway(clubs, name).graph
        subjects = {step.subject for step in rated.pathway}
        assert {*kept.nodes, *kept.links} == subjects
        assert kept.claims.keys() == clubs.graph.claims.keys()


def test_the_ratings_stay_those_of_the_whole(clubs: Assessment) -> None:
    name = next(iter(clubs.graph.claims))

    assert keep_pathway(clubs, name).ratings is clubs.ratings
