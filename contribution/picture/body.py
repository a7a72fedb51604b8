"""The drawn graph: lanes, headings, links with their own dashes, cards, tags."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.verdict import SCALE
from contribution.picture.cards import (
    SMALL,
    STRIP,
    TEXT,
    Card,
    card_of_influence,
    card_of_node,
)
from contribution.picture.drawing import heading_of
from contribution.picture.elements import element, id_of, title, words
from contribution.picture.layout import Box, Curve, Layout
from contribution.picture.palette import INK, PAPER, QUIET, strand_colour, strand_tint
from contribution.picture.placement import place_tags
from contribution.picture.sheet import Influence, MarkedLink, MarkedNode, Sheet
from contribution.picture.signs import draw_badge, draw_link_marks
from contribution.picture.wording import (
    HEADINGS,
    describe_influence,
    describe_link,
    describe_node,
)


def draw_body(sheet: Sheet, layout: Layout, prefix: str) -> str:
    """Return the graph as SVG; every id begins with `prefix`."""
    tags = {id_of(each.link.id): draw_link_marks(each) for each in sheet.links}
    places = place_tags(layout, {name: (sign.width, sign.height) for name, sign in tags.items()})
    marks = "".join(
        element(
            "g",
            title(describe_link(each, sheet)),
            tags[name].at(places[name].left, places[name].top),
            class_="link-marks",
            data_link=each.link.id,
        )
        for each in sheet.links
        if (name := id_of(each.link.id)) in places
    )
    return "".join(
        (
            element("g", *_draw_joins(sheet, layout), class_="joins"),
            element("g", *_draw_links(sheet, layout, prefix), class_="links"),
            element("g", *_draw_nodes(sheet, layout, prefix), class_="nodes"),
            element("g", *_draw_influences(sheet, layout, prefix), class_="influences"),
            element("g", marks, class_="marks"),
        )
    )


def draw_headings(sheet: Sheet, layout: Layout, rank: str) -> str:
    """Return the names of the stages, above their columns (left of their rows for TB)."""
    drawn = []
    for stage in sheet.stages:
        x, y = layout.boxes[heading_of(stage.column)].middle
        place = (0.0, y + 4) if rank == "TB" else (x, -8.0)
        anchor = "end" if rank == "TB" else "middle"
        drawn.append(
            words(
                HEADINGS[stage], *place, 12.0, text_anchor=anchor, font_weight="bold", fill=INK
            )
        )
    return element("g", *drawn, class_="stages")


def _draw_links(sheet: Sheet, layout: Layout, prefix: str) -> Iterator[str]:
    for marked in sheet.links:
        name = id_of(marked.link.id)
        if name in layout.curves:
            line = draw_line(layout.curves[name], marked)
            yield element(
                "g",
                title(describe_link(marked, sheet)),
                line,
                id=prefix + name,
                class_="link",
                data_verdict=marked.verdict,
            )


def draw_line(curve: Curve, marked: MarkedLink) -> str:
    """Return the line of a link in the width, dash and colour of its verdict, with its head."""
    scale = SCALE[marked.verdict]
    line = element(
        "path",
        d=_path(curve),
        fill="none",
        stroke=scale.colour,
        stroke_width=scale.width,
        stroke_dasharray=scale.dash or None,
    )
    (x, y), (tip_x, tip_y) = curve.points[-1], curve.tip
    length = ((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5 or 1.0
    half = (2.2 + scale.width * 0.75) / length
    across_x, across_y = -(tip_y - y) * half, (tip_x - x) * half
    corners = (
        f"{tip_x:.2f},{tip_y:.2f} {x + across_x:.2f},{y + across_y:.2f} "
        f"{x - across_x:.2f},{y - across_y:.2f}"
    )
    fill = PAPER if marked.link.feedback else scale.colour
    head = element("polygon", points=corners, fill=fill, stroke=scale.colour, stroke_width=0.8)
    return line + head


def _path(curve: Curve) -> str:
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in curve.points)
    return f"M{first}C{' '.join(rest)}"


def _draw_nodes(sheet: Sheet, layout: Layout, prefix: str) -> Iterator[str]:
    for marked in sheet.nodes:
        name = id_of(marked.node.id)
        if name in layout.boxes:
            yield _draw_node(marked, sheet, layout.boxes[name], prefix + name)


def _draw_node(marked: MarkedNode, sheet: Sheet, box: Box, name: str) -> str:
    card = card_of_node(marked, with_references=not sheet.joins_influences)
    badge = ""
    if marked.verdict is not None:
        sign = draw_badge(marked.verdict)
        badge = sign.at(box.right - sign.width + 4, box.top - sign.height / 2)
    strip = element(
        "rect",
        x=box.left,
        y=box.top,
        width=STRIP,
        height=box.height,
        fill=strand_colour(marked.strand),
    )
    frame = _draw_frame(box, fill=PAPER, stroke=INK, stroke_width=0.8)
    return element(
        "g",
        title(describe_node(marked, sheet)),
        frame,
        strip,
        _draw_text(card, box),
        badge,
        id=name,
        class_="node",
        data_stage=marked.node.stage,
        data_strand=marked.node.strand,
    )


def _draw_frame(box: Box, **look: str | float | None) -> str:
    return element("rect", x=box.left, y=box.top, width=box.width, height=box.height, **look)


def _draw_text(card: Card, box: Box) -> str:
    sizes = [TEXT] * len(card.lines) + [SMALL] * len(card.notes)
    lines = zip((*card.lines, *card.notes), card.baselines(), sizes, strict=True)
    return "".join(
        words(line, box.left + card.inset, box.top + y, size, fill=INK) for line, y, size in lines
    )


def _draw_influences(sheet: Sheet, layout: Layout, prefix: str) -> Iterator[str]:
    for influence in sheet.influences:
        name = id_of(influence.factor.id)
        if name in layout.boxes:
            yield draw_influence(influence, layout.boxes[name], prefix + name)


def draw_influence(influence: Influence, box: Box, name: str) -> str:
    """Return an influence's card: dashed, square for a rival, rounded for one that works along."""
    round_ = 9 if influence.factor.role == "complementary" else 0
    frame = _draw_frame(
        box, rx=round_, fill=PAPER, stroke=INK, stroke_width=0.9, stroke_dasharray="5,3"
    )
    sign = draw_badge(influence.verdict)
    return element(
        "g",
        title(describe_influence(influence)),
        frame,
        _draw_text(card_of_influence(influence), box),
        sign.at(box.right - sign.width + 4, box.top - sign.height / 2),
        id=name,
        class_="influence",
    )


