"""The default scorer: a two-sided ordinal ladder with caps, propagated by its weakest links."""

from collections.abc import Iterable
from typing import NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink
from contribution.domain.plugins import Scorer
from contribution.domain.rating import Rating, Ratings, Reason
from contribution.domain.rule import Guards, Rule, RuleStep
from contribution.domain.verdict import Verdict, find_verdict, rank
from contribution.scoring.ladder.bounds import (
    bound_link,
    find_assumption_caps,
    find_joined_refutation,
    find_rival_caps,
    find_silence_cap,
)
from contribution.scoring.ladder.rungs import rate_uses
from contribution.scoring.propagation.case import Case
from contribution.scoring.propagation.pathways import Carrier, Chain, Package
from contribution.scoring.propagation.rater import Rater

# What is shown in place of untested where somebody did look, the less telling first.
_LOOKED_AT = (None, Verdict.SUPPRESSED, Verdict.UNDECIDED)


class Reach(NamedTuple):
    """How well the programme's influence is shown to reach a node, 0 to 4 for and against.

    `bearer` is the place on the way whose rating this is, with the `overlay` it shows. `via` are
    the links of the package that carries it; `beyond` is the first node that is too early to tell,
    in which case the levels are those of the part before it.
    """

    support: int
    refutation: int
    bearer: str = ""
    overlay: Verdict | None = None
    via: tuple[str, ...] = ()
    beyond: str = ""

    @property
    def height(self) -> tuple[int, int, int, int]:
        """Return the order of places and pathways; what was looked at comes after what was not."""
        verdict = find_verdict(self.support, self.refutation)
        return (rank(verdict), self.support, -self.refutation, _LOOKED_AT.index(self.overlay))


def _stand(name: str, rating: Rating) -> Reach:
    shown = rating.overlay if rating.overlay in _LOOKED_AT else None
    return Reach(rating.support, rating.refutation, name, shown)


def _begin(chain: Chain, node: str) -> Reach:
    return _stand(node, chain.nodes[node])


def _wait(chain: Chain, node: str) -> Reach:
    # It counts as it stands by itself; version 1.0 took what nothing leads to for untested.
    own = _begin(chain, node)
    return own if chain.rule.guards.bearer else own._replace(support=0)


def _follow(chain: Chain, node: str, package: Package, sources: list[Reach]) -> Reach:
    beyond = next((source.beyond for source in sources if source.beyond), "")
    if beyond or chain.is_early(package):
        return _all(sources, chain.rule.guards)._replace(via=package.ids, beyond=beyond or node)
    links = (_stand(name, chain.hold(name)) for name in package.ids)
    places = [*sources, *links, _begin(chain, node)]
    return _all(places, chain.rule.guards)._replace(via=package.ids, beyond="")


def _all(places: list[Reach], guards: Guards) -> Reach:
    if guards.bearer:
        return min(places, key=lambda place: place.height)
    support = min(place.support for place in places)
    return Reach(support, max(place.refutation for place in places))


def _join(chain: Chain, options: list[Reach], _: str) -> Reach:
    # A pathway that could already have shown its effect speaks before one that could not.
    ripe = [option for option in options if not option.beyond] or options
    best = max(ripe, key=lambda option: option.height)
    if chain.rule.guards.bearer:
        return best
    return best._replace(
        support=max(option.support for option in ripe),
        refutation=min(option.refutation for option in ripe),
    )


def _find_order(reach: Reach) -> tuple[int, int, int, int]:
    return reach.height


_AT_BEARER = "what was looked at at its weakest place cannot tell"


def _rate_own(case: Case, name: str) -> Rating:
    return rate_uses(case.find_uses(name), case.rule)


def _bound(case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> Rating:
    graph, rule = case.graph, case.rule
    assumptions = graph.find_assumptions_of(link)
    caps = (
        *find_assumption_caps(assumptions, ratings.assumptions, rule),
        *find_silence_cap(link, rule),
        *find_rival_caps(graph, link, ratings.factors, rule),
    )
    return bound_link(own, caps, find_joined_refutation(assumptions, ratings.assumptions))


def _read(reach: Reach, _: Rule) -> Rating:
    return Rating(
        reach.support,
        reach.refutation,
        reach.support,
        overlay=reach.overlay,
        overlay_reason=_AT_BEARER if reach.overlay else "",
        bearer=reach.bearer,
    )


LADDER = Rater(
    "ordinal", _rate_own, _bound, Carrier(_begin, _follow, _join, _wait, _find_order), _read
)


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
