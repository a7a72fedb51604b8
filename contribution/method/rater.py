"""The order in which any scorer rates a model, whole or only what a change can reach."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink
from contribution.domain.rating import LinkRating, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.method.bounds import find_rivals
from contribution.method.claim_rating import Passes, find_passes, rate_claims, repeat_passes
from contribution.method.gates import Case, apply_gates, open_case
from contribution.method.pathways import C, Carrier


class Known(NamedTuple, Generic[C]):
    """A case rated once, with all that need not be found again when something in it changes.

    `resting` gives, for each link, assumption and factor, the links whose rating it enters.
    """

    case: Case
    ratings: Ratings
    passes: Passes[C]
    resting: Mapping[str, tuple[CausalLink, ...]]


class Rater(NamedTuple, Generic[C]):
    """The judgements that make a scorer.

    `rate_own` rates a subject by its own evidence, `bound` leaves of a link what assumptions
    and rivals allow, `carrier` takes it along the pathways, `read` makes levels of what arrives.
    """

    scorer: str
    rate_own: Callable[[Case, str], Rating]
    bound: Callable[[Case, Ratings, CausalLink, Rating], Rating]
    carrier: Carrier[C]
    read: Callable[[C, Rule], Rating]

    def rate(self, graph: ContributionGraph, rule: Rule) -> Ratings:
        """Return the ratings of every node, link, assumption, factor and claim."""
        return self.rate_case(open_case(graph, rule)).ratings

    def rate_case(self, case: Case) -> Known[C]:
        """Return the case with everything in it rated, ready to be asked what would be if."""
        graph = case.graph
        ratings = self._rate_subjects(case)
        links = {
            link.id: self._rate_link(case, ratings, link, self.rate_own(case, link.id))
            for link in graph.model.links
        }
        ratings = ratings._replace(links=links)
        passes = find_passes(self.carrier, case, ratings)
        ratings = ratings._replace(claims=rate_claims(case, ratings, passes, self.read))
        return Known(case, ratings, passes, find_resting_links(graph))

    def rerate(self, case: Case, known: Known[C]) -> Ratings:
        """Return the ratings once the case's changed evidence stands in place of the former."""
        return self._rate_changed(case, known, set(case.changed))

    def rerule(self, case: Case, known: Known[C], touched: set[str] | None = None) -> Ratings:
        """Return the ratings under the case's rule in place of the former one.

        `touched` are the subjects whose own evidence can count otherwise, when that is known.
        """
        rule, former = case.rule, known.case.rule
        if touched is not None:
            return self._rate_changed(case, known, touched)
        if rule.model_copy(update={"caps": former.caps}) == former:
            return self._rate_changed(case, known, set())
        subjects = case.graph.subjects
        if rule.weights == former.weights:
            return self._rate_changed(case, known, set(filter(case.find_evidence_about, subjects)))
        return self._rate_changed(case, known, set(subjects))

    def _rate_changed(self, case: Case, known: Known[C], changed: set[str]) -> Ratings:
        before = known.ratings
        ratings = before._replace(
            nodes=self._update(case, before.nodes, changed),
            assumptions=self._update(case, before.assumptions, changed),
            factors=self._update(case, before.factors, changed),
        )
        links = self._rate_links_again(case, known, ratings, changed)
        ratings = ratings._replace(links={**before.links, **links})
        moved = _find_moved(before, ratings, changed | links.keys())
        if not moved and case.rule.weights == known.case.rule.weights:
            return ratings
        passes = repeat_passes(self.carrier, ratings, known.passes, moved)
        return ratings._replace(claims=rate_claims(case, ratings, passes, self.read))

    def _rate_links_again(
        self, case: Case, known: Known[C], ratings: Ratings, changed: set[str]
    ) -> Mapping[str, LinkRating]:
        before, former = known.ratings.links, known.case.rule
        bounds_alike = (case.rule.caps, case.rule.weights) == (former.caps, former.weights)
        affected: Mapping[str, CausalLink] = case.graph.links
        if bounds_alike:
            affected = {link.id: link for name in changed for link in known.resting.get(name, ())}
        links = {}
        for name, link in affected.items():
            old = before[name]
            own = self.rate_own(case, name) if name in changed else old.own
            rating = apply_gates(case, name, self.bound(case, ratings, link, own))
            links[name] = LinkRating(
                name, rating, own, old.assumptions, old.rivals, old.sees_effect_from
            )
        return links

    def _rate_subjects(self, case: Case) -> Ratings:
        graph = case.graph
        return Ratings(
            scorer=self.scorer,
            nodes={name: self._rate_node(case, name) for name in graph.nodes},
            assumptions={name: self.rate_own(case, name) for name in graph.assumptions},
            factors={name: self.rate_own(case, name) for name in graph.factors},
        )

    def _rate_node(self, case: Case, name: str) -> Rating:
        return apply_gates(case, name, self.rate_own(case, name))

    def _rate_link(self, case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> LinkRating:
        graph = case.graph
        return LinkRating(
            link=link.id,
            rating=apply_gates(case, link.id, self.bound(case, ratings, link, own)),
            own=own,
            assumptions=tuple(each.id for each in graph.find_assumptions_of(link)),
            rivals=tuple(rival.id for rival in find_rivals(graph, link)),
            sees_effect_from=case.maturity.links.get(link.id),
        )

    def _update(
        self, case: Case, ratings: Mapping[str, Rating], changed: set[str]
    ) -> Mapping[str, Rating]:
        mine = changed & ratings.keys()
        if not mine:
            return ratings
        rate = self._rate_node if mine & case.graph.nodes.keys() else self.rate_own
        return {**ratings, **{name: rate(case, name) for name in mine}}


def find_resting_links(graph: ContributionGraph) -> Mapping[str, tuple[CausalLink, ...]]:
    """Return, for each link, assumption and factor, the links whose rating it enters."""
    resting: dict[str, list[CausalLink]] = {}
    for link in graph.model.links:
        factors = (factor.id for factor in graph.find_factors_of(link))
        for name in dict.fromkeys((link.id, *(link.assumes or ()), *factors)):
            resting.setdefault(name, []).append(link)
    return {name: tuple(links) for name, links in resting.items()}


def _find_moved(before: Ratings, after: Ratings, changed: Iterable[str]) -> frozenset[str]:
    # Claims rest on nodes and links of the pathways, and roles on the levels of factors.
    moved = set()
    for name in changed:
        if name in after.assumptions:
            continue
        old, new = before.of(name), after.of(name)
        if name in after.factors:
            alike = (old.support, old.refutation) == (new.support, new.refutation)
        else:
            alike = old is new or _stand(old) == _stand(new)
        if not alike:
            moved.add(name)
    return frozenset(moved)


def _stand(rating: Rating) -> tuple[object, ...]:
    # Where evidence is weighed, the caps go on to the claim as a ceiling even if they do not bite.
    limits = tuple(cap.limit for cap in rating.caps) if rating.weight else ()
    return (rating.support, rating.refutation, rating.overlay, rating.weight, limits)
