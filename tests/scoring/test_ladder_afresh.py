"""The ladder against an implementation written afresh from the method's text, on whole models."""

from __future__ import annotations

from collections import Counter

import pytest

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Rating
from contribution.scoring.ordinal import SCORER
from tests.afresh.ladder import Afresh, find_word
from tests.afresh.worlds import make_world
from tests.building import RULE

WORLDS, SHARDS = 2_000, 8


def _say(rating: Rating) -> tuple[str, tuple[int, int]]:
    overlay = str(rating.overlay) if rating.overlay else ""
    return overlay, (rating.support, rating.refutation)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_both_give_the_same_levels_and_words_for_everything_in_a_model(shard: int) -> None:
    for seed in range(shard, WORLDS, SHARDS):
        model, evidence = make_world(seed)
        ratings = SCORER.rate(ContributionGraph(model, evidence), RULE)
        afresh = Afresh(model, evidence)

        for name in afresh.plan.subjects:
            expected = (afresh.overlay(name), afresh.levels[name])
            assert _say(ratings.of(name)) == expected, (seed, name)
        for number, claim in enumerate(model.claims):
            rating = ratings.claims[claim.id].rating
            overlay, levels = afresh.rate_claim(number)
            assert _say(rating) == (overlay, levels or (0, 0)), (seed, claim.id)
            assert rating.evidence_verdict == find_word(levels or (0, 0))


def test_the_worlds_reach_every_verdict_and_every_overlay() -> None:
    met: Counter[str] = Counter()
    for seed in range(0, WORLDS, 4):
        model, evidence = make_world(seed)
        ratings = SCORER.rate(ContributionGraph(model, evidence), RULE)
        met.update(str(each.verdict) for each in ratings.claims.values())
        met.update(str(each.rating.verdict) for each in ratings.links.values())

    assert len(met) == 14, met
