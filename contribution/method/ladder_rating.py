"""The ordinal rule as a whole: levels from evidence, bounds on links, weakest links for claims."""

from __future__ import annotations

from contribution.domain.logic_model import CausalLink
from contribution.domain.rating import Rating, Ratings
from contribution.domain.rule import Rule
from contribution.method.bounds import (
    bound_link,
    find_assumption_caps,
    find_joined_refutation,
    find_rival_caps,
)
from contribution.method.gates import Case
from contribution.method.ladder import rate_uses
from contribution.method.rater import Rater
from contribution.method.reach import REACH, Reach


def _rate_own(case: Case, name: str) -> Rating:
    return rate_uses(case.find_uses(name), case.rule)


def _bound(case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> Rating:
    graph, rule = case.graph, case.rule
    assumptions = graph.find_assumptions_of(link)
    caps = (
        *find_assumption_caps(assumptions, ratings.assumptions, rule),
        *find_rival_caps(graph, link, ratings.factors, rule),
    )
    return bound_link(own, caps, find_joined_refutation(assumptions, ratings.assumptions))


def _read(reach: Reach, _: Rule) -> Rating:
    return Rating(reach.support, reach.refutation, reach.support)


LADDER = Rater("ordinal", _rate_own, _bound, REACH, _read)
