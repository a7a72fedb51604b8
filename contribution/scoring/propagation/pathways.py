"""Along a pathway everything is needed, across pathways any one suffices, in one pass."""

from collections.abc import Callable, Container, Iterable, Mapping
from types import MappingProxyType
from typing import Generic, NamedTuple, Protocol, TypeVar

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ARROW, CausalLink, Result
from contribution.domain.rating import LinkRating, PathwayStep, Rating
from contribution.domain.rule import Rule


class Package(NamedTuple):
    """Links into one node that work only together: their names and their sources."""

    ids: tuple[str, ...]
    sources: tuple[str, ...]


class Carried(Protocol):
    """What a pass says of a node: the links of the package that carries it, and how far it saw.

    `beyond` is the first node on the way that is too early to tell; empty when none is.
    """

    @property
    def via(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def beyond(self) -> str: ...  # noqa: D102


C = TypeVar("C", bound=Carried)
_NOTHING: Mapping[str, Carried] = MappingProxyType({})


class Chain(NamedTuple):
    """What a pass needs: the nodes, causes first, the packages into each, the ratings so far.

    `early` are links whose effect could not have shown itself yet on the pathways of this pass;
    `fed` are the nodes that the widest pass from the same starts reaches, `fed_by_all` those that
    the widest from all activities does.
    """

    positions: Mapping[str, int]
    packages: Mapping[str, tuple[Package, ...]]
    nodes: Mapping[str, Rating]
    links: Mapping[str, LinkRating]
    rule: Rule
    early: frozenset[str] = frozenset()
    fed: Container[str] = frozenset()
    fed_by_all: Container[str] = frozenset()

    def hold(self, link: str) -> Rating:
        """Return a link's rating as pathways carry it: held while a condition is open."""
        rated = self.links[link]
        if not rated.held:
            return rated.rating
        # One step more support than refutation is what the table reads as the rung below.
        limit = self.rule.caps.condition_not_met + bool(rated.rating.refutation)
        return rated.rating._replace(support=min(limit, rated.rating.support))

    def is_early(self, package: Package) -> bool:
        """Return whether what the package does could not have shown itself yet."""
        return not self.early.isdisjoint(package.ids)


class Carrier(NamedTuple, Generic[C]):
    """How one scorer carries what is shown from cause to effect.

    `begin` says what a start is worth by itself, `follow` what a package carries to a node from
    its sources, `join` what the packages make of the node together, `wait` what is known of a
    partner that no activity reaches, by itself. `order` is the
    key by which one of several passes speaks for a claim.
    """

    begin: Callable[[Chain, str], C]
    follow: Callable[[Chain, str, Package, list[C]], C]
    join: Callable[[Chain, list[C], str], C]
    wait: Callable[[Chain, str], C]
    order: Callable[[C], tuple[object, ...]]


class Pass(NamedTuple, Generic[C]):
    """What reaches every node on the pathways that had begun by one of the bounds of maturity."""

    chain: Chain
    carried: Mapping[str, C]


class Former(NamedTuple, Generic[C]):
    """A pass made before, and the nodes and links that stand otherwise since then."""

    carried: Mapping[str, C]
    moved: frozenset[str]


def carry(
    carrier: Carrier[C],
    chain: Chain,
    starts: Iterable[str],
    *,
    general: Mapping[str, C] | None = None,
    former: Former[C] | None = None,
) -> dict[str, C]:
    """Return what reaches every node that the starts reach, in one pass in causal order.

    Keys of ratings are totally ordered, so that the least along and the most across distribute and
    one pass equals listing all pathways (method specification A4). `general` is the pass from all
    activities: partners in a package count as they stand there when the starts do not feed them.
    With a `former` pass, of what it reached only what lies behind the moved is made again.
    """
    begun = frozenset(starts)
    moved = set(former.moved) if former else set()
    carried: dict[str, C] = {}
    for name in former.carried if former else chain.positions:
        if former and name not in moved and not _is_touched(chain, name, moved):
            carried[name] = former.carried[name]
            continue
        if name in begun:
            carried[name] = carrier.begin(chain, name)
        elif options := _find_options(carrier, chain, name, carried, general or {}):
            carried[name] = carrier.join(chain, options, name)
        if former:
            _note_whether_moved(name, carried, former, moved)
    return carried


def find_packages(
    graph: ContributionGraph, links: Iterable[CausalLink]
) -> Mapping[str, tuple[Package, ...]]:
    """Return, by node, the sets of links into it that work only together, each sufficient alone."""
    packages: dict[str, dict[str, list[CausalLink]]] = {}
    for link in links:
        target = graph.nodes[link.target]
        name = f"package {link.package}" if link.package else link.id
        if isinstance(target, Result) and target.needs == "all":
            name = "all"
        packages.setdefault(link.target, {}).setdefault(name, []).append(link)
    return {
        node: tuple(
            Package(tuple(link.id for link in links), tuple(link.source for link in links))
            for links in each.values()
        )
        for node, each in packages.items()
    }


def trace_pathway(
    chain: Chain,
    reaches: Mapping[str, Carried],
    target: str,
    beside: Mapping[str, Carried] = _NOTHING,
) -> tuple[PathwayStep, ...]:
    """Return the nodes and links that carry the influence to the target, causes first.

    Where several links work together all of their pathways are listed, those of partners that are
    not among what the claim `reaches` by what reaches them `beside`.
    """
    steps: dict[str, PathwayStep] = {}
    waiting = [target]
    while waiting:
        name = waiting.pop()
        if name in steps or (name == target and name not in reaches):
            continue
        steps[name] = PathwayStep(name, chain.nodes[name])
        # A partner that nothing reaches has no pathway, but must be there itself.
        known = reaches.get(name) or beside.get(name)
        for link_id in known.via if known else ():
            steps[link_id] = PathwayStep(link_id, chain.links[link_id].rating)
            waiting.append(link_id.partition(ARROW)[0])
    return tuple(sorted(steps.values(), key=lambda step: _causal_order(step, chain.positions)))


def _find_options(
    carrier: Carrier[C],
    chain: Chain,
    name: str,
    carried: Mapping[str, C],
    general: Mapping[str, C],
) -> list[C]:
    options = []
    for package in chain.packages.get(name, ()):
        if not any(source in carried for source in package.sources):
            continue
        known = [_find_source(carrier, chain, each, carried, general) for each in package.sources]
        sources = [each for each in known if each is not None]
        if len(sources) == len(known):
            options.append(carrier.follow(chain, name, package, sources))
    return options


def _find_source(
    carrier: Carrier[C],
    chain: Chain,
    name: str,
    carried: Mapping[str, C],
    general: Mapping[str, C],
) -> C | None:
    """Return what reaches a source of a package; None when it begins too late for this pass."""
    if name in carried:
        return carried[name]
    if name in chain.fed or (name not in general and name in chain.fed_by_all):
        return None
    return general.get(name) or carrier.wait(chain, name)


def _note_whether_moved(
    name: str, carried: Mapping[str, C], former: Former[C], moved: set[str]
) -> None:
    if carried.get(name) != former.carried.get(name):
        moved.add(name)
    elif name in carried:
        # What is not reached is heard by its own rating, so that one may still have moved.
        moved.discard(name)


def _is_touched(chain: Chain, name: str, moved: set[str]) -> bool:
    for package in chain.packages.get(name, ()):
        if not (moved.isdisjoint(package.ids) and moved.isdisjoint(package.sources)):
            return True
    return False


def _causal_order(step: PathwayStep, position: Mapping[str, int]) -> tuple[int, int, str]:
    if step.subject in position:
        return (position[step.subject], 1, step.subject)
    source, target = step.subject.split(ARROW)
    return (position[target], 0, source)
