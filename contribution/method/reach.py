"""How levels are carried along a pathway and across pathways: the least, then the best."""

from typing import NamedTuple

from contribution.domain.rating import Rating
from contribution.domain.verdict import find_verdict, rank
from contribution.method.pathways import Carrier, Chain, Package


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


REACH = Carrier(_begin, _follow, _join, _wait)
