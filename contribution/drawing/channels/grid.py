"""How wide the cards of each column are: as narrow as they may be without growing the rows.

The grid from top to bottom: how high its rows are, and the gaps that lines run through.

The grid of cells measured out: boxes of cards and lanes, the way and the tag of each bundle.
"""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.drawing.channels.cells import CellCard, card_of_cell, draw_count, find_least_width
from contribution.drawing.channels.folding import Cell, Ends, Folded, Place
from contribution.drawing.channels.gutters import (
    Across,
    Route,
    find_gutters,
    find_heights_needed,
    place_ports,
    route_bundles,
    spread_out,
)
from contribution.drawing.channels.tracks import Key, TrackPlan, plan_grid
from contribution.drawing.order.dot import heading_of
from contribution.drawing.order.layout import Box, Layout
from contribution.drawing.pen.elements import id_of
from contribution.drawing.pen.lettering import clean, measure
from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.lanes import name_band
from contribution.drawing.sheet.sheet import Sheet

_STEP = 4.0
_LEAST = 80.0
# A card in a margin, which has the height of all rows to itself, takes about that much of it.
_MARGIN_SHARE = 0.6


def fit_cards(
    folded: Folded, plan: TrackPlan, needs: Mapping[Place, float], widest: float
) -> Mapping[Place, CellCard]:
    """Return the card of every cell, those of a column equally wide, about `widest` at most.

    `needs` are the heights that the lines at their sides ask for. A long word widens its column.
    """
    rows: dict[int, float] = {}
    for cell in folded.cells:
        row = plan.row_of(cell.place)
        if row is not None:
            high = max(card_of_cell(cell, widest).height, needs.get(cell.place, 0.0))
            rows[row] = max(rows.get(row, 0.0), high)
    beside = sum(rows.values()) * _MARGIN_SHARE
    cards: dict[Place, CellCard] = {}
    for stage in plan.slots:
        column = [cell for cell in folded.cells if cell.place.stage is stage]
        limits = [rows.get(_row(plan, cell), beside) for cell in column]
        width = _find_width(column, limits, widest)
        cards.update({cell.place: card_of_cell(cell, width) for cell in column})
    return cards


def _row(plan: TrackPlan, cell: Cell) -> int:
    row = plan.row_of(cell.place)
    return -1 if row is None else row


def _find_width(column: list[Cell], limits: list[float], widest: float) -> float:
    # A word may be so long that it has to be broken all the same.
    longest = max((find_least_width(cell) for cell in column), default=_LEAST)
    width = least = max(_LEAST, min(longest, 2 * widest))
    while width < widest:
        heights = (card_of_cell(cell, width).height for cell in column)
        if all(height <= limit for height, limit in zip(heights, limits, strict=True)):
            return width
        width += _STEP
    return max(widest, least)


_TRACK = 6.0
_GAP = 8.0
_EDGE = 3.5
_TAB = 14.0
_CARD_RIM = 3.5
# Above this a row would have to grow for its name alone; then the name stands on a tab.
_MOST_FOR_NAME = 110.0
_BESIDE_NAME = 4.0


class Heights(NamedTuple):
    """From top to bottom: both edges of each row, the first line of each gap, the bottom."""

    rows: tuple[tuple[float, float], ...]
    gaps: tuple[float, ...]
    bottom: float


def stack_rows(
    sheet: Sheet, plan: TrackPlan, cards: Mapping[Place, CellCard], needs: Mapping[Place, float]
) -> Heights:
    """Return where the rows stand, high enough for cards, their lines and the strands' names."""
    high = {place: max(card.height, needs.get(place, 0.0)) for place, card in cards.items()}
    rows = [
        max(
            _find_least(sheet.strands.get(strand or "", "")),
            2 * _CARD_RIM,
            *(h + 2 * _CARD_RIM for place, h in high.items() if plan.row_of(place) == row),
        )
        for row, strand in enumerate(plan.rows)
    ]
    lacking = max(high.values(), default=0.0) - sum(rows)
    rows = [each + max(0.0, lacking) / len(rows) for each in rows]
    edges, gaps, y = [], [], 0.0
    for row, height in enumerate(rows):
        gaps.append(y + _EDGE + _TRACK / 2)
        label = sheet.strands.get(plan.rows[row] or "", "")
        tab = _TAB if label and not name_band(Box(0, 0, 100, height), label, "LR")[2] else 0.0
        number = plan.count_tracks(row)
        y += tab + (number * _TRACK + 2 * _EDGE if number else _GAP if row else 0.0)
        edges.append((y, y + height))
        y += height
    gaps.append(y + _EDGE + _TRACK / 2)
    last = plan.count_tracks(len(rows))
    return Heights(tuple(edges), tuple(gaps), y + (last * _TRACK + 2 * _EDGE if last else 0.0))


