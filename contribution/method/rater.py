"""The order in which any scorer rates a model, whole or only what a change can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, ContributionClaim
from contribution.domain.rating import ClaimRating, LinkRating, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.method.gates import Case, open_case


@dataclass(frozen=True, slots=True)
class Rater:
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
        ratings = Ratings(
            scorer=self.scorer,
            nodes={name: self.rate_subject(case, name) for name in graph.nodes},
            assumptions={name: self.rate_subject(case, name) for name in graph.assumptions},
            factors={name: self.rate_subject(case, name) for name in graph.factors},
        )
        links = {link.id: self.rate_link(case, ratings, link) for link in graph.model.links}
        ratings = replace(ratings, links=links)
        return replace(ratings, claims=self.rate_claims(case, ratings, graph.model.claims))

    def rerate(self, case: Case, before: Ratings, subjects: Iterable[str]) -> Ratings:
        """Return the ratings once these subjects' evidence is that of the case.

        `before` are the ratings of the same graph and rule without the change.
        """
        changed = set(subjects)
        ratings = replace(
            before,
            nodes=self._update(case, before.nodes, changed),
            assumptions=self._update(case, before.assumptions, changed),
            factors=self._update(case, before.factors, changed),
        )
        links = dict(before.links)
        for link in case.graph.model.links:
            if link.id in changed or _rests_on(case.graph, link, changed):
                links[link.id] = self.rate_link(case, ratings, link)
        ratings = replace(ratings, links=links)
        if _stands_alike(before, ratings, changed):
            return ratings
        return replace(ratings, claims=self.rate_claims(case, ratings, case.graph.model.claims))

    def _update(
        self, case: Case, ratings: Mapping[str, Rating], changed: set[str]
    ) -> Mapping[str, Rating]:
        mine = changed & ratings.keys()
        if not mine:
            return ratings
        return {**ratings, **{name: self.rate_subject(case, name) for name in mine}}


def _rests_on(graph: ContributionGraph, link: CausalLink, changed: set[str]) -> bool:
    if any(name in changed for name in link.assumes or ()):
        return True
    return any(factor.id in changed for factor in graph.find_factors_of(link))


def _stands_alike(before: Ratings, after: Ratings, changed: set[str]) -> bool:
    # Claims rest on the levels and weights of nodes and links alone, and roles on factors.
    links = (name for name, each in after.links.items() if each is not before.links[name])
    names = [*links, *(name for name in changed if name in after.nodes or name in after.factors)]
    return all(_stand(before.of(name)) == _stand(after.of(name)) for name in names)


def _stand(rating: Rating) -> tuple[object, ...]:
    return (rating.support, rating.refutation, rating.overlay, rating.weight)
