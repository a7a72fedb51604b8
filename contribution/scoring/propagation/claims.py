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
    Pass,
    carry,
    trace_pathway,
)
from contribution.scoring.propagation.whole import join_direct, say_direct

_RANKED_BY_EVIDENCE = 3
_MODERATE = rank(Verdict.MODERATE)


class Passes(NamedTuple, Generic[C]):
    """What reaches every node from each set of starts that some claim asks about.

    `starts` are those of each claim; the first passes are those from all activities. Of each set
    there is a pass for each bound, the earliest begun first.
    """

    chain: Chain
    carrier: Carrier[C]
    starts: Mapping[str, tuple[str, ...]]
    by_starts: Mapping[tuple[str, ...], tuple[Pass[C], ...]]


def find_passes(carrier: Carrier[C], case: Case, ratings: Ratings) -> Passes[C]:
    """Return the passes that the claims of the model need."""
    graph = case.graph
    chain = Chain(graph.positions, case.packages, ratings.nodes, ratings.links, case.rule)
    everything = find_activities(graph)
    general = carry_within_bounds(carrier, case, chain, everything)
    passes = {everything: general}
    starts = {claim.id: graph.find_starts_of(claim) for claim in graph.model.claims}
    for begun in starts.values():
        if begun not in passes:
            # Where many claims begin apart, each pass sees its own part of the model only.
            reached = sorted(graph.find_reachable(begun), key=graph.positions.__getitem__)
            part = chain._replace(positions={name: graph.positions[name] for name in reached})
            passes[begun] = carry_within_bounds(carrier, case, part, begun, general)
    return Passes(chain, carrier, starts, passes)


def carry_within_bounds(
    carrier: Carrier[C],
    case: Case,
    chain: Chain,
    starts: tuple[str, ...],
    general: tuple[Pass[C], ...] = (),
) -> tuple[Pass[C], ...]:
    """Return a pass from the starts for each bound of maturity, the earliest begun first."""
    made: list[Pass[C]] = []
    bounds = case.maturity.bounds
    for number in reversed(range(len(bounds))):
        bound = bounds[number]
        here = chain._replace(early=bound.early)
        begun = starts
        if made:
            late = {
                name
                for name in (*starts, *find_activities(case.graph))
                if not case.maturity.has_begun(name, bound)
            }
            begun = tuple(name for name in starts if name not in late)
            here = here._replace(
                positions={name: at for name, at in chain.positions.items() if name not in late},
                fed=made[0].carried,
                fed_by_all=general[-1].carried if general else (),
            )
        beside = general[number].carried if general else None
        made.append(Pass(here, carry(carrier, here, begun, general=beside)))
    return tuple(reversed(made))


def choose_pass(carrier: Carrier[C], passes: tuple[Pass[C], ...], target: str) -> Pass[C] | None:
    """Return the pass that speaks for a claim about the target; None when none reaches it.

    What could have shown itself speaks before what could not; of the latter what began first does.
    """
    reached = [each for each in passes if target in each.carried]
    ripe = [each for each in reached if not each.carried[target].beyond]
    if ripe:
        return max(ripe, key=lambda each: carrier.order(each.carried[target]))
    return next(iter(reached), None)


def repeat_passes(ratings: Ratings, known: Passes[C], moved: Iterable[str]) -> Passes[C]:
    """Return the passes made again behind the nodes and links that have moved since."""
    changed = frozenset(moved)
    general: tuple[Pass[C], ...] = ()
    shifted = [changed] * max(map(len, known.by_starts.values()))
    passes = {}
    for begun, before in known.by_starts.items():
        again = []
        for number, each in enumerate(before):
            chain = each.chain._replace(nodes=ratings.nodes, links=ratings.links)
            former = Former(each.carried, shifted[number])
            beside = general[number].carried if general else None
            carried = carry(known.carrier, chain, begun, general=beside, former=former)
            again.append(Pass(chain, carried))
        passes[begun] = tuple(again)
        if not general:
            # Partners in a package that a claim's own starts do not feed stand as they do here.
            general = passes[begun]
            shifted = [
                changed
                | {name for name in new.carried if new.carried[name] is not old.carried[name]}
                for new, old in zip(general, before, strict=True)
            ]
    chain = known.chain._replace(nodes=ratings.nodes, links=ratings.links)
    return Passes(chain, known.carrier, known.starts, passes)


def rate_claims(
    case: Case,
    ratings: Ratings,
    passes: Passes[C],
    read: Callable[[C, Rule], Rating],
    direct: Mapping[str, Rating],
) -> Mapping[str, ClaimRating]:
    """Return the ratings of all claims; `read` gives the levels of what reaches a target.

    `direct` are the ratings that evidence about whole claims gives, of those that have any.
    """
    return {
        claim.id: _join(case, _rate_chain(case, ratings, claim, passes, read), direct.get(claim.id))
        for claim in case.graph.model.claims
    }


def _join(case: Case, rated: ClaimRating, direct: Rating | None) -> ClaimRating:
    if direct is None:
        return rated
    chain, qualify = rated.rating, rated.qualify
    return rated._replace(
        rating=join_direct(chain, direct, rated.claim, case.rule),
        direct=direct,
        qualify=lambda: (say_direct(case.graph, chain, direct), *qualify()),
    )


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
    ratings: Ratings,
    chosen: Pass[C],
    trace: Callable[[], tuple[PathwayStep, ...]],
    rating: Rating,
) -> tuple[Proviso, ...]:
    from contribution.scoring.propagation.provisos import say_provisos

    return say_provisos(case.graph, ratings, chosen, trace(), rating)


def _rate_chain(
    case: Case,
    ratings: Ratings,
    claim: ContributionClaim,
    passes: Passes[C],
    read: Callable[[C, Rule], Rating],
) -> ClaimRating:
    own = passes.by_starts[passes.starts[claim.id]]
    chosen = choose_pass(passes.carrier, own, claim.target)
    if chosen is None:
        reason = "no pathway of rated links leads from the programme to it"
        return ClaimRating(claim.id, Rating(overlay=Verdict.NOT_SCORED, overlay_reason=reason))
    # Its steps are put in order by the whole model's.
    full = chosen._replace(chain=passes.chain)
    reach = full.carried[claim.target]
    rating = read(reach, case.rule)
    # A strand begins at its activities; at a result begins only who names it.
    if isinstance(case.graph.nodes.get(claim.source or ""), Result):
        rating = _hold_behind_activities(rating, case.rule.caps.condition_not_met)
    # A partner that the claim does not feed has the pathway by which all activities reach it.
    number = next(number for number, each in enumerate(own) if each is chosen)
    beside = next(iter(passes.by_starts.values()))[number].carried
    trace = partial(trace_pathway, full.chain, full.carried, claim.target, beside)
    if reach.beyond:
        reason = f"too early from “{case.graph.label_of(reach.beyond)}” onwards"
        rating = rating._replace(overlay=Verdict.TOO_EARLY, overlay_reason=reason)
    role, role_reason = find_role(case.graph, ratings, claim, trace)
    return ClaimRating(
        claim=claim.id,
        rating=rating,
        trace=trace,
        judge=partial(_judge, case, ratings, trace),
        qualify=partial(_qualify, case, ratings, full, trace, rating),
        early_from=reach.beyond,
        role=role,
        role_reason=role_reason,
    )
