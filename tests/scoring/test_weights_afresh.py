"""Weight of evidence against an implementation written afresh from the method's text."""

from __future__ import annotations

from collections import Counter

import pytest

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Rating
from contribution.scoring.weight_of_evidence import SCORER
from tests.afresh.weights import AfreshWeights
from tests.afresh.worlds import make_world
from tests.building import RULE

WORLDS, SHARDS = 2_000, 8


def _ends(rating: Rating) -> tuple[float, float]:
    assert rating.weight
    return rating.weight.low, rating.weight.high


@pytest.mark.parametrize("shard", range(SHARDS))
def test_both_give_the_same_intervals_and_levels_for_everything_in_a_model(shard: int) -> None:
    for seed in range(shard, WORLDS, SHARDS):
        model, evidence = make_world(seed)
        ratings = SCORER.rate(ContributionGraph(model, evidence), RULE)
        afresh = AfreshWeights(model, evidence)

        for name in afresh.plan.subjects:
            known, rating = afresh.known[name], ratings.of(name)
            assert _ends(rating) == pytest.approx((known.low, known.high)), (seed, name)
            levels = (rating.support, rating.refutation)
            assert levels == (known.support, known.refutation), (seed, name)
        for number, claim in enumerate(model.claims):
            rating = ratings.claims[claim.id].rating
            overlay, reached, levels = afresh.rate_claim(number)
            assert (str(rating.overlay or ""), rating.support, rating.refutation) == (
                overlay,
                *levels,
            ), (seed, claim.id)
            if reached:
                ends = (reached.low, reached.high)
                assert _ends(rating) == pytest.approx(ends), (seed, claim.id)


def test_the_worlds_reach_every_verdict() -> None:
    met: Counter[str] = Counter()
    for seed in range(0, WORLDS, 4):
        model, evidence = make_world(seed)
        ratings = SCORER.rate(ContributionGraph(model, evidence), RULE)
        met.update(str(each.verdict) for each in ratings.claims.values())
        met.update(str(each.rating.verdict) for each in ratings.links.values())

    assert len(met) == 14, met
