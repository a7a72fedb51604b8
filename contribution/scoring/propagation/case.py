"""A graph and a rule with the gates before any evidence is heard."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.indexing import group_by, join_names
from contribution.domain.logic_model import Activity, CausalLink, Stage
from contribution.domain.rating import EvidenceUse, Rating
from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict
from contribution.scoring.ladder.rungs import Admissible, weigh
from contribution.scoring.propagation.maturity import Maturity, find_maturity, find_start
from contribution.scoring.propagation.pathways import Package, find_packages

_NOTHING: Mapping[str, tuple[Evidence, ...]] = MappingProxyType({})


class Case(NamedTuple):
    """A graph and a rule, with the gates that every scorer respects.

    `packages` are the links into each node, as sets that work only together; `unrated` gives the
    reason by link; `sources` the name that a group goes by whose people have several; `changed` is
    evidence that stands in place of the graph's own, by subject, for asking what would be
    otherwise.
    """

    graph: ContributionGraph
    rule: Rule
    chain_links: tuple[CausalLink, ...]
    packages: Mapping[str, tuple[Package, ...]]
    maturity: Maturity
    unrated: Mapping[str, str]
    sources: Mapping[str, str]
    changed: Mapping[str, tuple[Evidence, ...]] = _NOTHING

    def find_evidence_about(self, subject: str) -> tuple[Evidence, ...]:
        """Return the evidence attached to the subject, as changed."""
        if subject in self.changed:
            return self.changed[subject]
        return self.graph.find_evidence_about(subject)

    def find_uses(self, subject: str) -> tuple[EvidenceUse, ...]:
        """Return how each item about the subject counts, in the order of the evidence."""
        evidence = self.find_evidence_about(subject)
        if not evidence:
            return ()
        standing = self.find_standing(subject)
        uses = (weigh(each, self.rule, standing) for each in evidence)
        known = self.sources
        return tuple(
            use._replace(group=known[use.group]) if use.group in known else use for use in uses
        )

    def find_standing(self, subject: str) -> Admissible:
        """Return what the subject lets its evidence say."""
        as_of = self.graph.model.as_of
        if subject in self.graph.links:
            day = self.maturity.links.get(subject)
            return Admissible(self.graph.links[subject].target, day, as_of)
        if subject in self.graph.claims:
            day = self.maturity.nodes.get(self.graph.claims[subject].target)
            return Admissible(self.graph.claims[subject].target, day, as_of)
        day = self.maturity.nodes.get(subject) if self._is_result(subject) else None
        node = self.graph.nodes.get(subject)
        if isinstance(node, Activity) and self.rule.guards.pathway_maturity:
            day = find_start(self.graph, node)
        return Admissible(not_before=day, as_of=as_of)

    def is_too_early(self, subject: str) -> bool:
        """Return whether an effect on this result or link could not have shown itself yet."""
        is_subject = subject in self.graph.links or self._is_result(subject)
        return is_subject and self.maturity.is_too_early(subject)

    def _is_result(self, subject: str) -> bool:
        node = self.graph.nodes.get(subject)
        return node is not None and node.stage.column > Stage.ACTIVITY.column


def open_case(graph: ContributionGraph, rule: Rule) -> Case:
    """Return the case with its gates judged; linear in links."""
    unrated = find_unrated_links(graph)
    links = tuple(link for link in graph.chain_links if link.id not in unrated)
    maturity = find_maturity(graph, links, by_pathway=rule.guards.pathway_maturity)
    sources = find_same_people(graph.whole or graph) if rule.guards.same_people else {}
    return Case(graph, rule, links, find_packages(graph, links), maturity, unrated, sources)


# Asked anew for each part of one graph.
@lru_cache(maxsize=2)
def find_same_people(graph: ContributionGraph) -> Mapping[str, str]:
    """Return, for groups of the same people, the first name that they go by.

    They are the same where they are in one table, or where their author gives them one name.
    """
    pairs = [(people, each.group) for each in graph.evidence for people in each.people]
    same = group_by(pairs, lambda pair: pair[0]).values()
    return join_names([name for _, name in each] for each in same)


def find_unrated_links(graph: ContributionGraph) -> Mapping[str, str]:
    """Return the links that the model itself leaves untestable, each with the reason."""
    reasons = {}
    for link in graph.model.links:
        if link.id in graph.cyclic_links:
            reasons[link.id] = "it lies on a circle that is not marked as feedback"
        elif link.carries and _skips_a_stage(graph, link) and not link.skips_because:
            reasons[link.id] = "it skips a stage without saying why (skips_because)"
    return reasons


def apply_gates(case: Case, subject: str, rating: Rating) -> Rating:
    """Return the rating of a subject, behind whatever gate is closed to it."""
    if subject in case.unrated:
        return rating._replace(overlay=Verdict.NOT_SCORED, overlay_reason=case.unrated[subject])
    if case.is_too_early(subject):
        known = case.maturity.links if subject in case.graph.links else case.maturity.nodes
        reason = f"an effect could show from {known.get(subject)}"
        return rating._replace(overlay=Verdict.TOO_EARLY, overlay_reason=reason)
    return _mark_looked_at(case, subject, rating)


def _skips_a_stage(graph: ContributionGraph, link: CausalLink) -> bool:
    # Links from context and inputs belong to the conditions, not to the chain.
    begins = graph.nodes[link.source].stage in {Stage.CONTEXT, Stage.INPUT}
    return not begins and bool(graph.find_skipped(link))


def _mark_looked_at(case: Case, subject: str, rating: Rating) -> Rating:
    # Hidden for the sake of the people in it, or undecided, is not the same as never looked for.
    if rating.support or rating.refutation:
        return rating
    found = case.find_evidence_about(subject)
    if any(each.observation.suppressed for each in found):
        reason = "the base is too small to show"
        return rating._replace(overlay=Verdict.SUPPRESSED, overlay_reason=reason)
    looked = sum(map(_was_looked_at, found, rating.uses))
    if not looked:
        return rating
    times = "once" if looked == 1 else f"{looked} times"
    reason = f"it was looked at {times}, and nothing that was seen can tell"
    return rating._replace(overlay=Verdict.UNDECIDED, overlay_reason=reason)


def _was_looked_at(evidence: Evidence, use: EvidenceUse) -> bool:
    if evidence.item.planned or not evidence.quality:
        return False
    undecided = evidence.observation.outcome is Sighting.CANNOT_TELL
    return undecided or (use.quiet and evidence.item.search_effort == 1)
