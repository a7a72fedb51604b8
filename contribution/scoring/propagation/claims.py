"""Claims rated from a pass over the pathways: one pass for each set of starts, whoever rates."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Generic, NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim, Result, Stage
from contribution.domain.rating import (
    Cap,
    ClaimRating,
    Condition,
    PathwayStep,
    Proviso,
    Rating,
    Ratings,
)
from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict, rank
from contribution.scoring.propagation.case import Case
from contribution.scoring.propagation.pathways import (
    C,
    Carrier,
    Chain,
    Former,
    carry,
    trace_pathway,
)

_RANKED_BY_EVIDENCE = 3
_MODERATE = rank(Verdict.MODERATE)


class Passes(NamedTuple, Generic[C]):
    """What reaches every node from each set of starts that some claim asks about.

    `starts` are those of each claim; the first pass is the one from all activities.
    """

    chain: Chain
    starts: Mapping[str, tuple[str, ...]]
    by_starts: Mapping[tuple[str, ...], Mapping[str, C]]


def find_passes(carrier: Carrier[C], case: Case, ratings: Ratings) -> Passes[C]:
    """Return the passes that the claims of the model need."""
    graph = case.graph
    chain = Chain(graph.positions, case.packages, ratings.nodes, ratings.links, case.rule)
    everything = find_activities(graph)
    general = carry(carrier, chain, everything)
    passes: dict[tuple[str, ...], Mapping[str, C]] = {everything: general}
    starts = {claim.id: graph.find_starts_of(claim) for claim in graph.model.claims}
    for begun in starts.values():
        if begun not in passes:
            # Where many claims begin apart, each pass sees its own part of the model only.
            reached = sorted(graph.find_reachable(begun), key=graph.positions.__getitem__)
            part = chain._replace(positions={name: graph.positions[name] for name in reached})
            passes[begun] = carry(carrier, part, begun, general=general)
    return Passes(chain, starts, passes)


def repeat_passes(
    carrier: Carrier[C], ratings: Ratings, known: Passes[C], moved: Iterable[str]
) -> Passes[C]:
    """Return the passes made again behind the nodes and links that have moved since."""
    chain = known.chain._replace(nodes=ratings.nodes, links=ratings.links)
    changed = frozenset(moved)
    general: Mapping[str, C] | None = None
    passes: dict[tuple[str, ...], Mapping[str, C]] = {}
    for begun, before in known.by_starts.items():
        former = Former(before, changed)
        passes[begun] = carry(carrier, chain, begun, general=general, former=former)
        if general is None:
            # Partners in a package that a claim's own starts do not feed stand as they do here.
            general = passes[begun]
            changed |= {name for name in general if general[name] is not before.get(name)}
    return Passes(chain, known.starts, passes)


def rate_claims(
    case: Case, ratings: Ratings, passes: Passes[C], read: Callable[[C, Rule], Rating]
) -> Mapping[str, ClaimRating]:
    """Return the ratings of all claims; `read` gives the levels of what reaches a target."""
    return {
        claim.id: _rate_claim(case, ratings, claim, passes, read)
        for claim in case.graph.model.claims
    }


def find_role(
    graph: ContributionGraph,
    ratings: Ratings,
    claim: ContributionClaim,
    trace: Callable[[], tuple[PathwayStep, ...]],
) -> tuple[str, str]:
    """Return the role that may be claimed and, when it is less than the author's, why.

    Complementary factors never lower credence that we contributed, only how large a part we had.
    """
    if claim.role != "principal":
        return claim.role, ""
    for step in trace():
        for link in graph.find_links_into(step.subject):
            # What the programme spoils itself, it is not the principal cause of.
            if link.effect == "hinders" and ratings.links[link.id].rating.rank >= _MODERATE:
                words = f"“{graph.label_of(link.id)}” works against it"
                return "not determined", f"{words}, {ratings.links[link.id].rating.verdict}"
        for factor in graph.find_factors_on(step.subject):
            rating = ratings.factors[factor.id]
            if factor.role == "complementary" and rating.support >= _RANKED_BY_EVIDENCE:
                return "not determined", (
                    f"“{factor.label}” is {rating.verdict} as a contributor beside the programme "
                    "and no evidence ranks the two"
                )
    return claim.role, ""


def find_activities(graph: ContributionGraph) -> tuple[str, ...]:
    """Return all activities: where the pathways of a claim about the whole programme begin."""
    return tuple(node.id for node in graph.model.nodes if node.stage is Stage.ACTIVITY)


def _judge(
    case: Case, ratings: Ratings, trace: Callable[[], tuple[PathwayStep, ...]]
) -> tuple[Condition, ...]:
    # Whoever only rates asks for no conditions.
    from contribution.scoring.propagation.conditions import judge_conditions

    return judge_conditions(case.graph, ratings, case.rule, trace())


def _hold_behind_activities(rating: Rating, limit: int) -> Rating:
    # Mayne's second condition: where no activity lies on the way, none is shown carried out.
    if rank(rating.evidence_verdict) <= limit:
        return rating
    reason = "its pathways begin at a result, so no activity is shown to have been carried out"
    support = min(rating.support, limit + bool(rating.refutation))
    return rating._replace(support=support, caps=(Cap(limit, "start", reason, bites=True),))


def _qualify(
    case: Case,
    chain: Chain,
    reaches: Mapping[str, C],
    trace: Callable[[], tuple[PathwayStep, ...]],
    rating: Rating,
) -> tuple[Proviso, ...]:
    from contribution.scoring.propagation.provisos import say_provisos

    return say_provisos(case.graph, chain, reaches, trace(), rating)


def _rate_claim(
    case: Case,
    ratings: Ratings,
    claim: ContributionClaim,
    passes: Passes[C],
    read: Callable[[C, Rule], Rating],
) -> ClaimRating:
    reaches = passes.by_starts[passes.starts[claim.id]]
    reach = reaches.get(claim.target)
    if reach is None:
        reason = "no pathway of rated links leads from the programme to it"
        return ClaimRating(claim.id, Rating(overlay=Verdict.NOT_SCORED, overlay_reason=reason))
    rating = read(reach, case.rule)
    # A strand begins at its activities; at a result begins only who names it.
    if isinstance(case.graph.nodes.get(claim.source or ""), Result):
        rating = _hold_behind_activities(rating, case.rule.caps.condition_not_met)
    trace = partial(trace_pathway, passes.chain, reaches, claim.target)
    if reach.beyond:
        reason = f"too early from “{case.graph.label_of(reach.beyond)}” onwards"
        rating = rating._replace(overlay=Verdict.TOO_EARLY, overlay_reason=reason)
    role, role_reason = find_role(case.graph, ratings, claim, trace)
    return ClaimRating(
        claim=claim.id,
        rating=rating,
        trace=trace,
        judge=partial(_judge, case, ratings, trace),
        qualify=partial(_qualify, case, passes.chain, reaches, trace, rating),
        early_from=reach.beyond,
        role=role,
        role_reason=role_reason,
    )
