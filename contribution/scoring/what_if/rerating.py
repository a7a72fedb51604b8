"""One claim rated again as if some evidence, rival or parameter were otherwise."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceKind,
    EvidenceRegister,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim
from contribution.domain.plugins import Rerating, Scorer
from contribution.domain.rating import ClaimRating, Ratings
from contribution.domain.rule import Rule, RuleStep
from contribution.scoring import find_scorers


class WhatIf(NamedTuple):
    """A claim with all that bears on it and nothing else, so that rating again is quick.

    `graph` holds what lies on a pathway to the claim's target, with its assumptions, factors and
    evidence; everything outside cannot move the claim.
    """

    graph: ContributionGraph
    rule: Rule
    rerating: Rerating
    steps: Callable[[Rule], Iterable[RuleStep]]
    claim: str

    @property
    def before(self) -> Ratings:
        """Return the ratings as they are."""
        return self.rerating.ratings

    @property
    def rated(self) -> ClaimRating:
        """Return the claim's rating as it is."""
        return self.before.claims[self.claim]

    def replace_items(self, items: Mapping[str, Evidence | None]) -> ClaimRating:
        """Return the claim's rating with these items, by id, replaced or, for None, left out."""
        changed: dict[str, tuple[Evidence, ...]] = {}
        for subject in {each for name in items for each in self.graph.items[name].item.about}:
            known = self.graph.find_evidence_about(subject)
            instead = (items.get(each.id, each) for each in known)
            changed[subject] = tuple(each for each in instead if each is not None)
        return self._rate(changed)

    def replace_evidence(self, subject: str, evidence: tuple[Evidence, ...]) -> ClaimRating:
        """Return the claim's rating with this evidence about a subject in place of its own."""
        return self._rate({subject: evidence})

    def apply_rule(self, rule: Rule) -> ClaimRating:
        """Return the claim's rating under another rule."""
        return self.rerating.with_rule(rule).claims[self.claim]

    def _rate(self, changed: Mapping[str, tuple[Evidence, ...]]) -> ClaimRating:
        known = set(self.graph.subjects)
        mine = {subject: each for subject, each in changed.items() if subject in known}
        for part in self.graph.model.influences:
            if part.of and part.of in changed:
                own = self.graph.find_evidence_about(part.id)
                only = (each for each in changed.get(part.id, own) if part.id in each.item.about)
                mine[part.id] = (*only, *changed[part.of])
        return self.rerating.with_evidence(mine).claims[self.claim]


class _Anew(NamedTuple):
    """Rates the whole graph again for every question: right for any scorer, and slow."""

    scorer: Scorer
    graph: ContributionGraph
    rule: Rule
    ratings: Ratings

    def with_evidence(self, changed: Mapping[str, tuple[Evidence, ...]]) -> Ratings:
        kept = (_forget(each, changed.keys()) for each in self.graph.evidence)
        added = (
            _forget(each, set(each.item.about) - {subject})
            for subject, evidence in changed.items()
            for each in evidence
        )
        evidence = (each for each in (*kept, *added) if each.item.about)
        return self.scorer.rate(ContributionGraph(self.graph.model, tuple(evidence)), self.rule)

    def with_rule(self, rule: Rule) -> Ratings:
        return self.scorer.rate(self.graph, rule)


def _forget(evidence: Evidence, subjects: Iterable[str]) -> Evidence:
    left = tuple(each for each in evidence.item.about if each not in subjects)
    if left == evidence.item.about:
        return evidence
    return evidence._replace(item=evidence.item.model_copy(update={"about": left}))


def ask_what_if(assessment: Assessment, claim: str) -> WhatIf:
    """Return what is needed to rate one claim again, under the scorer that rated it.

    Raises:
        KeyError: there is no such claim.
    """
    rule, scorer = assessment.rule, find_scorers()[assessment.ratings.scorer]
    graph = narrow_graph(assessment.graph, assessment.graph.claims[claim])
    rerating: Rerating = (
        scorer.prepare(graph, rule, assessment.ratings)
        if scorer.prepare
        else _Anew(scorer, assessment.graph, rule, assessment.ratings)
    )
    return WhatIf(graph, rule, rerating, scorer.steps, claim)


def narrow_graph(graph: ContributionGraph, claim: ContributionClaim) -> ContributionGraph:
    """Return the graph with only what can bear on the claim; linear in that."""
    names = graph.find_reachable([claim.target], backwards=True)
    into = [link for name in names for link in graph.find_links_into(name) if link.source in names]
    links = graph.sort_as_written({link.id for link in into}, graph.links)
    touched = names | {link.id for link in links}
    needed = {name for link in links for name in link.assumes or ()}
    on_it = {factor.id for name in touched for factor in graph.find_factors_on(name)}
    subjects = touched | needed | on_it | {claim.id}
    about = {each.id for name in subjects for each in graph.find_evidence_about(name)}
    narrowed = graph.model.model_copy(
        update={
            "nodes": graph.sort_as_written(names, graph.nodes),
            "links": links,
            "assumptions": graph.sort_as_written(needed, graph.assumptions),
            "factors": tuple(each for each in graph.model.factors if each.id in on_it),
            "influences": tuple(each for each in graph.model.influences if each.id in on_it),
            "claims": (claim,),
        }
    )
    return ContributionGraph(narrowed, graph.sort_as_written(about, graph.items), graph)


def suppose(subject: str, tests: Iterable[tuple[ProbativeTest, Sighting]]) -> tuple[Evidence, ...]:
    """Return good independent evidence about a subject, as if these tests had come out so."""
    return tuple(
        Evidence(
            EvidenceItem(
                id=f"supposed {number}",
                says="supposed",
                about=(subject,),
                test=test,
                group=f"supposed {number}",
                by="independent",
                quality=3,
                declared_on=date.min,
                searched="supposed",
            ),
            EvidenceRegister(id="supposed", title="supposed", kind="observation"),
            Observation(outcome),
            EvidenceKind("supposed", "Supposed", f"method {number}"),
        )
        for number, (test, outcome) in enumerate(tests)
    )
