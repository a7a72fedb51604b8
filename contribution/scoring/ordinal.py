"""The default scorer: a two-sided ordinal ladder with caps, propagated by its weakest links."""

from collections.abc import Iterable
from typing import NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink
from contribution.domain.plugins import Scorer
from contribution.domain.rating import Rating, Ratings, Reason
from contribution.domain.rule import Rule, RuleStep
from contribution.domain.verdict import find_verdict, rank
from contribution.scoring.ladder.bounds import (
    bound_link,
    find_assumption_caps,
    find_joined_refutation,
    find_rival_caps,
)
from contribution.scoring.ladder.rungs import rate_uses
from contribution.scoring.propagation.case import Case
from contribution.scoring.propagation.pathways import Carrier, Chain, Package
from contribution.scoring.propagation.rater import Rater


class Reach(NamedTuple):
    """How well the programme's influence is shown to reach a node, 0 to 4 for and against.

    `via` are the links of the package that carries it; `beyond` is the first node that is too
    early to tell, in which case the levels are those of the part before it.
    """

    support: int
    refutation: int
    via: tuple[str, ...] = ()
    beyond: str = ""

    @property
    def height(self) -> tuple[int, int, int]:
        """Return the order by which the carrying pathway is chosen; higher is better."""
        return (
            rank(find_verdict(self.support, self.refutation)),
            self.support,
            -self.refutation,
        )


def _begin(rating: Rating) -> Reach:
    return Reach(rating.support, rating.refutation)


def _wait(rating: Rating) -> Reach:
    return Reach(0, rating.refutation)


def _follow(chain: Chain, node: str, package: Package, sources: list[Reach]) -> Reach:
    support = min(source.support for source in sources)
    refutation = max(source.refutation for source in sources)
    via = package.ids
    beyond = next((source.beyond for source in sources if source.beyond), "")
    if beyond or chain.is_early(package):
        return Reach(support, refutation, via, beyond or node)
    ratings = [chain.nodes[node], *(chain.links[name].rating for name in via)]
    return Reach(
        min(support, *(rating.support for rating in ratings)),
        max(refutation, *(rating.refutation for rating in ratings)),
        via,
    )


def _join(options: list[Reach], _: Rating) -> Reach:
    # A pathway that could already have shown its effect speaks before one that could not.
    ripe = [option for option in options if not option.beyond] or options
    best = max(ripe, key=lambda option: option.height)
    return Reach(
        max(option.support for option in ripe),
        min(option.refutation for option in ripe),
        best.via,
        best.beyond,
    )


def _rate_own(case: Case, name: str) -> Rating:
    return rate_uses(case.find_uses(name), case.rule)


def _bound(case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> Rating:
    graph, rule = case.graph, case.rule
    assumptions = graph.find_assumptions_of(link)
    caps = (
        *find_assumption_caps(assumptions, ratings.assumptions, rule),
        *find_rival_caps(graph, link, ratings.factors, rule),
    )
    return bound_link(own, caps, find_joined_refutation(assumptions, ratings.assumptions))


def _read(reach: Reach, _: Rule) -> Rating:
    return Rating(reach.support, reach.refutation, reach.support)


LADDER = Rater("ordinal", _rate_own, _bound, Carrier(_begin, _follow, _join, _wait), _read)


def _explain(graph: ContributionGraph, ratings: Ratings, rule: Rule, subject: str) -> Reason:
    # A check asks for no reasons and does not pay for the words.
    from contribution.scoring.ladder.explanation import explain_subject

    return explain_subject(graph, ratings, rule, subject)


def _step(rule: Rule) -> Iterable[RuleStep]:
    from contribution.scoring.what_if.rule_steps import step_ladder

    return step_ladder(rule)


SCORER = Scorer(
    id="ordinal",
    title="Two-sided ordinal ladder: weakest link along a pathway, best of alternatives across",
    rate=LADDER.rate,
    explain=_explain,
    steps=_step,
    prepare=LADDER.prepare,
)
