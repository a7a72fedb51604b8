"""Whether pathways into one node are independent, and what that would make of them together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import ClaimRating, PathwayStep, Rating, Ratings, Reason
from contribution.domain.rule import Rule
from contribution.scoring.ladder.explanation import find_place
from contribution.scoring.propagation.case import open_case
from contribution.scoring.propagation.claims import carry_within_bounds, choose_pass
from contribution.scoring.propagation.pathways import Chain, Package, trace_pathway
from contribution.scoring.weight.credence import CREDENCE, Credence
from contribution.scoring.weight.intervals import join_if_independent, show_probability
from contribution.scoring.weight.total import multiply_steps

_TWO = 2
_NAMED = 2


class Leg(NamedTuple):
    """A pathway up to a node, without it: the product of its steps, and all that it rests on.

    `ties` name its steps, assumptions, influences from outside and sources, in words.
    """

    product: float
    ties: frozenset[str]


def explain_alternatives(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, rated: ClaimRating
) -> list[Reason]:
    """Return what can be said of several tested pathways together; empty unless there are two.

    They are looked at where they last come together on the way to the claim's target. The chance
    that at least one holds is worked out for those only that share no step, assumption, influence
    from outside or source of evidence.
    """
    on_way = [step.subject for step in reversed(rated.pathway) if step.subject in graph.nodes]
    if all(len(graph.find_links_into(node)) < _TWO for node in on_way):
        return []
    case, claim = open_case(graph, rule), graph.claims[rated.claim]
    chain = Chain(graph.positions, case.packages, ratings.nodes, ratings.links, rule)
    passes = carry_within_bounds(CREDENCE, case, chain, graph.find_starts_of(claim))
    chosen = choose_pass(CREDENCE, passes, claim.target)
    carried = chosen.carried if chosen else {}
    for node in on_way:
        legs = list(_find_legs(graph, ratings, chain, carried, node))
        if len(legs) >= _TWO:
            return [_compare(graph, rule, node, sorted(legs, key=lambda leg: -leg.product))]
    return []


def _find_legs(
    graph: ContributionGraph,
    ratings: Ratings,
    chain: Chain,
    carried: Mapping[str, Credence],
    node: str,
) -> Iterator[Leg]:
    for package in chain.packages.get(node, ()):
        steps = _find_steps(chain, carried, package)
        product = multiply_steps(steps)
        if product is not None and all(_is_tested(step.rating) for step in steps):
            yield Leg(product, frozenset(_find_ties(graph, ratings, steps)))


def _find_steps(
    chain: Chain, carried: Mapping[str, Credence], package: Package
) -> tuple[PathwayStep, ...]:
    steps = {name: PathwayStep(name, chain.links[name].rating) for name in package.ids}
    for source in package.sources:
        # A partner that the claim does not feed has no pathway here, so nothing is known of it.
        way = trace_pathway(chain, carried, source) or (PathwayStep(source, Rating()),)
        steps.update((step.subject, step) for step in way)
    return tuple(steps.values())


def _is_tested(rating: Rating) -> bool:
    return rating.overlay is None and rating.weight is not None and not rating.weight.is_silent


def _find_ties(
    graph: ContributionGraph, ratings: Ratings, steps: Iterable[PathwayStep]
) -> Iterator[str]:
    for step in steps:
        subjects = [step.subject]
        yield f"the step “{graph.label_of(step.subject)}”"
        if (link := graph.links.get(step.subject)) is not None:
            for each in graph.find_assumptions_of(link):
                yield f"the assumption “{each.label}”"
                subjects.append(each.id)
            for factor in graph.find_factors_of(link):
                yield f"the influence “{factor.label}”"
                subjects.append(factor.id)
        for subject in subjects:
            weight = ratings.of(subject).weight
            for item in weight.items if weight else ():
                # A group of its own may set an item apart from others of the same source.
                evidence = graph.items[item.item]
                source = evidence.item.source or evidence.register.source or item.group
                yield from (f"the source “{name}”" for name in (item.group, source))


def _compare(graph: ContributionGraph, rule: Rule, node: str, legs: list[Leg]) -> Reason:
    apart: list[Leg] = []
    for leg in legs:
        if all(leg.ties.isdisjoint(other.ties) for other in apart):
            apart.append(leg)
    lead = f"{len(legs)} tested pathways come together at “{graph.label_of(node)}”"
    if len(apart) < _TWO:
        text = f"{lead}. {_say_shared(legs)}"
    else:
        joined = show_probability(join_if_independent(leg.product for leg in apart))
        each = " and ".join(show_probability(leg.product) for leg in apart)
        which = "They" if len(apart) == len(legs) else f"{len(apart)} of them"
        text = (
            f"{lead}. {which} share no step, assumption, influence or source: if those have indeed "
            f"nothing to do with one another, at least one holds up to there with a chance of "
            f"{joined} (from {each}, at the prior {rule.weights.prior:g}); that too is no headline"
        )
    return Reason(text, where=find_place(graph, node))


def _say_shared(legs: list[Leg]) -> str:
    shared = sorted(legs[0].ties & legs[1].ties)
    more = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
    return (
        f"The better two share {', '.join(shared[:_NAMED])}{more}. What speaks for or against the "
        "one bears on the other: they are not taken as independent, and the lower end is that of "
        "the better one alone"
    )
