"""One claim rated again as if some evidence, rival or parameter were otherwise."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Likelihood,
    Observation,
    Outcome,
    ProbativeTest,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim
from contribution.domain.probative import is_post_hoc
from contribution.domain.rating import ClaimRating, EvidenceUse, ItemWeight, Ratings
from contribution.domain.rule import Rule
from contribution.method.gates import Case, open_case
from contribution.method.ladder_rating import LADDER
from contribution.method.rater import Known, Rater
from contribution.method.raters import RATERS

_ON_SUMS = (
    "prior",
    "prior_band",
    "residual_prior",
    "claim_cap_db",
    "contested_db",
    "verdict_from",
)


class WhatIf(NamedTuple):
    """A claim with all that bears on it and nothing else, so that rating again is quick.

    `graph` holds what lies on a pathway to the claim's target, with its assumptions, factors and
    evidence; everything outside cannot move the claim.
    """

    rater: Rater[Any]
    known: Known[Any]
    claim: str

    @property
    def case(self) -> Case:
        """Return the part that bears on the claim, with its rule."""
        return self.known.case

    @property
    def before(self) -> Ratings:
        """Return the ratings as they are."""
        return self.known.ratings

    @property
    def graph(self) -> ContributionGraph:
        """Return the part of the model that bears on the claim."""
        return self.case.graph

    @property
    def rated(self) -> ClaimRating:
        """Return the claim's rating as it is."""
        return self.before.claims[self.claim]

    def replace_items(self, items: Mapping[str, Evidence | None]) -> ClaimRating:
        """Return the claim's rating with these items, by id, replaced or, for None, left out."""
        if all(self._is_silent(name) and new is None for name, new in items.items()):
            return self.rated
        changed: dict[str, tuple[Evidence, ...]] = {}
        for subject in {each for name in items for each in self._find_subjects(name)}:
            known = self.graph.find_evidence_about(subject)
            instead = (items.get(each.id, each) for each in known)
            changed[subject] = tuple(each for each in instead if each is not None)
        return self._rate(changed)

    def replace_evidence(self, subject: str, evidence: tuple[Evidence, ...]) -> ClaimRating:
        """Return the claim's rating with this evidence about a subject in place of its own."""
        return self._rate({subject: evidence})

    def apply_rule(self, rule: Rule) -> ClaimRating:
        """Return the claim's rating under another rule."""
        known = self.case.rule
        weighed: Mapping[str, tuple[EvidenceUse, ...]] = {}
        heard: Mapping[str, tuple[ItemWeight, ...]] = {}
        kept = {"ladder": known.ladder, "caps": known.caps, "weights": known.weights}
        if rule.model_copy(update=kept) == known:
            weighed = {name: self.before.of(name).uses for name in self.graph.subjects}
            heard = self._find_heard(rule)
        case = self.case._replace(rule=rule, weighed=weighed, heard=heard)
        touched = self._find_touched(rule)
        return self.rater.rerule(case, self.known, touched).claims[self.claim]

    def counts_alike(self, evidence: Evidence, quality: int) -> bool:
        """Return whether the item would count the same at this quality, 0 to 3."""
        if self.rater is not LADDER:
            # In decibels only inadmissible and weak items count less.
            return min(evidence.quality, quality) > 1
        return all(
            min(use.token, quality) == min(use.token, use.quality)
            for use in self._find_uses(evidence.id)
        )

    def _find_heard(self, rule: Rule) -> Mapping[str, tuple[ItemWeight, ...]]:
        # These act on the sum of the items' weights, not on the items.
        known = self.case.rule.weights
        sums = {name: getattr(known, name) for name in _ON_SUMS}
        if rule.weights.model_copy(update=sums) != known:
            return {}
        weights = {name: self.before.of(name).weight for name in self.graph.subjects}
        return {name: weight.items for name, weight in weights.items() if weight}

    def _find_touched(self, rule: Rule) -> set[str] | None:
        # A test or word that reads otherwise touches the items that use it; None: all of them.
        known = self.case.rule
        words = {"tokens": known.tokens, "tests": known.tests, "likelihoods": known.likelihoods}
        if rule.model_copy(update=words) != known:
            return None
        tests = {
            test
            for test in rule.tests
            if (rule.tests[test], rule.tokens[test]) != (known.tests[test], known.tokens[test])
        }
        said = {
            word for word, value in rule.likelihoods.items() if value != known.likelihoods[word]
        }
        found = (each for each in self.graph.evidence if _uses(each, tests, said, rule))
        return {subject for each in found for subject in self._find_subjects(each.id)}

    def _is_silent(self, name: str) -> bool:
        return not any(use.strength or use.quiet for use in self._find_uses(name))

    def _find_uses(self, name: str) -> tuple[EvidenceUse, ...]:
        rated = (self.before.of(subject) for subject in self._find_subjects(name))
        return tuple(use for each in rated for use in each.uses if use.item == name)

    def _find_subjects(self, name: str) -> tuple[str, ...]:
        return tuple(
            each for each in self.graph.items[name].item.about if each in self.graph.subjects
        )

    def _rate(self, changed: Mapping[str, tuple[Evidence, ...]]) -> ClaimRating:
        case = self.case._replace(changed=changed)
        return self.rater.rerate(case, self.known).claims[self.claim]


def _uses(
    evidence: Evidence, tests: set[ProbativeTest], words: set[Likelihood], rule: Rule
) -> bool:
    item = evidence.item
    lowered = bool(tests) and (evidence.observation.before_after or is_post_hoc(item))
    said = {item.expected_if_true, item.expected_if_false}
    return lowered or (item.test or rule.default_test) in tests or not said.isdisjoint(words)


def ask_what_if(assessment: Assessment, claim: str) -> WhatIf:
    """Return what is needed to rate one claim again, under the scorer that rated it.

    Raises:
        KeyError: there is no such claim, or its scorer cannot be asked.
    """
    rater = RATERS[assessment.ratings.scorer]
    graph = narrow_graph(assessment.graph, assessment.graph.claims[claim])
    return WhatIf(rater, rater.rate_case(open_case(graph, assessment.rule)), claim)


def narrow_graph(graph: ContributionGraph, claim: ContributionClaim) -> ContributionGraph:
    """Return the graph with only what can bear on the claim."""
    names = graph.find_reachable([claim.target], backwards=True)
    model = graph.model
    links = tuple(each for each in model.links if each.source in names and each.target in names)
    touched = names | {link.id for link in links}
    needed = {name for link in links for name in link.assumes or ()}
    factors = tuple(each for each in model.factors if touched & set(each.affects))
    subjects = touched | needed | {factor.id for factor in factors}
    narrowed = model.model_copy(
        update={
            "nodes": tuple(node for node in model.nodes if node.id in names),
            "links": links,
            "assumptions": tuple(each for each in model.assumptions if each.id in needed),
            "factors": factors,
            "claims": (claim,),
        }
    )
    evidence = tuple(each for each in graph.evidence if subjects & set(each.item.about))
    return ContributionGraph(narrowed, evidence)


def suppose(subject: str, tests: Iterable[tuple[ProbativeTest, Outcome]]) -> tuple[Evidence, ...]:
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
            ),
            EvidenceRegister(id="supposed", title="supposed", kind="observation"),
            Observation(outcome),
            f"method {number}",
        )
        for number, (test, outcome) in enumerate(tests)
    )
