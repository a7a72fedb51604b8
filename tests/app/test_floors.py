from __future__ import annotations

from dataclasses import replace

import pytest

from contribution.app.floors import find_below_floor
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Reason
from contribution.domain.verdict import Verdict
from contribution.errors import UnknownNameError
from contribution.scoring.ordinal import SCORER
from tests.building import RULE, chain, item


def _assessment() -> Assessment:
    evidence: tuple[Evidence, ...] = tuple(
        item(f"e{n}", name, test="moderate") for n, name in enumerate(["a", "b", "a -> b"])
    )
    graph = ContributionGraph(chain("a", "b"), evidence)
    return Assessment(graph, SCORER.rate(graph, RULE), RULE, Reason)


@pytest.mark.parametrize(
    ("floor", "fails"), [("suggestive", False), ("moderate", False), ("strong", True)]
)
def test_a_claim_below_its_floor_is_an_error(floor: str, fails: bool) -> None:
    found = list(find_below_floor(_assessment(), {"claim": floor}))

    assert bool(found) is fails
    assert all(f"below {floor}" in each.message for each in found)


def test_a_claim_that_is_too_early_does_not_meet_any_floor() -> None:
    assessment = _assessment()
    claim = assessment.ratings.claims["claim"]
    early = claim._replace(rating=claim.rating._replace(overlay=Verdict.TOO_EARLY))
    ratings = assessment.ratings._replace(claims={"claim": early})

    assert list(find_below_floor(replace(assessment, ratings=ratings), {"claim": "untested"}))


def test_a_floor_that_is_no_verdict_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="moderate"):
        list(find_below_floor(_assessment(), {"claim": "moderat"}))
