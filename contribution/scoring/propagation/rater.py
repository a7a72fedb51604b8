"""The order in which any scorer rates a model, whole or only what a change can reach."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple

from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink
from contribution.domain.rating import LinkRating, Rating, Ratings
from contribution.domain.rule import Rule
from contribution.scoring.ladder.bounds import find_rivals
from contribution.scoring.propagation.case import Case, apply_gates, open_case
from contribution.scoring.propagation.claims import Passes, find_passes, rate_claims, repeat_passes
from contribution.scoring.propagation.pathways import C, Carrier
from contribution.scoring.propagation.whole import as_link, keep_silent


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
        return self._rate_case(open_case(graph, rule))[0]

    def prepare(
        self, graph: ContributionGraph, rule: Rule, whole: Ratings | None = None
    ) -> "Known[C]":
        """Return everything rated, ready to be asked what would be if.

        `whole` are the ratings of the graph of which this is a part: up to the claims they are the
        same in both, for a part holds all that bears on what is in it.
        """
        case = open_case(graph, rule)
        return Known(self, case, *self._rate_case(case, whole), find_resting_links(graph))

    def rate_subject(self, case: Case, name: str) -> Rating:
        """Return the rating of a node, assumption or factor behind its gates."""
        return apply_gates(case, name, self.rate_own(case, name))

    def rate_bound(self, case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> Rating:
        """Return a link's rating under its bounds and behind its gates."""
        return apply_gates(case, link.id, self.bound(case, ratings, link, own))

    def _rate_case(self, case: Case, whole: Ratings | None = None) -> tuple[Ratings, Passes[C]]:
        ratings = _take_part(case.graph, whole) if whole else self._rate_up_to_claims(case)
        passes = find_passes(self.carrier, case, ratings)
        direct = self.rate_direct(case, ratings)
        return ratings._replace(
            claims=rate_claims(case, ratings, passes, self.read, direct)
        ), passes

    def rate_direct(self, case: Case, ratings: Ratings) -> Mapping[str, Rating]:
        """Return what evidence about whole claims gives those that have any."""
        claims = case.graph.model.claims
        own = [(each, self.rate_own(case, each.id)) for each in claims if case.find_uses(each.id)]
        return {
            claim.id: keep_silent(rating, self.bound(case, ratings, as_link(claim), rating))
            for claim, rating in own
            if rating.support or rating.refutation
        }

    def _rate_up_to_claims(self, case: Case) -> Ratings:
        graph = case.graph
        ratings = Ratings(
            scorer=self.scorer,
            nodes={name: self.rate_subject(case, name) for name in graph.nodes},
            assumptions={name: self.rate_subject(case, name) for name in graph.assumptions},
            factors={name: self.rate_subject(case, name) for name in graph.factors},
        )
        links = {
            link.id: self._rate_link(case, ratings, link, self.rate_own(case, link.id))
            for link in graph.model.links
        }
        return ratings._replace(links=links)

    def _rate_link(self, case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> LinkRating:
        graph = case.graph
        rating = self.rate_bound(case, ratings, link, own)
        return LinkRating(
            link=link.id,
            rating=rating,
            own=own,
            held=find_hold(case, ratings, link, rating),
            assumptions=tuple(each.id for each in graph.find_assumptions_of(link)),
            rivals=tuple(rival.id for rival in find_rivals(graph, link)),
            sees_effect_from=case.maturity.links.get(link.id),
        )


class Known(NamedTuple, Generic[C]):
    """A case rated once, with all that need not be found again when something in it changes.

    `resting` gives, for each link, assumption and factor, the links whose rating it enters.
    """

    rater: Rater[C]
    case: Case
    ratings: Ratings
    passes: Passes[C]
    resting: Mapping[str, tuple[CausalLink, ...]]

    def with_evidence(self, changed: Mapping[str, tuple[Evidence, ...]]) -> Ratings:
        """Return the ratings with this evidence, by subject, in place of the former."""
        return self._rate_changed(self.case._replace(changed=changed), set(changed))

    def with_rule(self, rule: Rule) -> Ratings:
        """Return the ratings under this rule in place of the former one."""
        former, graph = self.case.rule, self.case.graph
        if rule.guards != former.guards:
            return self.rater.rate(graph, rule)
        changed: set[str] = set()
        if rule.weights != former.weights:
            changed = set(graph.subjects)
        elif rule.model_copy(update={"caps": former.caps}) != former:
            changed = set(filter(graph.find_evidence_about, graph.subjects))
        return self._rate_changed(self.case._replace(rule=rule), changed)

    def _rate_changed(self, case: Case, changed: set[str]) -> Ratings:
        before = self.ratings
        ratings = before._replace(
            nodes=self._update(case, before.nodes, changed),
            assumptions=self._update(case, before.assumptions, changed),
            factors=self._update(case, before.factors, changed),
        )
        links = self._rate_links_again(case, ratings, changed)
        ratings = ratings._replace(links={**before.links, **links})
        known = ratings.claims.keys()
        moved = _find_moved(before, ratings, (changed | links.keys()) - known)
        if not moved and case.rule == self.case.rule and changed.isdisjoint(case.graph.claims):
            return ratings
        passes = repeat_passes(ratings, self.passes, moved)
        direct = self.rater.rate_direct(case, ratings)
        claims = rate_claims(case, ratings, passes, self.rater.read, direct)
        return ratings._replace(claims=claims)

    def _rate_links_again(
        self, case: Case, ratings: Ratings, changed: set[str]
    ) -> Mapping[str, LinkRating]:
        before, former = self.ratings.links, self.case.rule
        bounds_alike = (case.rule.caps, case.rule.weights) == (former.caps, former.weights)
        affected: Mapping[str, CausalLink] = case.graph.links
        if bounds_alike:
            affected = {link.id: link for name in changed for link in self.resting.get(name, ())}
        links = {}
        for name, link in affected.items():
            old = before[name]
            own = self.rater.rate_own(case, name) if name in changed else old.own
            rating = self.rater.rate_bound(case, ratings, link, own)
            held = find_hold(case, ratings, link, rating)
            links[name] = old._replace(rating=rating, own=own, held=held)
        return links

    def _update(
        self, case: Case, ratings: Mapping[str, Rating], changed: set[str]
    ) -> Mapping[str, Rating]:
        mine = changed & ratings.keys()
        if not mine:
            return ratings
        return {**ratings, **{name: self.rater.rate_subject(case, name) for name in mine}}


def _take_part(graph: ContributionGraph, whole: Ratings) -> Ratings:
    return whole._replace(
        nodes={name: whole.nodes[name] for name in graph.nodes},
        links={name: whole.links[name] for name in graph.links},
        assumptions={name: whole.assumptions[name] for name in graph.assumptions},
        factors={name: whole.factors[name] for name in graph.factors},
    )


def find_hold(case: Case, ratings: Ratings, link: CausalLink, rating: Rating) -> str:
    """Return which condition holds pathways over the link, where that makes a difference."""
    # Where evidence is weighed, it bounds the claim's word even if the link's own is no better.
    if rating.weight is None and rating.support <= case.rule.caps.condition_not_met:
        return ""
    from contribution.scoring.propagation.conditions import find_open_condition

    return find_open_condition(case.graph, ratings, case.rule, link)


def find_resting_links(graph: ContributionGraph) -> Mapping[str, tuple[CausalLink, ...]]:
    """Return, for each link, assumption and factor, the links whose rating it enters."""
    resting: dict[str, list[CausalLink]] = {}
    for link in graph.model.links:
        factors = (factor.id for factor in graph.find_factors_of(link))
        for name in dict.fromkeys((link.id, *(link.assumes or ()), *factors)):
            resting.setdefault(name, []).append(link)
    return {name: tuple(links) for name, links in resting.items()}


def _find_moved(before: Ratings, after: Ratings, changed: Iterable[str]) -> frozenset[str]:
    # Claims rest on what the pathways carry and, by their conditions, on the evidence behind it.
    return frozenset(name for name in changed if _stand(before, name) != _stand(after, name))


def _stand(ratings: Ratings, name: str) -> tuple[object, ...]:
    rating = ratings.of(name)
    # Where evidence is weighed, the caps go on to the claim as a ceiling even if they do not bite.
    limits = tuple(cap.limit for cap in rating.caps) if rating.weight else ()
    levels = (rating.support, rating.refutation, rating.overlay, rating.weight, limits)
    if name in ratings.links:
        own = ratings.links[name].own
        return (*levels, own.support, own.refutation, ratings.links[name].held)
    return levels if name in ratings.nodes else (*levels, rating.uses)
