"""A sheet folded by strand and stage: cells of elements, and bundles of the links between them.

The overview in words: a title for every connector, and a description of the whole.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from contribution.domain.logic_model import Stage
from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.pen.signs import Manner, manner_of
from contribution.drawing.sheet.sheet import MarkedLink, MarkedNode, Sheet
from contribution.drawing.sheet.wording import (
    HEADINGS,
    describe_picture,
    name_ends,
    name_picture,
)
from contribution.words.phrases import count_of


class Place(NamedTuple):
    """Where a cell stands: its strand, None for no strand, and its stage."""

    strand: str | None
    stage: Stage


class Cell(NamedTuple):
    """The elements of one strand and one stage, and the links that begin and end among them."""

    place: Place
    nodes: tuple[MarkedNode, ...]
    within: tuple[MarkedLink, ...]


class Way(NamedTuple):
    """Which bundle it is: from where to where, and of which kind of links."""

    source: Place
    target: Place
    manner: Manner


class Bundle(NamedTuple):
    """All links of one kind from one cell to another."""

    ends: Way
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
    between: dict[Way, list[MarkedLink]] = {}
    for link in sheet.links:
        source, target = places[link.link.source], places[link.link.target]
        if source == target:
            within.setdefault(source, []).append(link)
        else:
            between.setdefault(Way(source, target, manner_of(link.link)), []).append(link)
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


def name_overview(sheet: Sheet) -> str:
    """Return the title of the overview."""
    return f"{name_picture(sheet)}, overview"


def caption_overview(sheet: Sheet) -> tuple[str, ...]:
    """Return the captions of the sheet, with what is left out."""
    assumptions, influences = len(sheet.flags), len(sheet.influences)
    hidden = [
        count_of(assumptions, "assumption") if assumptions else "",
        f"{count_of(influences, 'influence')} from outside" if influences else "",
    ]
    left_out = f"Not drawn here: {' and '.join(filter(None, hidden))}" if any(hidden) else ""
    return tuple(each for each in (*sheet.captions, left_out) if each)


def describe_element(marked: MarkedNode) -> str:
    """Return the element in words: its label, and how sure it is that it came about."""
    label = marked.node.label or marked.node.id
    return label if marked.verdict is None else f"{label}: {marked.verdict}"


def describe_cell(cell: Cell, sheet: Sheet, named: int) -> str:
    """Return the cell in words: where it stands, what it holds beyond those named, its links."""
    told = f"{name_place(cell.place, sheet)}: {count_of(len(cell.nodes), 'element')}"
    if cell.nodes[named:]:
        told += f", also {'; '.join(map(describe_element, cell.nodes[named:]))}"
    return f"{told}. Links within: {_list_links(cell.within, sheet)}" if cell.within else told


def describe_bundle(bundle: Bundle, sheet: Sheet) -> str:
    """Return the bundle in words: the cells, how many links of which verdict, and each link."""
    counts = ", ".join(f"{number} {verdict}" for verdict, number in count_verdicts(bundle.links))
    kind = " ".join((*bundle.ends.manner.names, "link"))
    ends = f"{name_place(bundle.ends.source, sheet)} → {name_place(bundle.ends.target, sheet)}"
    told = f"{ends}: {count_of(len(bundle.links), kind)}, {counts}"
    return f"{told}. {_list_links(bundle.links, sheet)}"


def name_place(place: Place, sheet: Sheet) -> str:
    """Return the cell's stage, and its strand where it has one."""
    strand = sheet.strands.get(place.strand or "")
    return f"{HEADINGS[place.stage]} of {strand}" if strand else HEADINGS[place.stage]


def describe_overview(sheet: Sheet, folded: Folded) -> str:
    """Return what someone who cannot see the overview needs: how it is folded, and the model."""
    told = (
        f"The model folded by strand and stage into {count_of(len(folded.cells), 'card')}. "
        f"{count_of(len(folded.bundles), 'connector')} between them count links by verdict; "
        "a connector has no verdict of its own."
    )
    return f"{told} {describe_picture(sheet)}"


def _list_links(links: Iterable[MarkedLink], sheet: Sheet) -> str:
    return "; ".join(f"{name_ends(each.link, sheet)} ({each.verdict})" for each in links)
