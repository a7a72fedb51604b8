"""The drawn graph: lanes, headings, links with their own dashes, cards, tags.

The whole sheet as accessible SVG: the model under its title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Verdict
from contribution.domain.view import View
from contribution.drawing.channels.placing import lay_out
from contribution.drawing.order.layout import Box, Curve, Layout, Point
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    QUIET,
    draw_apart,
    go_towards,
    id_of,
    shape,
    stand,
    title,
    trace_path,
)
from contribution.drawing.pen.signs import (
    Sign,
    draw_badge,
    draw_doubt,
    draw_head,
    draw_link_marks,
    draw_run,
    manner_of,
)
from contribution.drawing.sheet.cards import (
    OUTSIDE,
    SMALL,
    STRIP,
    TEXT,
    Card,
    card_of_influence,
    card_of_node,
    number_cut_labels,
)
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing, prefix_of
from contribution.drawing.sheet.lanes import (
    draw_frame,
    draw_lane_names,
    draw_on_ground,
    draw_strip,
)
from contribution.drawing.sheet.legend import build_legend, list_short_names
from contribution.drawing.sheet.sheet import (
    Influence,
    MarkedLink,
    MarkedNode,
    Sheet,
    build_whole_sheet,
)
from contribution.drawing.sheet.wording import (
    describe_influence,
    describe_link,
    describe_node,
    describe_picture,
    name_picture,
)


class Overlay(NamedTuple):
    """What is drawn over a picture, such as the marks of a comparison.

    `labels` get room at the foot of the card, or behind the tag, whose id they have; `draw` is
    told where everything stands.
    """

    labels: Mapping[str, Sign]
    draw: Callable[[Layout], Iterator[str]]


_ROUND, _TRUNK = 2.5, 1.1


def find_layers(
    sheet: Sheet, layout: Layout, view: View, overlay: Overlay | None = None
) -> Mapping[str, Iterable[str]]:
    """Return what is drawn on the ground, layer upon layer."""
    prefix = prefix_of(view)
    layers = {
        "joins": _draw_joins(sheet, layout),
        "links": draw_apart(_draw_links(sheet, layout, prefix)),
        "lane-names": draw_lane_names(sheet, layout, view.rank),
        "nodes": _draw_nodes(sheet, layout, view),
        "influences": _draw_influences(sheet, layout, view),
        # Under the tags of the links, so that nothing laid over hides a verdict.
        "changes": overlay.draw(layout) if overlay else (),
        "marks": _draw_marks(sheet, layout),
    }
    return {name: drawn for name, drawn in layers.items() if overlay or name != "changes"}


def _draw_marks(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for each in sheet.links:
        place, tag = layout.tags[id_of(each.link.id)], draw_link_marks(each)
        is_above = place.height > tag.height + 1
        left = place.middle[0] - tag.width / 2 if is_above else place.left
        yield shape(
            "g",
            title(describe_link(each, sheet)),
            tag.at(left, place.top),
            _underline(Box(left, place.top, left + tag.width, place.top + tag.height - 2.5))
            if each.is_doubtful
            else "",
            class_="link-marks",
            data_link=each.link.id,
        )


def _draw_links(
    sheet: Sheet, layout: Layout, prefix: str
) -> Iterator[tuple[str, Sequence[Point], str]]:
    for marked in sheet.links:
        name, told = id_of(marked.link.id), title(describe_link(marked, sheet))
        curve = layout.curves[name]
        line, named = draw_line(curve, marked), {"id": prefix + name, "class_": "link"}
        drawn = shape("g", told, line, **named, data_verdict=marked.verdict)
        yield marked.link.source, curve.points, drawn


def draw_line(curve: Curve, marked: MarkedLink) -> str:
    """Return the line of a link with its head: the last run in the manner of its verdict.

    Before that it is quiet, since there it may be the trunk of all lines of its source.
    """
    scale = SCALE[marked.verdict]
    start, trunk = curve.points[-2], ""
    if len(curve.points) > 2:
        trunk = _draw_trunk(curve.points[:-1], curve.points[-1])
    end = curve.points[-1]
    run = trace_path((go_towards(start, end, 2 * _ROUND), end) if trunk else (start, end))
    line = draw_run(run, marked.verdict)
    manner, half = manner_of(marked.link), 2.2 + scale.width * 0.75
    return trunk + line + draw_head(manner, (end, curve.tip), half, scale.colour)


def _draw_trunk(points: Sequence[Point], after: Point) -> str:
    ways = (*points, go_towards(points[-1], after, 2 * _ROUND))
    return shape("path", d=trace_path(ways, _ROUND), fill="none", stroke=QUIET, stroke_width=_TRUNK)


def _draw_nodes(sheet: Sheet, layout: Layout, view: View) -> Iterator[str]:
    for marked in sheet.nodes:
        name = id_of(marked.node.id)
        if name in layout.boxes:
            yield _draw_node(marked, sheet, layout.boxes[name], view)


def _draw_node(marked: MarkedNode, sheet: Sheet, box: Box, view: View) -> str:
    card = card_of_node(marked, with_references=not sheet.joins_influences)
    strip = draw_strip(box._replace(right=box.left + STRIP), marked.strand)
    # What a claim is no surer than has a thick frame, as its tag would have.
    frame = draw_frame(box, fill=PAPER, stroke=INK, stroke_width=2.2 if marked.is_weakest else 0.8)
    return shape(
        "g",
        title(describe_node(marked, sheet)),
        frame,
        strip,
        _draw_text(card, box),
        _draw_badge(box, marked.verdict, view.rank) if marked.verdict else "",
        _underline(box) if marked.is_doubtful else "",
        id=prefix_of(view) + id_of(marked.node.id),
        class_="node",
        data_stage=marked.node.stage,
        data_strand=marked.node.strand,
    )


def _underline(box: Box) -> str:
    return shape(
        "g", draw_doubt(box.width), transform=f"translate({box.left:g} {box.bottom + 3:g})"
    )


def _draw_badge(box: Box, verdict: Verdict, rank: str) -> str:
    # Where lines come in from above it stands inside its card, else it hangs on the corner.
    sign = draw_badge(verdict)
    top = box.top + 1 if rank == "TB" else box.top - sign.height / 2
    return sign.at(box.right - sign.width + OUTSIDE, top)


def _draw_text(card: Card, box: Box) -> str:
    heights = [box.top + each for each in card.baselines()]
    edges = (box.left + card.inset, box.right - 4)
    write, note = stand(card.lines, edges), stand(card.notes, edges, SMALL)
    lines = [write(line, y, 0.0) for line, y in zip(card.lines, heights, strict=False)]
    after = heights[len(card.lines) :]
    return "".join(
        (*lines, *(note(line, y, 0.0) for line, y in zip(card.notes, after, strict=True)))
    )


def _draw_influences(sheet: Sheet, layout: Layout, view: View) -> Iterator[str]:
    for influence in sheet.influences:
        name = id_of(influence.factor.id)
        if name in layout.boxes:
            yield _draw_influence(influence, layout.boxes[name], view)


def _draw_influence(influence: Influence, box: Box, view: View) -> str:
    # Dashed; square for a rival, rounded for one that works along.
    round_ = 9 if influence.factor.role == "complementary" else 0
    frame = draw_frame(
        box, rx=round_, fill=PAPER, stroke=INK, stroke_width=0.9, stroke_dasharray="5,3"
    )
    return shape(
        "g",
        title(describe_influence(influence)),
        frame,
        _draw_text(card_of_influence(influence), box),
        _draw_badge(box, influence.verdict, view.rank),
        id=prefix_of(view) + id_of(influence.factor.id),
        class_="influence",
    )


def _draw_joins(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for influence in sheet.influences:
        for touched in influence.touches:
            curve = layout.curves.get(f"{id_of(influence.factor.id)}.{id_of(touched)}")
            if curve:
                yield shape(
                    "path",
                    d=trace_path((*curve.points, curve.tip), _ROUND),
                    fill="none",
                    stroke=QUIET,
                    stroke_width=0.9,
                    stroke_dasharray="0.9,2.6",
                )
                x, y = curve.tip
                yield shape("circle", cx=x, cy=y, r=2, fill=PAPER, stroke=QUIET)


def draw_svg(
    assessment: Assessment, view: View, overlay: Overlay | None = None, *, is_inset: bool = False
) -> str:
    """Return the view as one SVG that stands alone and may also be put into a page.

    An inset on a page that shows the whole as well says only what that picture does not.

    The id of every node, link and influence is its name as `id_of` writes it; in a view of a part
    it begins with the focus and two points, so that several pictures may share a page.

    Raises:
        TooLargeToDrawError: nobody could read so many cards on one sheet.
    """
    sheet = number_cut_labels(build_whole_sheet(assessment, view))
    layout = lay_out(sheet, view.rank, overlay.labels if overlay else {})
    layers = find_layers(sheet, layout, view, overlay)
    return frame_drawing(
        draw_on_ground(sheet, layout, view.rank, layers, TEXT),
        Heading(
            "" if is_inset else sheet.title,
            sheet.focus,
            () if is_inset else sheet.captions,
            name_picture(sheet),
            describe_picture(sheet),
        ),
        Legend(partial(list_short_names if is_inset else build_legend, sheet)),
        view,
    )
