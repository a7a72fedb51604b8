"""What a claim's verdict alone would hide, in sentences that stand behind the claim's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Cap, PathwayStep, Proviso, Rating
from contribution.domain.verdict import RUNGS, Verdict, find_verdict, rank
from contribution.scoring.propagation.pathways import Carried, Chain, trace_pathway

_DOUBTFUL = rank(Verdict.DOUBTFUL)
_NAMED = 3


def say_provisos(
    graph: ContributionGraph,
    chain: Chain,
    reaches: Mapping[str, Carried],
    steps: tuple[PathwayStep, ...],
    rating: Rating,
) -> tuple[Proviso, ...]:
    """Return what else a reader must know of the pathway given as its steps; empty for nothing."""
    disputed = [
        step.subject
        for step in steps
        if step.rating.verdict is Verdict.CONTESTED and step.subject != rating.bearer
    ]
    worse = dict.fromkeys(find_doubtful_ways(chain, reaches, steps))
    said = [_say_held(graph, cap.limit, cap.reason, cap=cap) for cap in rating.caps]
    bearer = chain.links.get(rating.bearer)
    if bearer and bearer.held:
        level = chain.rule.caps.condition_not_met
        said.append(_say_held(graph, level, bearer.held, places=(bearer.link,)))
    if disputed:
        text = f"It is {Verdict.CONTESTED} at {_name(graph, disputed)}."
        said.append(Proviso("disputed", text, Verdict.CONTESTED, tuple(disputed)))
    for verdict in (Verdict.CONTRADICTED, Verdict.DOUBTFUL):
        places = tuple(step.subject for step in worse if step.rating.verdict is verdict)
        if places:
            text = f"Another way there is {verdict} at {_name(graph, places)}."
            said.append(Proviso("way-round", text, verdict, places))
    hindering = {
        link.id
        for step in steps
        for link in graph.find_links_into(step.subject)
        if link.effect == "hinders"
        and link.source in reaches
        and chain.links[link.id].rating.rank >= 1
    }
    if hindering:
        names = tuple(link.id for link in graph.sort_as_written(hindering, graph.links))
        text = f"And it also worked against it through {_name(graph, names)}."
        said.append(Proviso("hindering", text, None, names))
    return tuple(said)


def _say_held(
    graph: ContributionGraph,
    limit: int,
    reason: str,
    *,
    cap: Cap | None = None,
    places: tuple[str, ...] = (),
) -> Proviso:
    where = f" at {_name(graph, places)}" if places else ""
    text = f"It is held at {RUNGS[limit]}{where}: {reason}."
    return Proviso("held", text, find_verdict(limit, 0), places, cap)


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
