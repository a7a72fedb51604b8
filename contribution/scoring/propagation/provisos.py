"""What a claim's verdict alone would hide, in sentences that stand behind the claim's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import PathwayStep, Rating, Ratings
from contribution.domain.verdict import RUNGS, Verdict, rank
from contribution.scoring.propagation.pathways import C, Carried, Chain, Pass, trace_pathway

_DOUBTFUL = rank(Verdict.DOUBTFUL)
_NAMED = 3


def say_provisos(
    graph: ContributionGraph,
    ratings: Ratings,
    chosen: Pass[C],
    steps: tuple[PathwayStep, ...],
    rating: Rating,
) -> tuple[str, ...]:
    """Return what else a reader must know of the pathway given as its steps; empty for nothing."""
    chain = chosen.chain
    disputed = [
        step.subject
        for step in steps
        if step.rating.verdict is Verdict.CONTESTED and step.subject != rating.bearer
    ]
    worse = dict.fromkeys(find_doubtful_ways(chain, chosen.carried, steps))
    said = [f"It is held at {RUNGS[cap.limit]}: {cap.reason}." for cap in rating.caps]
    bearer = chain.links.get(rating.bearer)
    if bearer and bearer.held:
        level = RUNGS[chain.rule.caps.condition_not_met]
        said.append(f"It is held at {level} at {_name(graph, [bearer.link])}: {bearer.held}.")
    if disputed:
        said.append(f"It is {Verdict.CONTESTED} at {_name(graph, disputed)}.")
    for verdict in (Verdict.CONTRADICTED, Verdict.DOUBTFUL):
        places = [step.subject for step in worse if step.rating.verdict is verdict]
        if places:
            said.append(f"Another way there is {verdict} at {_name(graph, places)}.")
    return (*said, *_say_hindered(graph, ratings, chosen.carried, steps))


def _say_hindered(
    graph: ContributionGraph,
    ratings: Ratings,
    reaches: Mapping[str, Carried],
    steps: tuple[PathwayStep, ...],
) -> Iterator[str]:
    within: set[str] = set()
    outside: set[str] = set()
    for step in steps:
        for link in graph.find_links_into(step.subject):
            shown = link.source in reaches and ratings.links[link.id].rating.rank >= 1
            within.update({link.id} if link.effect == "hinders" and shown else ())
        for factor in graph.find_factors_on(step.subject):
            shown = ratings.factors[factor.id].rank >= 1
            outside.update({factor.id} if factor.effect == "hinders" and shown else ())
    if within:
        links = [each.id for each in graph.sort_as_written(within, graph.links)]
        yield f"And it also worked against it through {_name(graph, links)}."
    if outside:
        factors = [each.id for each in graph.sort_as_written(outside, graph.factors)]
        yield f"From outside worked against it {_name(graph, factors)}."


def find_doubtful_ways(
    chain: Chain, reaches: Mapping[str, Carried], steps: tuple[PathwayStep, ...]
) -> Iterator[PathwayStep]:
    """Yield the doubtful or contradicted places of the ways that the steps go round."""
    taken = {step.subject for step in steps}
    for step in steps:
        for package in chain.packages.get(step.subject, ()):
            sources = [name for name in package.sources if name in reaches]
            if not sources or taken.issuperset(package.ids):
                continue
            way = [PathwayStep(name, chain.links[name].rating) for name in package.ids]
            for source in sources:
                way += trace_pathway(chain, reaches, source)
            yield from (
                each
                for each in way
                if each.subject not in taken and rank(each.rating.verdict) <= _DOUBTFUL
            )


def _name(graph: ContributionGraph, subjects: Iterable[str]) -> str:
    labels = [f"“{graph.label_of(subject)}”" for subject in subjects]
    more = f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else ""
    return f"{', '.join(labels[:_NAMED])}{more}"