def find_span(
    plan: TrackPlan, heights: Heights, place: Place, height: float
) -> tuple[float, float]:
    """Return top and bottom of a card of this height, in the middle of its row or of all rows."""
    row = plan.row_of(place)
    first, last = (0, -1) if row is None else (row, row)
    middle = (heights.rows[first][0] + heights.rows[last][1]) / 2
    return middle - height / 2, middle + height / 2


def find_channels(plan: TrackPlan, heights: Heights) -> Mapping[tuple[int, Key], float]:
    """Return the height at which the lines of one card run through a gap."""
    return {
        (gap, key): heights.gaps[gap] + track * _TRACK
        for gap, tracks in plan.gap_tracks.items()
        for key, track in tracks.items()
    }


def _find_least(label: str) -> float:
    words = clean(label).split()
    longest = max((measure(word, 10.0, bold=True) for word in words), default=0.0)
    least = longest + _BESIDE_NAME + 0.1
    return least if least <= _MOST_FOR_NAME else 0.0


_MANY = 200
# The widest a column may be and how many counts stand side by side in a tag.
_CHOICES = tuple((width, pairs) for width in range(84, 172, 8) for pairs in (1, 2))
# Width to height: a screen is scrolled down, a sheet of paper is not and has the legend below.
_ON_SCREEN, _ON_PAPER = 1.1, 1.455
_AROUND = 220.0
_RIM = 7.0


class Grid(NamedTuple):
    """Cards with their boxes, tags with their routes; `ground` holds headings and lanes."""

    ground: Layout
    cards: Mapping[Place, CellCard]
    boxes: Mapping[Place, Box]
    tags: Mapping[Ends, Sign]
    routes: Mapping[Ends, Route]


def lay_out_cells(sheet: Sheet, folded: Folded, *, is_on_paper: bool) -> Grid:
    """Return the grid that shows everything largest on a screen or on a sheet of paper."""
    plan = plan_grid(folded, sheet.strands)
    ratio = _ON_PAPER if is_on_paper else _ON_SCREEN

    def extent(grid: Grid) -> float:
        return max(grid.ground.width, (grid.ground.height + _AROUND) * ratio)

    tags = {
        pairs: {each.ends: draw_count(each, pairs) for each in folded.bundles} for pairs in (1, 2)
    }
    # Of a large model each trial takes long, and all come out much alike.
    choices = _CHOICES[:: 1 if len(sheet.nodes) <= _MANY else 7]
    grids = (_lay_out(sheet, folded, plan, tags[pairs], widest=width) for width, pairs in choices)
    return min(grids, key=extent)


def _lay_out(
    sheet: Sheet, folded: Folded, plan: TrackPlan, tags: Mapping[Ends, Sign], *, widest: float
) -> Grid:
    needs = find_heights_needed(plan, tags)
    cards = fit_cards(folded, plan, needs, widest)
    heights = stack_rows(sheet, plan, cards, needs)
    spans = {
        place: find_span(plan, heights, place, max(card.height, needs.get(place, 0.0)))
        for place, card in cards.items()
    }
    channels = find_channels(plan, heights)
    ports = place_ports(plan, tags, spans, heights.gaps)
    widths = {plan.slot_of(place): card.width for place, card in cards.items()}
    if None in plan.slots:
        widths[plan.slots.index(None)] = _measure_band(sheet, plan, heights)
    across = spread_out(plan, widths, tracks=find_gutters(plan, ports, channels), tags=tags)
    boxes = {
        place: Box(*_interleave(across.slots[plan.slot_of(place)], span))
        for place, span in spans.items()
    }
    ground = _lay_ground(plan, across, heights)
    routes = route_bundles(plan, ports, channels=channels, across=across, tags=tags)
    return Grid(ground, cards, boxes, tags, routes)


def _interleave(
    across: tuple[float, float], down: tuple[float, float]
) -> tuple[float, float, float, float]:
    return across[0], down[0], across[1], down[1]


def _measure_band(sheet: Sheet, plan: TrackPlan, heights: Heights) -> float:
    bands = (
        name_band(Box(0, top, 100, bottom), sheet.strands[strand], "LR")
        for strand, (top, bottom) in zip(plan.rows, heights.rows, strict=True)
        if strand is not None
    )
    return max((-box.left for box, _, is_upright in bands if is_upright), default=0.0)


def _lay_ground(plan: TrackPlan, across: Across, heights: Heights) -> Layout:
    columns = {
        heading_of(stage.column): Box(left, 0, right, 0)
        for stage, (left, right) in zip(plan.slots, across.slots, strict=True)
        if stage is not None
    }
    lanes: dict[str, Box] = {}
    if None in plan.slots:
        inside = [
            edges
            for stage, edges in zip(plan.slots, across.slots, strict=True)
            if stage is not None and stage not in plan.margins
        ]
        left = across.slots[plan.slots.index(None)][1]
        lanes = {
            id_of(strand): Box(left, top, inside[-1][1] + _RIM, bottom)
            for strand, (top, bottom) in zip(plan.rows, heights.rows, strict=True)
            if strand is not None
        }
    return Layout(across.width, heights.bottom, columns, lanes, {})
