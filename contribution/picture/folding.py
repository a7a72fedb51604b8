"""A sheet folded by strand and stage: cells of elements, and bundles of the links between them."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from contribution.domain.logic_model import Stage
from contribution.domain.verdict import SCALE, Verdict
from contribution.picture.sheet import MarkedLink, MarkedNode, Sheet


class Place(NamedTuple):
    """Where a cell stands: its strand, None for no strand, and its stage."""

    strand: str | None
    stage: Stage


class Cell(NamedTuple):
    """The elements of one strand and one stage, and the links that begin and end among them."""

    place: Place
    nodes: tuple[MarkedNode, ...]
    within: tuple[MarkedLink, ...]


class Ends(NamedTuple):
    """Which bundle it is: from where to where, and whether back to an earlier stage."""

    source: Place
    target: Place
    feedback: bool


class Bundle(NamedTuple):
    """All links from one cell to another; those that are feedback make a bundle of their own."""

    ends: Ends
    links: tuple[MarkedLink, ...]


class Folded(NamedTuple):
    """Every element in one cell and every link in one cell or one bundle, in the model's order."""

    cells: tuple[Cell, ...]
    bundles: tuple[Bundle, ...]


def fold(sheet: Sheet) -> Folded:
    """Return the sheet folded; nothing is rated anew, a bundle has no verdict of its own."""
    nodes: dict[Place, list[MarkedNode]] = {}
    for marked in sheet.nodes:
        nodes.setdefault(_place_of(marked, sheet), []).append(marked)
    places = {each.node.id: place for place, held in nodes.items() for each in held}
    within: dict[Place, list[MarkedLink]] = {}
    between: dict[Ends, list[MarkedLink]] = {}
    for link in sheet.links:
        source, target = places[link.link.source], places[link.link.target]
        if source == target:
            within.setdefault(source, []).append(link)
        else:
            between.setdefault(Ends(source, target, link.link.feedback), []).append(link)
    return Folded(
        tuple(Cell(each, tuple(nodes[each]), tuple(within.get(each, ()))) for each in nodes),
        tuple(Bundle(ends, tuple(links)) for ends, links in between.items()),
    )


def count_verdicts(links: Iterable[MarkedLink]) -> tuple[tuple[Verdict, int], ...]:
    """Return how many links have which verdict, in the order of the scale, without noughts."""
    counts = Counter(each.verdict for each in links)
    return tuple((verdict, counts[verdict]) for verdict in SCALE if counts[verdict])


def _place_of(marked: MarkedNode, sheet: Sheet) -> Place:
    strand = marked.node.strand if marked.node.strand in sheet.strands else None
    return Place(strand, marked.node.stage)
