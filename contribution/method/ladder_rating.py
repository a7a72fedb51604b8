"""The ordinal rule as a whole: levels from evidence, bounds on links, weakest links for claims."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, ContributionClaim, Stage
from contribution.domain.rating import ClaimRating, LinkRating, PathwayStep, Rating, Ratings
from contribution.domain.verdict import Verdict
from contribution.method.bounds import (
    bound_link,
    find_assumption_caps,
    find_joined_refutation,
    find_rival_caps,
    find_rivals,
)
from contribution.method.conditions import judge_conditions
from contribution.method.gates import Case, apply_gates
from contribution.method.ladder import rate_uses
from contribution.method.pathways import Chain, Reach, find_reaches, trace_pathway
from contribution.method.rater import Rater

_RANKED_BY_EVIDENCE = 3


def find_role(
    graph: ContributionGraph,
    ratings: Ratings,
    claim: ContributionClaim,
    trace: partial[tuple[PathwayStep, ...]],
) -> tuple[str, str]:
    """Return the role that may be claimed and, when it is less than the author's, why.

    Complementary factors never lower credence that we contributed, only how large a part we had.
    """
    if claim.role != "principal":
        return claim.role, ""
    for step in trace():
        for factor in graph.find_factors_on(step.subject):
            rating = ratings.factors[factor.id]
            if factor.role == "complementary" and rating.support >= _RANKED_BY_EVIDENCE:
                return "not determined", (
                    f"“{factor.label}” is {rating.verdict} as a contributor beside the programme "
                    "and no evidence ranks the two"
                )
    return claim.role, ""


def build_chain(case: Case, ratings: Ratings) -> Chain:
    """Return what a pass over the pathways needs."""
    into: dict[str, list[CausalLink]] = {}
    for link in case.chain_links:
        into.setdefault(link.target, []).append(link)
    early = frozenset(
        name for name, each in ratings.links.items() if each.rating.overlay is Verdict.TOO_EARLY
    )
    links = {name: tuple(members) for name, members in into.items()}
    return Chain(case.graph, links, ratings.nodes, ratings.links, early)


def find_activities(graph: ContributionGraph) -> tuple[str, ...]:
    """Return all activities: where the pathways of a claim about the whole programme begin."""
    return tuple(node.id for node in graph.model.nodes if node.stage is Stage.ACTIVITY)


def _rate_subject(case: Case, name: str) -> Rating:
    rating = rate_uses(case.find_uses(name), case.rule)
    return apply_gates(case, name, rating) if name in case.graph.nodes else rating


def _rate_link(case: Case, ratings: Ratings, link: CausalLink) -> LinkRating:
    graph, rule = case.graph, case.rule
    own = rate_uses(case.find_uses(link.id), rule)
    assumptions = graph.find_assumptions_of(link)
    caps = (
        *find_assumption_caps(assumptions, ratings.assumptions, rule),
        *find_rival_caps(graph, link, ratings.factors, rule),
    )
    rating = bound_link(own, caps, find_joined_refutation(assumptions, ratings.assumptions))
    return LinkRating(
        link=link.id,
        rating=apply_gates(case, link.id, rating),
        own=own,
        assumptions=tuple(assumption.id for assumption in assumptions),
        rivals=tuple(rival.id for rival in find_rivals(graph, link)),
        sees_effect_from=case.maturity.links.get(link.id),
    )


def _rate_claims(
    case: Case, ratings: Ratings, claims: tuple[ContributionClaim, ...]
) -> Mapping[str, ClaimRating]:
    chain = build_chain(case, ratings)
    everything = find_activities(case.graph)
    general = find_reaches(chain, everything)
    passes: dict[tuple[str, ...], dict[str, Reach]] = {everything: general}
    rated = {}
    for claim in claims:
        starts = case.graph.find_starts_of(claim)
        if starts not in passes:
            passes[starts] = find_reaches(chain, starts, general)
        rated[claim.id] = _rate_claim(case, ratings, claim, chain, passes[starts])
    return rated


def _rate_claim(
    case: Case,
    ratings: Ratings,
    claim: ContributionClaim,
    chain: Chain,
    reaches: Mapping[str, Reach],
) -> ClaimRating:
    reach = reaches.get(claim.target)
    if reach is None:
        reason = "no pathway of rated links leads from the programme to it"
        rating = Rating(overlay=Verdict.NOT_SCORED, overlay_reason=reason)
        return ClaimRating(claim.id, rating)
    overlay, reason = None, ""
    if reach.beyond:
        overlay = Verdict.TOO_EARLY
        reason = f"too early from “{case.graph.label_of(reach.beyond)}” onwards"
    rating = Rating(
        reach.support, reach.refutation, reach.support, overlay=overlay, overlay_reason=reason
    )
    trace = partial(trace_pathway, chain, reaches, claim.target)
    role, role_reason = find_role(case.graph, ratings, claim, trace)
    return ClaimRating(
        claim=claim.id,
        rating=rating,
        trace=trace,
        judge=lambda: judge_conditions(case.graph, ratings, case.rule, trace()),
        early_from=reach.beyond,
        role=role,
        role_reason=role_reason,
    )


LADDER = Rater("ordinal", _rate_subject, _rate_link, _rate_claims)
