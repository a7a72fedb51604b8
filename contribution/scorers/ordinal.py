"""The default scorer: a two-sided ordinal ladder with caps, propagated by its weakest links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, ContributionClaim, Stage
from contribution.domain.plugins import Scorer
from contribution.domain.rating import ClaimRating, LinkRating, PathwayStep, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict
from contribution.method.bounds import (
    bound_link,
    find_assumption_caps,
    find_joined_refutation,
    find_rival_caps,
    find_rivals,
)
from contribution.method.conditions import judge_conditions
from contribution.method.explanation import explain_subject
from contribution.method.ladder import Standing, rate_evidence
from contribution.method.maturity import Maturity, find_maturity
from contribution.method.pathways import Chain, Reach, find_reaches, trace_pathway

_RANKED_BY_EVIDENCE = 3


def rate(graph: ContributionGraph, rule: Rule) -> Ratings:
    """Return the ratings of every node, link, assumption, factor and claim.

    Linear in links for the graph, plus one pass for each distinct set of starts among the claims.
    """
    unrated = _find_unrated_links(graph)
    chain_links = tuple(link for link in graph.chain_links if link.id not in unrated)
    maturity = find_maturity(graph, chain_links)
    assumptions = {
        name: rate_evidence(graph.find_evidence_about(name), rule) for name in graph.assumptions
    }
    factors = {name: rate_evidence(graph.find_evidence_about(name), rule) for name in graph.factors}
    ratings = Ratings(
        scorer="ordinal",
        nodes={name: _rate_node(graph, rule, maturity, name) for name in graph.nodes},
        assumptions=assumptions,
        factors=factors,
    )
    links = {
        link.id: _rate_link(graph, rule, ratings, link, (maturity, unrated))
        for link in graph.model.links
    }
    ratings = replace(ratings, links=links)
    return replace(ratings, claims=_rate_claims(graph, rule, ratings, chain_links))


def _find_unrated_links(graph: ContributionGraph) -> Mapping[str, str]:
    # The gate before the rule: what the model itself leaves untestable is not rated at all.
    reasons = {}
    for link in graph.model.links:
        if link.feedback:
            reasons[link.id] = "it is feedback, which is left out of the pass from cause to effect"
        elif link.id in graph.cyclic_links:
            reasons[link.id] = "it lies on a circle that is not marked as feedback"
        elif _skips_a_stage(graph, link) and not link.skips_because:
            reasons[link.id] = "it skips a stage without saying why (skips_because)"
    return reasons


def _skips_a_stage(graph: ContributionGraph, link: CausalLink) -> bool:
    source, target = graph.nodes[link.source].stage, graph.nodes[link.target].stage
    if source in {Stage.CONTEXT, Stage.INPUT}:
        return False
    return target.column - source.column > 1


def _rate_node(graph: ContributionGraph, rule: Rule, maturity: Maturity, name: str) -> Rating:
    day = maturity.nodes.get(name)
    is_result = graph.nodes[name].stage.column > Stage.ACTIVITY.column
    standing = Standing(not_before=day if is_result else None, as_of=graph.model.as_of)
    rating = rate_evidence(graph.find_evidence_about(name), rule, standing)
    if is_result and maturity.is_too_early(name):
        return replace(
            rating, overlay=Verdict.TOO_EARLY, overlay_reason=f"an effect could show from {day}"
        )
    return _mark_suppressed(graph, name, rating)


def _rate_link(
    graph: ContributionGraph,
    rule: Rule,
    ratings: Ratings,
    link: CausalLink,
    gates: tuple[Maturity, Mapping[str, str]],
) -> LinkRating:
    maturity, unrated = gates
    day = maturity.links.get(link.id)
    standing = Standing(is_link=True, not_before=day, as_of=graph.model.as_of)
    own = rate_evidence(graph.find_evidence_about(link.id), rule, standing)
    assumptions = graph.find_assumptions_of(link)
    caps = (
        *find_assumption_caps(assumptions, ratings.assumptions, rule),
        *find_rival_caps(graph, link, ratings.factors, rule),
    )
    rating = bound_link(own, caps, find_joined_refutation(assumptions, ratings.assumptions))
    if link.id in unrated:
        rating = replace(rating, overlay=Verdict.NOT_SCORED, overlay_reason=unrated[link.id])
    elif maturity.is_too_early(link.id):
        reason = f"an effect could show from {day}"
        rating = replace(rating, overlay=Verdict.TOO_EARLY, overlay_reason=reason)
    else:
        rating = _mark_suppressed(graph, link.id, rating)
    return LinkRating(
        link=link.id,
        rating=rating,
        own=own,
        assumptions=tuple(assumption.id for assumption in assumptions),
        rivals=tuple(rival.id for rival in find_rivals(graph, link)),
        sees_effect_from=day,
    )


def _mark_suppressed(graph: ContributionGraph, subject: str, rating: Rating) -> Rating:
    # Hidden for the sake of the people in it is not the same as never looked for.
    found = graph.find_evidence_about(subject)
    nothing = rating.support == rating.refutation == 0
    if nothing and any(each.observation.suppressed for each in found):
        return replace(
            rating, overlay=Verdict.SUPPRESSED, overlay_reason="the base is too small to show"
        )
    return rating


def _rate_claims(
    graph: ContributionGraph, rule: Rule, ratings: Ratings, links: tuple[CausalLink, ...]
) -> dict[str, ClaimRating]:
    into: dict[str, tuple[CausalLink, ...]] = {}
    for link in links:
        into[link.target] = (*into.get(link.target, ()), link)
    early = frozenset(
        name for name, each in ratings.links.items() if each.rating.overlay is Verdict.TOO_EARLY
    )
    chain = Chain(graph, into, ratings.nodes, ratings.links, early)
    everything = tuple(node.id for node in graph.model.nodes if node.stage is Stage.ACTIVITY)
    general = find_reaches(chain, everything)
    passes: dict[tuple[str, ...], dict[str, Reach]] = {everything: general}
    rated = {}
    for claim in graph.model.claims:
        starts = graph.find_starts_of(claim)
        if starts not in passes:
            passes[starts] = find_reaches(chain, starts, general)
        rated[claim.id] = _rate_claim(chain, rule, ratings, claim, passes[starts])
    return rated


def _rate_claim(
    chain: Chain,
    rule: Rule,
    ratings: Ratings,
    claim: ContributionClaim,
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
        reason = f"too early from “{chain.graph.label_of(reach.beyond)}” onwards"
    rating = Rating(
        reach.support, reach.refutation, reach.support, overlay=overlay, overlay_reason=reason
    )
    trace = partial(trace_pathway, chain, reaches, claim.target)
    role, role_reason = _find_role(chain.graph, ratings, claim, trace)
    return ClaimRating(
        claim=claim.id,
        rating=rating,
        trace=trace,
        judge=lambda: judge_conditions(chain.graph, ratings, rule, trace()),
        early_from=reach.beyond,
        role=role,
        role_reason=role_reason,
    )


def _find_role(
    graph: ContributionGraph,
    ratings: Ratings,
    claim: ContributionClaim,
    trace: partial[tuple[PathwayStep, ...]],
) -> tuple[str, str]:
    # Complementary factors never lower credence that we contributed, only how large a part we had.
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


SCORER = Scorer(
    id="ordinal",
    title="Two-sided ordinal ladder: weakest link along a pathway, best of alternatives across",
    rate=rate,
    explain=explain_subject,
)
