"""The legend of the overview: the letters that it uses, and how its connectors are to be read.

The connectors of the overview: a neutral line for each bundle, a tag that counts its links.

The overview: the model folded by strand and stage, drawn on a grid without a layout engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.domain.verdict import Verdict
from contribution.drawing.channels.cells import LABEL, draw_cell
from contribution.drawing.channels.folding import (
    Bundle,
    Folded,
    caption_overview,
    describe_bundle,
    describe_overview,
    fold,
    name_overview,
)
from contribution.drawing.channels.grid import Grid, lay_out_cells
from contribution.drawing.channels.gutters import HEAD
from contribution.drawing.order.layout import Point
from contribution.drawing.pen.elements import INK, PAPER, QUIET, element, id_of, title, trace_path
from contribution.drawing.pen.signs import (
    Sign,
    draw_badge,
    draw_hourglass,
    draw_tag,
    draw_verdict,
    draw_words,
    join,
)
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing
from contribution.drawing.sheet.lanes import draw_headings, draw_lane_names, draw_lanes
from contribution.drawing.sheet.legend import (
    HOLLOW_HEAD,
    HOURGLASS,
    INDENT,
    LETTERS,
    LegendEntry,
    Section,
    explain_letters,
    make_entry,
)
from contribution.drawing.sheet.sheet import Sheet, build_sheet


def build_overview_legend(folded: Folded, width: float) -> tuple[Section, ...]:
    """Return the sections that have entries, each entry no wider than `width`."""
    sections = (
        Section(
            LETTERS,
            tuple(explain_letters(find_letters(folded), width)),
        ),
        Section("How to read the overview", tuple(_marks(folded, width))),
    )
    return tuple(section for section in sections if section.entries)


def find_letters(folded: Folded) -> frozenset[Verdict]:
    """Return every verdict whose letter stands somewhere in the overview."""
    nodes = {each.verdict for cell in folded.cells for each in cell.nodes}
    links = {each.verdict for bundle in folded.bundles for each in bundle.links}
    return frozenset(each for each in nodes | links if each is not None)


def _marks(folded: Folded, width: float) -> Iterator[LegendEntry]:
    if any(each.verdict is not None for cell in folded.cells for each in cell.nodes):
        text = "letter before an element: how sure it is that this came about at all"
        yield make_entry("badge", draw_badge(Verdict.MODERATE).at(INDENT, 0.7), text, width)
    if folded.bundles:
        text = (
            "connector: all links between two cards, with how many of them have which verdict; "
            "together they have none"
        )
        yield make_entry("connector", _sample(), text, width)
    if any(cell.within for cell in folded.cells):
        sign = draw_words("2 links within").at(0, 1)
        yield make_entry("within", sign, "links between elements of one card", width)
    if any(bundle.ends.feedback for bundle in folded.bundles):
        yield make_entry("feedback", _draw_arrow(12, hollow=True), HOLLOW_HEAD, width)
    if Verdict.TOO_EARLY in find_letters(folded):
        sign = draw_hourglass().at(INDENT + 3, 1)
        yield make_entry("hourglass", sign, HOURGLASS, width)


def _sample() -> str:
    # One of each kind, so that nobody takes the sample for a finding.
    pairs = [
        join(draw_verdict(each), draw_words("1"), gap=1.8)
        for each in (Verdict.MODERATE, Verdict.UNTESTED)
    ]
    tag = draw_tag(join(*pairs, gap=4.5), QUIET)
    return _draw_arrow(0, hollow=False) + tag.at(5, 0.7)


def _draw_arrow(start: float, *, hollow: bool) -> str:
    line = element("path", d=f"M{start:g} 6H42", stroke=QUIET, stroke_width=1.3)
    head = element(
        "polygon",
        points="48,6 41,3 41,9",
        fill=PAPER if hollow else QUIET,
        stroke=QUIET if not hollow else INK,
        stroke_width=0.8,
    )
    return line + head


# One width, one colour, no dash: a bundle has no verdict that a line could show.
_WIDTH = 1.3
_HALF = 3.2


def draw_connector(bundle: Bundle, grid: Grid, sheet: Sheet, prefix: str) -> str:
    """Return the line of a bundle with head and tag, under the names of the cells it joins."""
    route, tag = grid.routes[bundle.ends], grid.tags[bundle.ends]
    source, target, feedback = bundle.ends
    parts = (source.strand or "", source.stage, target.strand or "", target.stage)
    name = ".".join(id_of(each) for each in parts)
    path = element(
        "path",
        d=trace_path((*route.points[:-1], _before(route.points[-1]))),
        fill="none",
        stroke=QUIET,
        stroke_width=_WIDTH,
    )
    (x, y), (back, _) = route.points[-1], _before(route.points[-1])
    head = element(
        "polygon",
        points=f"{x:.1f},{y:.1f} {back:.1f},{y - _HALF:.1f} {back:.1f},{y + _HALF:.1f}",
        fill=PAPER if feedback else QUIET,
        stroke=INK if feedback else QUIET,
        stroke_width=0.8,
    )
    return element(
        "g",
        title(describe_bundle(bundle, sheet)),
        path,
        head,
        tag.at(route.tag.left, route.tag.top),
        id=f"{prefix}bundle.{name}{'.feedback' if feedback else ''}",
        class_="bundle",
    )


def _before(tip: Point) -> Point:
    return tip[0] - HEAD + 1, tip[1]


_TOP = 32.0
# No text of the overview is smaller than this many times the legend's.
_LEGEND = 1.25


def draw_overview(assessment: Assessment, view: View) -> str:
    """Return the overview as one SVG that stands alone and may also be put into a page.

    The id of every element is its name as `id_of` writes it, after `overview` and two points.
    """
    sheet = build_sheet(assessment, view)
    folded = fold(sheet)
    captions = caption_overview(sheet)
    heading = Heading(
        sheet.title,
        sheet.focus,
        captions,
        name_overview(sheet),
        describe_overview(sheet, folded),
    )
    part = view.focus or view.strand
    prefix = f"overview..{id_of(part)}.." if part else "overview.."
    return frame_drawing(
        _draw(sheet, folded, lay_out_cells(sheet, folded, is_on_paper=bool(view.paper)), prefix),
        heading,
        Legend(partial(build_overview_legend, folded), _LEGEND),
        paper=view.paper,
        prefix=prefix,
    )


def _draw(sheet: Sheet, folded: Folded, grid: Grid, prefix: str) -> Sign:
    ground = grid.ground
    layers = {
        "connectors": (draw_connector(each, grid, sheet, prefix) for each in folded.bundles),
        "lane-names": draw_lane_names(sheet, ground, "LR"),
        "cells": (
            draw_cell(card, grid.boxes[place], sheet, prefix) for place, card in grid.cards.items()
        ),
    }
    inside = draw_lanes(sheet, ground) + draw_headings(sheet, ground, "LR")
    inside += "".join(
        element("g", *drawn, class_=name, font_size=LABEL, fill=INK)
        for name, drawn in layers.items()
    )
    drawn = element("g", inside, transform=f"translate(0 {_TOP:g})")
    return Sign(drawn, ground.width, ground.height + _TOP)
