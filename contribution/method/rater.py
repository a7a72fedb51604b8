"""The order in which any scorer rates a model, whole or only what a change can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, ContributionClaim
from contribution.domain.rating import ClaimRating, LinkRating, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.method.gates import Case, open_case


class Rater(NamedTuple):
    """The three judgements that make a scorer: of evidence, of a link, of claims.

    `rate_subject` rates a node, assumption or factor by its evidence.
    """

    scorer: str
    rate_subject: Callable[[Case, str], Rating]
    rate_link: Callable[[Case, Ratings, CausalLink], LinkRating]
    rate_claims: Callable[[Case, Ratings, tuple[ContributionClaim, ...]], Mapping[str, ClaimRating]]

    def rate(self, graph: ContributionGraph, rule: Rule) -> Ratings:
        """Return the ratings of every node, link, assumption, factor and claim."""
        return self.rate_case(open_case(graph, rule))

    def rate_case(self, case: Case) -> Ratings:
        """Return the ratings of everything in the case."""
        graph = case.graph
        ratings = self._rate_subjects(case)
        links = {link.id: self.rate_link(case, ratings, link) for link in graph.model.links}
        ratings = ratings._replace(links=links)
        return ratings._replace(claims=self.rate_claims(case, ratings, graph.model.claims))

    def rerate(
        self, case: Case, before: Ratings, resting: Mapping[str, tuple[CausalLink, ...]]
    ) -> Ratings:
        """Return the ratings once the case's changed evidence stands in place of the former.

        `before` are the ratings of the same graph and rule without the change; `resting` gives the
        links that rest on each subject, as `find_resting_links` finds them.
        """
        changed = set(case.changed)
        ratings = before._replace(
            nodes=self._update(case, before.nodes, changed),
            assumptions=self._update(case, before.assumptions, changed),
            factors=self._update(case, before.factors, changed),
        )
        affected = {link.id: link for name in changed for link in resting.get(name, ())}
        moved = {name: self.rate_link(case, ratings, link) for name, link in affected.items()}
        ratings = ratings._replace(links={**before.links, **moved})
        if _stands_alike(case, before, ratings, changed | moved.keys()):
            return ratings
        return ratings._replace(claims=self.rate_claims(case, ratings, case.graph.model.claims))

    def rerule(self, case: Case, before: Ratings, *, caps_alone: bool) -> Ratings:
        """Return the ratings under the case's rule, where `before` are those under another.

        `caps_alone` says that the rules differ in their caps only, which enter links alone.
        """
        ratings = before if caps_alone else self._rate_subjects(case)
        links = {link.id: self.rate_link(case, ratings, link) for link in case.graph.model.links}
        ratings = ratings._replace(links=links, claims=before.claims)
        if _stands_alike(case, before, ratings, case.graph.subjects):
            return ratings
        return ratings._replace(claims=self.rate_claims(case, ratings, case.graph.model.claims))

    def _rate_subjects(self, case: Case) -> Ratings:
        graph = case.graph
        return Ratings(
            scorer=self.scorer,
            nodes={name: self.rate_subject(case, name) for name in graph.nodes},
            assumptions={name: self.rate_subject(case, name) for name in graph.assumptions},
            factors={name: self.rate_subject(case, name) for name in graph.factors},
        )

    def _update(
        self, case: Case, ratings: Mapping[str, Rating], changed: set[str]
    ) -> Mapping[str, Rating]:
        mine = changed & ratings.keys()
        if not mine:
            return ratings
        return {**ratings, **{name: self.rate_subject(case, name) for name in mine}}


def find_resting_links(graph: ContributionGraph) -> Mapping[str, tuple[CausalLink, ...]]:
    """Return, for each link, assumption and factor, the links whose rating it enters."""
    resting: dict[str, list[CausalLink]] = {}
    for link in graph.model.links:
        factors = (factor.id for factor in graph.find_factors_of(link))
        for name in dict.fromkeys((link.id, *(link.assumes or ()), *factors)):
            resting.setdefault(name, []).append(link)
    return {name: tuple(links) for name, links in resting.items()}


def _stands_alike(case: Case, before: Ratings, after: Ratings, changed: Iterable[str]) -> bool:
    # Claims rest on nodes and links of the pathways, and roles on the levels of factors.
    on_way = {link.id for link in case.chain_links}
    for name in changed:
        old, new = before.of(name), after.of(name)
        if name in after.factors:
            alike = (old.support, old.refutation) == (new.support, new.refutation)
        elif name in after.assumptions or (name in after.links and name not in on_way):
            alike = True
        else:
            alike = _stand(old) == _stand(new)
        if not alike:
            return False
    return True


def _stand(rating: Rating) -> tuple[object, ...]:
    # Where evidence is weighed, the caps go on to the claim as a ceiling even if they do not bite.
    limits = tuple(cap.limit for cap in rating.caps) if rating.weight else ()
    return (rating.support, rating.refutation, rating.overlay, rating.weight, limits)
