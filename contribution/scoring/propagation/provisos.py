"""What a claim's verdict alone would hide, in sentences that stand behind the claim's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contribution.domain.graph import ContributionGraph
from contribution.domain.probative import find_silencer
from contribution.domain.rating import Cap, PathwayStep, Proviso, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.domain.verdict import RUNGS, Verdict, find_verdict, rank
from contribution.scoring.ladder.bounds import REFUTED, find_rivals, is_ruled_out_soundly
from contribution.scoring.propagation.pathways import C, Carried, Chain, Pass, trace_pathway
from contribution.words.phrases import count_of, list_words

_DOUBTFUL = rank(Verdict.DOUBTFUL)
_NAMED = 3


def say_provisos(
    graph: ContributionGraph,
    ratings: Ratings,
    chosen: Pass[C],
    steps: tuple[PathwayStep, ...],
    rating: Rating,
) -> tuple[Proviso, ...]:
    """Return what else a reader must know of the pathway given as its steps; empty for nothing."""
    chain = chosen.chain
    disputed = [
        step.subject
        for step in steps
        if step.rating.verdict is Verdict.CONTESTED and step.subject != rating.bearer
    ]
    worse = dict.fromkeys(find_doubtful_ways(chain, chosen.carried, steps))
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
    hindered = _say_hindered(graph, ratings, chosen.carried, steps)
    bare = _say_ruled_out(graph, ratings, chain.rule, steps)
    return (*said, *bare, *hindered, *_say_set_aside(graph, steps))


def _say_ruled_out(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, steps: tuple[PathwayStep, ...]
) -> Iterator[Proviso]:
    """Where all rivals are ruled out, and none by anybody but the programme."""
    links = (graph.links[step.subject] for step in steps if step.subject in graph.links)
    rivals = tuple(dict.fromkeys(each.id for link in links for each in find_rivals(graph, link)))
    rated = [ratings.factors[each] for each in rivals]
    out = all(each.refutation >= REFUTED and each.support <= 1 for each in rated)
    if rivals and out and not any(is_ruled_out_soundly(each, rule) for each in rated):
        text = (
            "All its rival explanations are ruled out, none of them by a source independent of the "
            "programme that says how it looked."
        )
        yield Proviso("rivals", text, None, rivals)


def _say_set_aside(graph: ContributionGraph, steps: tuple[PathwayStep, ...]) -> Iterator[Proviso]:
    aside = {
        each.id: f"{silencer.words} ({silencer.reason or 'no reason given'})"
        for step in steps
        for each in graph.find_evidence_about(step.subject)
        if (silencer := find_silencer(each))
    }
    if aside:
        items = count_of(len(aside), "item")
        words = list_words(dict.fromkeys(aside.values()))
        yield Proviso("set-aside", f"Set aside: {items}, because {words}.", None, tuple(aside))


def _say_hindered(
    graph: ContributionGraph,
    ratings: Ratings,
    reaches: Mapping[str, Carried],
    steps: tuple[PathwayStep, ...],
) -> Iterator[Proviso]:
    within: set[str] = set()
    outside: set[str] = set()
    for step in steps:
        for link in graph.find_links_into(step.subject):
            shown = link.source in reaches and ratings.links[link.id].rating.rank >= 1
            within.update({link.id} if link.effect == "hinders" and shown else ())
        for factor in graph.find_factors_on(step.subject):
            shown = ratings.factors[factor.id].rank >= 1
            outside.update({factor.of or factor.id} if factor.effect == "hinders" and shown else ())
    if within:
        links = tuple(each.id for each in graph.sort_as_written(within, graph.links))
        text = f"And it also worked against it through {_name(graph, links)}."
        yield Proviso("hindering", text, None, links)
    if outside:
        factors = tuple(each.id for each in graph.sort_as_written(outside, graph.factors))
        text = f"From outside worked against it {_name(graph, factors)}."
        yield Proviso("outside", text, None, factors)


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
