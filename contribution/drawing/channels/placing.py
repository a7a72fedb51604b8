"""A sheet laid out: its cards in columns and bands, its lines in channels, its tags in slots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from contribution.drawing.channels.router import HEAD, Corner, Ground, Routed, route
from contribution.drawing.order.columns import Seat, Wire
from contribution.drawing.order.dot import heading_of
from contribution.drawing.order.layout import Box, Curve, Layout, Point, find_heights
from contribution.drawing.pen.elements import id_of
from contribution.drawing.pen.lettering import clean, measure
from contribution.drawing.pen.signs import draw_link_marks
from contribution.drawing.sheet.cards import card_of_influence, card_of_node
from contribution.drawing.sheet.lanes import LANE
from contribution.drawing.sheet.sheet import Sheet


def lay_out(sheet: Sheet, rank: str) -> Layout:
    """Return where everything on the sheet stands, stages from left to right or (TB) downwards.

    Raises:
        DrawingFailedError: Graphviz, which proposes the order of the cards, is missing or fails.
    """
    columns = {stage.column: number for number, stage in enumerate(sheet.stages)}
    wires = tuple(_find_wires(sheet, rank))
    bands = _find_bands(sheet)
    seats = tuple(_find_seats(sheet, columns, bands))
    sizes = dict(_find_sizes(sheet, rank))
    ground = Ground(seats, sizes, tuple(_find_least(sheet, bands)))
    heights = find_heights([(str(each.key), each.column) for each in seats], wires)
    return _turn(route(ground, wires, heights), sheet, bands, rank)


def _find_wires(sheet: Sheet, rank: str) -> Iterator[Wire]:
    for marked in sheet.links:
        sign, link = draw_link_marks(marked), marked.link
        size = (sign.height, sign.width) if rank == "TB" else (sign.width, sign.height)
        yield Wire(id_of(link.id), id_of(link.source), id_of(link.target), *size)
    for influence in sheet.influences if sheet.joins_influences else ():
        for touched in influence.touches:
            source, target = id_of(influence.factor.id), id_of(touched)
            yield Wire(f"{source}.{target}", source, target, 0.0, 0.0)


def _find_bands(sheet: Sheet) -> Mapping[str | None, int]:
    """Return the position of every strand's band, then of what has no strand (None)."""
    bands: dict[str | None, int] = {strand: at for at, strand in enumerate(sheet.strands)}
    margins = _find_margins(sheet)
    if not bands or any(
        node.node.strand not in bands and node.node.stage.column not in margins
        for node in sheet.nodes
    ):
        bands[None] = len(bands)
    return bands


def _find_margins(sheet: Sheet) -> frozenset[int]:
    """Return the stages of which no card has a strand: they stand beside all bands."""
    inside = {each.node.stage.column for each in sheet.nodes if each.node.strand in sheet.strands}
    return frozenset({stage.column for stage in sheet.stages} - inside) if inside else frozenset()


def _find_seats(
    sheet: Sheet, columns: Mapping[int, int], bands: Mapping[str | None, int]
) -> Iterator[Seat]:
    margins = _find_margins(sheet)
    for marked in sheet.nodes:
        node = marked.node
        row = bands.get(node.strand, bands.get(None, 0))
        rows = (0, len(bands) - 1) if node.stage.column in margins else (row, row)
        yield Seat(id_of(node.id), columns[node.stage.column], rows)
    if sheet.joins_influences:
        stages = {each.node.id: columns[each.node.stage.column] for each in sheet.nodes}
        for influence in sheet.influences:
            touched = [stages[each] for each in influence.touches if each in stages]
            column = max(0, min(touched, default=1) - 1)
            yield Seat(id_of(influence.factor.id), column, (len(bands), len(bands)))


def _find_sizes(sheet: Sheet, rank: str) -> Iterator[tuple[str, Corner]]:
    for marked in sheet.nodes:
        card = card_of_node(marked, with_references=not sheet.joins_influences)
        size = (card.height, card.width) if rank == "TB" else (card.width, card.height)
        yield id_of(marked.node.id), size
    for influence in sheet.influences if sheet.joins_influences else ():
        card = card_of_influence(influence)
        size = (card.height, card.width) if rank == "TB" else (card.width, card.height)
        yield id_of(influence.factor.id), size


def _find_least(sheet: Sheet, bands: Mapping[str | None, int]) -> Iterator[float]:
    # A band is never lower than the longest word of its name, which stands upright beside it.
    for strand in bands:
        label = clean(sheet.strands.get(strand or "", ""))
        words: Iterable[str] = label.split()
        yield max((measure(word, LANE, bold=True) + 8 for word in words), default=0.0)
    if sheet.joins_influences:
        yield 0.0


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
