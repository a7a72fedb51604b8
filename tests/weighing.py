"""Ratings by weight of evidence for tests, and the weight of one link."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Weight
from contribution.domain.rule import Rule
from contribution.scoring import find_scorers
from contribution.scoring.weight_of_evidence import SCORER
from tests.building import RULE, chain, item

LINK = "run -> seen"


def rate_weights(
    model: LogicModel, evidence: Iterable[Evidence] = (), rule: Rule = RULE
) -> Ratings:
    """Return the ratings of the scorer that weighs evidence."""
    return SCORER.rate(ContributionGraph(model, tuple(evidence)), rule)


def weigh_link(*evidence: Evidence, **fields: object) -> Weight:
    """Return the weight of the one link of a model of two nodes."""
    weight = rate_weights(chain("run", "seen", **fields), evidence).links[LINK].rating.weight
    assert weight is not None
    return weight


def assess_model(
    model: LogicModel, evidence: Iterable[Evidence] = (), scorer: str = "ordinal"
) -> Assessment:
    """Return an assessment of a model made by hand, without diagnostics."""
    graph = ContributionGraph(model, tuple(evidence))
    used = find_scorers()[scorer]
    ratings = used.rate(graph, RULE)
    return Assessment(graph, ratings, RULE, partial(used.explain, graph, ratings, RULE))


def measured(name: str, subject: str, pair: tuple[float, float], **fields: Any) -> Evidence:
    """Return an item whose two probabilities are numbers: P(E|claim), P(E|no claim)."""
    made = item(name, subject, sensitivity=pair[0], type_i_error=pair[1], **fields)
    return made._replace(item=made.item.model_copy(update={"test": None}))
