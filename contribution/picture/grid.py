"""The grid of cells measured out: boxes of cards and lanes, the way and the tag of each bundle."""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.picture.cells import CellCard, draw_count
from contribution.picture.columns import fit_cards
from contribution.picture.drawing import heading_of
from contribution.picture.elements import id_of
from contribution.picture.folding import Ends, Folded, Place
from contribution.picture.gutters import Across, Route, find_gutters, route_bundles, spread_out
from contribution.picture.heights import Heights, find_channels, find_span, stack_rows
from contribution.picture.lanes import name_band
from contribution.picture.layout import Box, Layout
from contribution.picture.ports import find_needs, place_ports
from contribution.picture.rows import Plan, plan_grid
from contribution.picture.sheet import Sheet
from contribution.picture.signs import Sign

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
    grids = (_lay_out(sheet, folded, plan, tags[pairs], widest=width) for width, pairs in _CHOICES)
    return min(grids, key=extent)


def _lay_out(
    sheet: Sheet, folded: Folded, plan: Plan, tags: Mapping[Ends, Sign], *, widest: float
) -> Grid:
    needs = find_needs(plan, tags)
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


def _measure_band(sheet: Sheet, plan: Plan, heights: Heights) -> float:
    bands = (
        name_band(Box(0, top, 100, bottom), sheet.strands[strand], "LR")
        for strand, (top, bottom) in zip(plan.rows, heights.rows, strict=True)
        if strand is not None
    )
    return max((-box.left for box, _, is_upright in bands if is_upright), default=0.0)


def _lay_ground(plan: Plan, across: Across, heights: Heights) -> Layout:
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
