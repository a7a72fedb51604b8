"""A small model that carries every kind of mark, and a way to assess any model by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import ProbativeTest
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    Activity,
    Assumption,
    CausalLink,
    Context,
    ContributionClaim,
    Factor,
    Impact,
    Input,
    LogicModel,
    Outcome,
    Output,
)
from contribution.domain.rating import ClaimRating, EvidenceUse, LinkRating, Rating, Ratings, Reason
from contribution.domain.verdict import Verdict
from tests.building import RULE

AssessModel = Callable[..., Assessment]


def rate_as(verdict: Verdict, ahead: int = 0, against: int = 0, without: int = 0) -> Rating:
    """Return a rating that shows this verdict and these counts."""
    signs = [(1, 2)] * ahead + [(-1, 2)] * against + [(1, 0)] * without
    uses = tuple(
        EvidenceUse(
            item=f"e{number}",
            group="g",
            sign=sign,
            test=ProbativeTest.STRAW,
            token=1,
            strength=strength,
            quality=2,
            method="survey",
            independent=True,
        )
        for number, (sign, strength) in enumerate(signs)
    )
    return Rating(uses=uses, overlay=verdict)


def _assess(model: LogicModel, verdicts: Mapping[str, Rating] | None = None) -> Assessment:
    known = verdicts or {}
    cycle = list(Verdict)

    def rating(name: str, number: int) -> Rating:
        return known.get(name) or rate_as(cycle[number % len(cycle)], number % 3)

    links = {}
    for number, link in enumerate(model.links):
        rated = rating(link.id, number)
        links[link.id] = LinkRating(link.id, rated, rated)
    return Assessment(
        graph=ContributionGraph(model),
        ratings=Ratings(
            scorer="ordinal",
            nodes={each.id: rating(each.id, n) for n, each in enumerate(model.nodes)},
            links=links,
            assumptions={each.id: rating(each.id, n) for n, each in enumerate(model.assumptions)},
            factors={each.id: rating(each.id, n) for n, each in enumerate(model.factors)},
            claims={each.id: ClaimRating(each.id, Rating()) for each in model.claims},
        ),
        rule=RULE,
        explain=Reason,
    )


SMALL = LogicModel(
    name="breakfast",
    file="models/breakfast.yaml",
    title="Breakfast clubs",
    version="2",
    as_of=date(2026, 6, 30),
    strands={"food": "Food at school", "families": "Work with families"},
    nodes=(
        Context(id="hunger", label="Children come to school hungry"),
        Input(id="grant", label="A grant for two years", strand="food"),
        Activity(
            id="serve", label="Serve breakfast every day", strand="food", starts=date(2025, 9, 1)
        ),
        Activity(id="visit", label="Visit families", strand="families"),
        Output(id="eaten", label="Breakfasts eaten", strand="food", note="Counted each day"),
        Outcome(id="alert", label="Children are alert in class", strand="food", horizon="short"),
        Impact(id="learn", label="Children learn more"),
    ),
    links=(
        CausalLink(source="hunger", target="serve"),
        CausalLink(source="grant", target="serve"),
        CausalLink(source="serve", target="eaten", because="It is free", assumes=("they-come",)),
        CausalLink(source="visit", target="eaten"),
        CausalLink(source="eaten", target="alert", assumes=("they-come", "good-food")),
        CausalLink(source="alert", target="learn"),
        CausalLink(source="learn", target="serve", feedback=True),
    ),
    assumptions=(
        Assumption(id="they-come", label="Children come in time", necessary=True),
        Assumption(id="good-food", label="The food is good"),
        Assumption(id="unused", label="Nobody relies on this"),
    ),
    factors=(
        Factor(id="sleep", label="Children sleep longer", role="competing", affects=("alert",)),
        Factor(id="lessons", label="Better lessons", role="complementary", affects=("learn",)),
    ),
    claims=(
        ContributionClaim(id="club", says="The club made children alert", target="alert"),
        ContributionClaim.model_validate(
            {"id": "home", "says": "Visits helped", "from": "visit", "to": "alert"}
        ),
    ),
)
VERDICTS = {
    "hunger -> serve": rate_as(Verdict.UNTESTED),
    "grant -> serve": rate_as(Verdict.MODERATE, 2),
    "serve -> eaten": rate_as(Verdict.STRONG, 7, 2, 1),
    "visit -> eaten": rate_as(Verdict.CONTRADICTED, 0, 2),
    "eaten -> alert": rate_as(Verdict.SUGGESTIVE, 1),
    "alert -> learn": rate_as(Verdict.TOO_EARLY),
    "learn -> serve": rate_as(Verdict.NOT_SCORED),
    "they-come": rate_as(Verdict.MODERATE, 1),
    "good-food": rate_as(Verdict.UNTESTED),
    "sleep": rate_as(Verdict.DOUBTFUL, 0, 1),
    "lessons": rate_as(Verdict.UNTESTED),
}


@pytest.fixture(scope="session")
def assess_model() -> AssessModel:
    return _assess


@pytest.fixture(scope="session")
def small() -> Assessment:
    return _assess(SMALL, VERDICTS)