def _draw_joins(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for influence in sheet.influences:
        for touched in influence.touches:
            curve = layout.curves.get(f"{id_of(influence.factor.id)}.{id_of(touched)}")
            if curve:
                yield element(
                    "path",
                    d=_path(curve),
                    fill="none",
                    stroke=QUIET,
                    stroke_width=0.9,
                    stroke_dasharray="0.9,2.6",
                )
                x, y = curve.tip
                yield element("circle", cx=x, cy=y, r=2, fill=PAPER, stroke=QUIET)


def draw_lanes(sheet: Sheet, layout: Layout, rank: str) -> str:
    """Return the pale rows of the strands, each with its name along its beginning."""
    positions = {each.node.strand: each.strand for each in sheet.nodes}
    drawn = []
    for strand, label in sheet.strands.items():
        lane = layout.lanes.get(id_of(strand))
        if lane is not None:
            position = positions[strand]
            drawn.append(_draw_frame(lane, fill=strand_tint(position)))
            drawn.append(_name_lane(lane, label, position, rank))
    return element("g", *drawn, class_="lanes")


def _name_lane(lane: Box, label: str, position: int | None, rank: str) -> str:
    from contribution.picture.lettering import shorten, wrap

    along = lane.width if rank == "TB" else lane.height
    lines = shorten(wrap(label, along - 4, 9.5, bold=True), 2)
    thick = 4 + 11 * len(lines)
    if rank == "TB":
        band = Box(lane.left, lane.top - thick, lane.right, lane.top)
        turn = f"translate({(lane.left + lane.right) / 2:.1f} {lane.top - thick:.1f})"
    else:
        band = Box(lane.left - thick, lane.top, lane.left, lane.bottom)
        turn = f"translate({lane.left - thick:.1f} {(lane.top + lane.bottom) / 2:.1f}) rotate(-90)"
    text = "".join(
        words(line, 0, 11 + 11 * number, 9.5, text_anchor="middle", font_weight="bold", fill=INK)
        for number, line in enumerate(lines)
    )
    edge = _draw_frame(band, fill=strand_tint(position), stroke=strand_colour(position))
    return edge + element("g", text, transform=turn)
