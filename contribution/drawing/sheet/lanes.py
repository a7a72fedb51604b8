"""The ground of the picture: names of the stages, pale rows for the strands with their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contribution.drawing.order.layout import Box, Layout, heading_of
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    Attribute,
    id_of,
    shape,
    strand_colour,
    strand_dash,
    strand_tint,
    words,
)
from contribution.drawing.pen.lettering import clean, measure, shorten_lines, wrap
from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.sheet import Sheet
from contribution.drawing.sheet.wording import HEADINGS

LANE = 11.2
_TAB = 170.0


def draw_on_ground(
    sheet: Sheet, layout: Layout, rank: str, layers: Mapping[str, Iterable[str]], size: float
) -> Sign:
    """Return the layers over rows and stage names; `size` is that of text which says none."""
    left, top = (96.0, 30.0) if rank == "TB" else (find_overhang(sheet, layout, rank), 32.0)
    # Size and colour are said once for all, or they would be a tenth of a large picture.
    drawn = (
        shape("g", *inside, class_=name, font_size=size, fill=INK)
        for name, inside in layers.items()
    )
    ground = draw_lanes(sheet, layout) + draw_headings(sheet, layout, rank)
    moved = shape("g", ground, *drawn, transform=f"translate({left} {top})")
    return Sign(moved, layout.width + left, layout.height + top)


def draw_headings(sheet: Sheet, layout: Layout, rank: str) -> str:
    """Return the names of the stages, above their columns (left of their rows for TB)."""
    drawn = []
    for stage in sheet.stages:
        x, y = layout.boxes[heading_of(stage.column)].middle
        place = (0.0, y + 4) if rank == "TB" else (x, -16.0)
        anchor = "end" if rank == "TB" else "middle"
        drawn.append(
            words(HEADINGS[stage], *place, 12.0, text_anchor=anchor, font_weight="bold", fill=INK)
        )
    return shape("g", *drawn, class_="stages")


def draw_lanes(sheet: Sheet, layout: Layout) -> str:
    """Return the pale rows of the strands, to be drawn beneath everything else."""
    lanes = (
        draw_frame(lane, fill=strand_tint(position))
        for _, position, lane in _find_lanes(sheet, layout)
    )
    return shape("g", *lanes, class_="lanes")


def draw_lane_names(sheet: Sheet, layout: Layout, rank: str) -> Iterator[str]:
    """Yield the strands' names along the beginning of their rows, to be drawn over the links."""
    for label, position, lane in _find_lanes(sheet, layout):
        yield _name_lane(lane, label, position, rank)


def _find_lanes(sheet: Sheet, layout: Layout) -> Iterator[tuple[str, int | None, Box]]:
    positions = {each.node.strand: each.strand for each in sheet.nodes}
    for strand, label in sheet.strands.items():
        lane = layout.lanes.get(id_of(strand))
        if lane is not None:
            yield label, positions[strand], lane


def _name_lane(lane: Box, label: str, position: int | None, rank: str) -> str:
    band, lines, upright = name_band(lane, label, rank)
    turn = f"translate({band.middle[0]:.1f} {band.middle[1] - 6 * len(lines) - 2:.1f})"
    if upright:
        turn = f"translate({band.left:.1f} {band.middle[1]:.1f}) rotate(-90)"
    text = "".join(
        words(line, 0, 11.5 + 12 * number, LANE, text_anchor="middle", font_weight="bold", fill=INK)
        for number, line in enumerate(lines)
    )
    edge = draw_frame(band, fill=strand_tint(position), stroke=strand_colour(position))
    return edge + shape("g", text, transform=turn)


def name_band(lane: Box, label: str, rank: str) -> tuple[Box, tuple[str, ...], bool]:
    """Return the band along the beginning of a lane, the lines of its name, whether upright.

    A row too low for the longest word has its name on a tab above it, where only gaps are.
    """
    longest = max((measure(word, LANE, bold=True) for word in clean(label).split()), default=0.0)
    if rank == "TB":
        lines = shorten_lines(wrap(label, lane.width - 4, LANE, bold=True), 2)
        thick = 4.0 + 12 * len(lines)
        return Box(lane.left, lane.top - thick, lane.right, lane.top), lines, False
    if longest > lane.height - 4:
        lines = shorten_lines(wrap(label, _TAB, LANE, bold=True), 1)
        wide = max((measure(line, LANE, bold=True) for line in lines), default=0.0) + 10
        return Box(lane.left, lane.top - 15, lane.left + wide, lane.top), lines, False
    lines = shorten_lines(wrap(label, lane.height - 4, LANE, bold=True), 2)
    thick = 4.0 + 12 * len(lines)
    return Box(lane.left - thick, lane.top, lane.left, lane.bottom), lines, True


def draw_strip(box: Box, position: int | None) -> str:
    """Return the strip in the colour and pattern of a strand, as wide and high as the box."""
    strip, dash = draw_frame(box, fill=strand_colour(position)), strand_dash(position)
    if dash is None:
        return strip
    line = f"M{box.middle[0]:g} {box.top + 1:g}V{box.bottom - 1:g}"
    white: dict[str, Attribute] = {
        "stroke": PAPER,
        "stroke_width": box.width / 2.2,
        "stroke_dasharray": dash,
    }
    return strip + shape("path", d=line, **white)


def find_overhang(sheet: Sheet, layout: Layout, rank: str) -> float:
    """Return how far the bands reach beyond the left edge of the layout."""
    lanes = _find_lanes(sheet, layout)
    bands = (name_band(lane, label, rank)[0].left for label, _, lane in lanes)
    return max(0.0, -min(bands, default=0.0))


def draw_frame(box: Box, **look: str | float | None) -> str:
    """Return the rectangle of a box."""
    return shape("rect", x=box.left, y=box.top, width=box.width, height=box.height, **look)
