"""A sheet laid out: its cards in columns and bands, its lines in channels, its tags in slots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from contribution.domain.logic_model import Stage
from contribution.drawing.channels.router import HEAD, Corner, Ground, Routed, route
from contribution.drawing.order.columns import Seat, Wire
from contribution.drawing.order.layout import Box, Curve, Layout, Point, find_heights, heading_of
from contribution.drawing.pen.elements import id_of
from contribution.drawing.pen.lettering import clean, measure
from contribution.drawing.pen.signs import Sign, draw_link_marks, line_up, pile
from contribution.drawing.sheet.cards import Card, card_of_influence, card_of_node
from contribution.drawing.sheet.lanes import LANE
from contribution.drawing.sheet.sheet import Sheet

# No strand can have this name.
_OUTSIDE = "\n"
_NOTHING: Mapping[str, Sign] = {}


class Piece(NamedTuple):
    """A card to be placed in the column of a stage; `band` is its strand, or a band below all."""

    name: str
    column: int
    band: str | None
    size: tuple[float, float]


def lay_out(sheet: Sheet, rank: str, labels: Mapping[str, Sign] = _NOTHING) -> Layout:
    """Return where everything on the sheet stands, stages from left to right or (TB) downwards.

    `labels` get room at the foot of the cards and behind the tags whose ids they have.

    Raises:
        DrawingFailedError: Graphviz, which proposes the order of the cards, is missing or fails.
    """
    pieces, lines = tuple(_find_pieces(sheet, labels)), tuple(_find_lines(sheet, labels, rank))
    ends = [(each.source, each.target) for each in lines]
    heights = find_heights([(each.name, each.column) for each in pieces], ends)
    return place(sheet, pieces, lines, rank, heights)


def place(
    sheet: Sheet,
    pieces: Sequence[Piece],
    lines: Iterable[Wire],
    rank: str,
    drawn: Mapping[str, float],
) -> Layout:
    """Return where cards, lines and tags stand on the ground that the sheet gives.

    The tags of `lines` have their width and height here. Columns may be ordered by the heights that
    `drawn` gives cards.
    """
    down = rank == "TB"
    bands = _find_bands(sheet, pieces)
    columns = {stage.column: number for number, stage in enumerate(sheet.stages)}
    margins = _find_margins(sheet, pieces)
    inner = (0, len(bands) - 1 - (_OUTSIDE in bands))
    seats = tuple(
        Seat(
            each.name,
            columns[each.column],
            inner if each.column in margins and not each.band else (bands[each.band],) * 2,
        )
        for each in pieces
    )
    sizes = {each.name: _point(each.size, down=down) for each in pieces}
    ground = Ground(seats, sizes, tuple(_find_least(sheet, bands)))
    wires = tuple(Wire(*each[:3], *_point(each[3:], down=down)) for each in lines)
    return _turn(route(ground, wires, drawn), sheet, bands, rank)


def _find_pieces(sheet: Sheet, labels: Mapping[str, Sign]) -> Iterator[Piece]:
    for marked in sheet.nodes:
        node = marked.node
        card = card_of_node(marked, with_references=not sheet.joins_influences)
        band = node.strand if node.strand in sheet.strands else None
        name = id_of(node.id)
        yield Piece(name, node.stage.column, band, _make_room(card, labels.get(name)))
    if sheet.joins_influences:
        stages = {each.node.id: each.node.stage for each in sheet.nodes}
        for influence in sheet.influences:
            card = card_of_influence(influence)
            column = _column_before([stages[each] for each in influence.touches], sheet.stages)
            name = id_of(influence.factor.id)
            yield Piece(name, column, _OUTSIDE, _make_room(card, labels.get(name)))


def _make_room(card: Card, label: Sign | None) -> tuple[float, float]:
    if label is None:
        return card.width, card.height
    return max(card.width, label.width + 12), card.height + label.height


def _column_before(touched: Sequence[Stage], shown: Sequence[Stage]) -> int:
    first = min((shown.index(each) for each in touched), default=1)
    return shown[max(0, first - 1)].column


def _find_lines(sheet: Sheet, labels: Mapping[str, Sign], rank: str) -> Iterator[Wire]:
    for marked in sheet.links:
        link = marked.link
        name, tag = id_of(link.id), draw_link_marks(marked)
        if name in labels:
            # One behind the other along the line, which must show that it passes both.
            tag = (pile if rank == "TB" else line_up)(tag, labels[name])
        yield Wire(name, id_of(link.source), id_of(link.target), tag.width, tag.height)
    for influence in sheet.influences if sheet.joins_influences else ():
        for touched in influence.touches:
            source, target = id_of(influence.factor.id), id_of(touched)
            yield Wire(f"{source}.{target}", source, target, 0.0, 0.0)


def _find_bands(sheet: Sheet, pieces: Iterable[Piece]) -> Mapping[str | None, int]:
    """Return the position of every strand's band, then of what has no strand, then outside."""
    margins = _find_margins(sheet, pieces)
    bands: list[str | None] = [*sheet.strands]
    if not bands or any(each.band is None and each.column not in margins for each in pieces):
        bands.append(None)
    if any(each.band == _OUTSIDE for each in pieces):
        bands.append(_OUTSIDE)
    return {band: number for number, band in enumerate(bands)}


