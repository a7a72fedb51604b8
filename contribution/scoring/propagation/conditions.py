"""Mayne's four conditions for inferring contribution, each with its evidence and its gap."""

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, Stage
from contribution.domain.rating import Condition, PathwayStep, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict, rank
from contribution.scoring.ladder.bounds import find_missing_families, find_rivals, limit_of_rival

_SETTLED = {4: Verdict.VERY_STRONG, 3: Verdict.STRONG}
_MET = rank(Verdict.SUGGESTIVE)


def judge_conditions(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, steps: tuple[PathwayStep, ...]
) -> tuple[Condition, ...]:
    """Return the four conditions (Mayne 2008) for the pathway given as its steps.

    They are gates: none can make up for another, so they are never averaged.
    """
    links = tuple(graph.links[step.subject] for step in steps if step.subject in graph.links)
    activities = [
        step
        for step in steps
        if step.subject in graph.nodes and graph.nodes[step.subject].stage is Stage.ACTIVITY
    ]
    results = [step for step in steps if step not in activities]
    if not steps:
        return ()
    return (
        _theory(graph, ratings, links),
        _implemented(graph, activities),
        _chain(graph, ratings, results),
        _others(graph, ratings, rule, links),
    )


def _theory(graph: ContributionGraph, ratings: Ratings, links: tuple[CausalLink, ...]) -> Condition:
    name = "The theory of change is plausible"
    silent = [link.id for link in links if not link.because]
    unsaid = [link.id for link in links if link.assumes is None]
    assumptions = tuple(
        dict.fromkeys(each for link in links for each in graph.find_assumptions_of(link))
    )
    proved = [each for each in assumptions if ratings.assumptions[each.id].rank > 0]
    evidence = f"{len(links) - len(silent)} of {len(links)} links say why they should work"
    if assumptions:
        evidence += f"; {len(proved)} of {len(assumptions)} assumptions have evidence in favour"
    if silent:
        counted = (len(links) - len(silent), len(links), silent[0])
        gap = f"no mechanism given for {silent[0]}"
        return Condition(name, Verdict.UNTESTED, evidence, gap, *counted)
    if unsaid:
        gap = f"{unsaid[0]} does not say what it assumes"
        return Condition(name, Verdict.UNTESTED, evidence, gap, worst=unsaid[0])
    if not assumptions:
        gap = "nothing is taken for granted, its authors say"
        return Condition(name, Verdict.SUGGESTIVE, evidence, gap)
    weakest = min(assumptions, key=lambda each: ratings.assumptions[each.id].key)
    rating = ratings.assumptions[weakest.id]
    gap = f"least certain assumption: “{weakest.label}”, {rating.verdict}"
    counted = (len(proved), len(assumptions), weakest.id)
    return Condition(name, rating.verdict, evidence, gap, *counted)


def _implemented(graph: ContributionGraph, activities: list[PathwayStep]) -> Condition:
    name = "The activities were carried out"
    if not activities:
        return Condition(
            name, Verdict.UNTESTED, "no activity lies on this pathway", "name the activity"
        )
    weakest = min(activities, key=lambda step: step.rating.key)
    shown = [step for step in activities if step.rating.rank > 0]
    evidence = f"{len(shown)} of {len(activities)} activities have evidence of delivery"
    gap = f"least shown: “{graph.label_of(weakest.subject)}”, {weakest.rating.verdict}"
    counted = (len(shown), len(activities), weakest.subject)
    return Condition(name, weakest.rating.verdict, evidence, gap, *counted)


def _chain(graph: ContributionGraph, ratings: Ratings, results: list[PathwayStep]) -> Condition:
    name = "The chain of results is borne out by evidence"
    own = [
        # What rivals and assumptions bound belongs to other conditions; what is too early does not.
        PathwayStep(
            step.subject,
            ratings.links[step.subject].own._replace(overlay=step.rating.overlay),
        )
        if step.subject in ratings.links
        else step
        for step in results
    ]
    if not own:
        return Condition(
            name, Verdict.UNTESTED, "no result lies on this pathway", "name the result"
        )
    shown = [step for step in own if step.rating.rank > 0]
    weakest = min(own, key=lambda step: step.rating.key)
    evidence = f"{len(shown)} of {len(own)} links and results have evidence in favour"
    gap = f"weakest: {graph.label_of(weakest.subject)}, {weakest.rating.verdict}"
    counted = (len(shown), len(own), weakest.subject)
    return Condition(name, weakest.rating.verdict, evidence, gap, *counted)


def _others(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, links: tuple[CausalLink, ...]
) -> Condition:
    name = "Other influences are accounted for"
    rivals = tuple(dict.fromkeys(each for link in links for each in find_rivals(graph, link)))
    if not rivals:
        return Condition(
            name,
            Verdict.UNTESTED,
            "no rival explanation is named on this pathway",
            "think of what else could have brought the result about",
        )
    limits = {rival.id: limit_of_rival(ratings.factors[rival.id], rule) for rival in rivals}
    closed = [rival for rival in rivals if limits[rival.id] > rule.caps.rival_open]
    evidence = f"{len(closed)} of {len(rivals)} rival explanations are weakened or ruled out"
    worst = min(rivals, key=lambda rival: (limits[rival.id], -ratings.factors[rival.id].rank))
    verdict = _read_rival(limits[worst.id], ratings.factors[worst.id])
    bare = [link for link in links if not find_rivals(graph, link)]
    missing = find_missing_families(graph, rivals)
    if rank(verdict) >= _MET and (bare or missing):
        verdict = Verdict.UNTESTED
        gap = f"no rival considered for {bare[0].id}" if bare else f"not considered: {missing[0]}"
    else:
        gap = f"most troublesome: “{worst.label}”, {ratings.factors[worst.id].verdict} as a rival"
    return Condition(name, verdict, evidence, gap, len(closed), len(rivals), worst.id)


def _read_rival(limit: int, rating: Rating) -> Verdict:
    # What speaks for a rival speaks against this condition: that is no matter of not having looked.
    if limit in _SETTLED:
        return _SETTLED[limit]
    if rating.support >= 2:
        return Verdict.DOUBTFUL
    if rating.support == 1:
        return Verdict.LEANING_AGAINST
    return rating.overlay or Verdict.UNTESTED


def find_open_condition(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, link: CausalLink
) -> str:
    """Return what keeps a link's part of the conditions below suggestive; empty for nothing.

    The conditions are gates: a pathway that fails one of them anywhere is held, whatever the
    others are worth. What the evidence about the link and its ends is worth, its rating says.
    """
    theory = _theory(graph, ratings, (link,))
    others = _others(graph, ratings, rule, (link,))
    unmet = (each for each in (theory, others) if rank(each.verdict) < _MET)
    return next((f"{each.name.lower()}: {each.verdict} ({each.gap})" for each in unmet), "")
