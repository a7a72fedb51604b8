"""What checks ask of claims and of the evidence that bears on them."""

from __future__ import annotations

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import Evidence, ProbativeTest, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim, Factor
from contribution.domain.probative import find_test
from contribution.domain.rule import Rule

_INDEPENDENT = {"evaluator", "independent"}


def find_place_of_claim(graph: ContributionGraph, claim: ContributionClaim) -> Where:
    """Return where the claim stands; one that nobody wrote stands at its outcome."""
    return graph.nodes[claim.target].places.at() if claim.default else claim.places.at()


def find_bearing(graph: ContributionGraph, target: str) -> tuple[Evidence, ...]:
    """Return the evidence about a node and about the links into it, each item once."""
    subjects = (target, *(link.id for link in graph.find_links_into(target)))
    found = {each.id: each for name in subjects for each in graph.find_evidence_about(name)}
    return tuple(each for each in found.values() if says_something(each))


def says_something(evidence: Evidence) -> bool:
    """Return whether the item was looked for, tells something and may count."""
    decides = evidence.observation.outcome.decides
    return decides and not evidence.item.planned and evidence.quality > 0


def speaks_for(evidence: Evidence) -> bool:
    """Return whether the item, as it came out, is in favour of what it is about."""
    found = evidence.observation.outcome is Sighting.FOUND
    return found is (evidence.item.predicts == "claim")


def is_independent(evidence: Evidence) -> bool:
    """Return whether somebody other than the programme and its funder collected the item."""
    return evidence.by in _INDEPENDENT


def names_a_test(evidence: Evidence) -> bool:
    """Return whether author or data say what test the item is."""
    item = evidence.item
    numbers = item.sensitivity is not None and item.type_i_error is not None
    words = item.expected_if_true is not None and item.expected_if_false is not None
    data = evidence.observation.sensitivity is not None
    return item.test is not None or numbers or words or data


def is_stronger_than_straw(evidence: Evidence, rule: Rule) -> bool:
    """Return whether the item's test can count more than a straw in the wind."""
    return find_test(evidence.item, evidence.observation, rule) is not ProbativeTest.STRAW


def find_rivals_of(graph: ContributionGraph, target: str) -> tuple[Factor, ...]:
    """Return the competing factors that bear on the node or on a link into it."""
    found = list(graph.find_factors_on(target))
    for link in graph.find_links_into(target):
        found.extend(graph.find_factors_on(link.id))
    return tuple(each for each in dict.fromkeys(found) if each.role == "competing")