def _find_margins(sheet: Sheet, pieces: Iterable[Piece]) -> frozenset[int]:
    """Return the stages of which no card has a strand: they stand beside all bands."""
    inside = {each.column for each in pieces if each.band not in {None, _OUTSIDE}}
    return frozenset({stage.column for stage in sheet.stages} - inside) if inside else frozenset()


def _find_least(sheet: Sheet, bands: Iterable[str | None]) -> Iterator[float]:
    # A band is never lower than the longest word of its name, which stands upright beside it.
    for strand in bands:
        words = clean(sheet.strands.get(strand or "", "")).split()
        yield max((measure(word, LANE, bold=True) + 8 for word in words), default=0.0)


def _turn(routed: Routed, sheet: Sheet, bands: Mapping[str | None, int], rank: str) -> Layout:
    down = rank == "TB"
    height = routed.bands[-1][1] if routed.bands else 0.0

    def box(first: Corner, last: Corner) -> Box:
        (left, top), (right, bottom) = _point(first, down=down), _point(last, down=down)
        return Box(left, top, right, bottom)

    boxes = {name: box(*corners) for name, corners in routed.cards.items()}
    for stage, (first, last) in zip(sheet.stages, routed.columns, strict=True):
        boxes[heading_of(stage.column)] = box((first, 0.0), (last, 0.0))
    lanes = {
        id_of(strand): box((0.0, routed.bands[row][0]), (routed.length, routed.bands[row][1]))
        for strand, row in bands.items()
        if strand is not None
    }
    curves = {
        name: _curve([_point(each, down=down) for each in corners], corners, down=down)
        for name, corners in routed.lines.items()
    }
    tags = {name: box(*corners) for name, corners in routed.tags.items()}
    width, high = _point((routed.length, height), down=down)
    return Layout(width, high, boxes, lanes, curves, tags)


def _point(corner: Corner, *, down: bool) -> Point:
    return (corner[1], corner[0]) if down else corner


def _curve(points: Sequence[Point], corners: Sequence[Corner], *, down: bool) -> Curve:
    last = _point((corners[-1][0] - HEAD, corners[-1][1]), down=down)
    return Curve((*_straighten(points[:-1], last), last), points[-1])


def _straighten(points: Sequence[Point], last: Point) -> Iterator[Point]:
    """Yield the corners where the line turns."""
    kept: list[Point] = []
    for point, after in zip(points, (*points[1:], last), strict=True):
        if kept:
            (ax, ay), (bx, by), (cx, cy) = kept[-1], point, after
            if abs((bx - ax) * (cy - by) - (by - ay) * (cx - bx)) < 1e-9:
                continue
        kept.append(point)
    yield from kept
