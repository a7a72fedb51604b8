"""The overview: the model folded by strand and stage, a neutral line for each bundle of links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.channels.cells import (
    LABEL,
    CellCard,
    draw_cell,
    draw_count,
    fit_cards,
    id_of_cell,
)
from contribution.drawing.channels.folding import (
    Bundle,
    Folded,
    Way,
    caption_overview,
    describe_bundle,
    describe_overview,
    fold,
    name_overview,
)
from contribution.drawing.channels.placing import Piece, place
from contribution.drawing.order.columns import Wire
from contribution.drawing.order.layout import Layout
from contribution.drawing.pen.elements import (
    QUIET,
    draw_apart,
    id_of,
    shape,
    title,
    trace_path,
)
from contribution.drawing.pen.signs import (
    Manner,
    Sign,
    draw_badge,
    draw_head,
    draw_hourglass,
    draw_tag,
    draw_verdict,
    draw_words,
    line_up,
)
from contribution.drawing.sheet.cards import number_cut_labels
from contribution.drawing.sheet.entries import (
    HOURGLASS,
    INDENT,
    Explained,
    Section,
    explain,
    explain_letters,
    keep_filled,
)
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing, prefix_of
from contribution.drawing.sheet.lanes import draw_lane_names, draw_on_ground
from contribution.drawing.sheet.legend import explain_cut_labels, explain_heads
from contribution.drawing.sheet.pages import Paper
from contribution.drawing.sheet.sheet import Sheet, build_sheet


def build_overview_legend(folded: Folded, width: float) -> tuple[Section, ...]:
    """Return the sections that have entries, each entry no wider than `width`."""
    nodes = (each for cell in folded.cells for each in cell.nodes)
    return keep_filled(
        explain_letters(find_letters(folded), width),
        explain("How to read the overview", _marks(folded), width),
        explain_cut_labels(nodes, (), width),
    )


def find_letters(folded: Folded) -> frozenset[Verdict]:
    """Return every verdict whose letter stands somewhere in the overview."""
    nodes = {each.verdict for cell in folded.cells for each in cell.nodes}
    links = {each.verdict for bundle in folded.bundles for each in bundle.links}
    return frozenset(each for each in nodes | links if each is not None)


def _marks(folded: Folded) -> Iterator[Explained]:
    if any(each.verdict is not None for cell in folded.cells for each in cell.nodes):
        text = "letter before an element: how sure it is that this came about at all"
        yield "badge", draw_badge(Verdict.MODERATE).at(INDENT, 0.7), text
    if folded.bundles:
        text = (
            "connector: all links between two cards, with how many of them have which verdict; "
            "together they have none"
        )
        yield "connector", _sample(), text
    if any(cell.within for cell in folded.cells):
        sign = draw_words("2 links within").at(0, 1)
        yield "within", sign, "links between elements of one card"
    yield from explain_heads({bundle.ends.manner for bundle in folded.bundles})
    if Verdict.TOO_EARLY in find_letters(folded):
        yield "hourglass", draw_hourglass().at(INDENT + 3, 1), HOURGLASS


def _sample() -> str:
    # One of each kind, so that nobody takes the sample for a finding.
    pairs = [
        line_up(draw_verdict(each), draw_words("1"), gap=1.8)
        for each in (Verdict.MODERATE, Verdict.UNTESTED)
    ]
    line = shape("path", d="M0 6H42", stroke=QUIET, stroke_width=_WIDTH)
    line += draw_head(Manner(), ((41.0, 6.0), (48.0, 6.0)), _HALF, QUIET)
    return line + draw_tag(line_up(*pairs, gap=4.5), QUIET).at(5, 0.7)


# One width, one colour, no dash: a bundle has no verdict that a line could show.
_WIDTH, _HALF = 1.3, 3.2
# No text of the overview is smaller than this many times the legend's.
_LEGEND = 1.12
# How wide a card may be and how many counts stand side by side in a tag; width to height: a screen
# is scrolled down, a sheet is not.
_MANY = 200
_CHOICES: tuple[tuple[float, ...], tuple[int, ...]] = (
    (84.0, 92.0, 104.0, 124.0, 140.0, 150.0, 160.0, 220.0),
    (1, 2),
)
_AROUND = 220.0


class Overview(NamedTuple):
    """The cards of the cells and the tags of the bundles by their ids, and where all stands."""

    cards: Mapping[str, CellCard]
    tags: Mapping[str, Sign]
    layout: Layout


def lay_out_cells(sheet: Sheet, folded: Folded, view: View) -> Overview:
    """Return the cards, as wide as shows everything largest on a screen or a sheet of paper."""

    def extent(ground: Overview) -> float:
        width, height = ground.layout.width, ground.layout.height + _AROUND
        return (
            1 / Paper.of(view.paper, 1).fit(width, height)[0] if view.paper else max(width, height)
        )

    # Of a large model each trial takes long, and all come out much alike.
    widths, in_a_row = _CHOICES
    if len(sheet.nodes) > _MANY:
        widths, in_a_row = widths[-1:], in_a_row[-1:]
    cards = [
        {id_of_cell(place): card for place, card in fit_cards(folded.cells, width).items()}
        for width in widths
    ]
    tags = [
        {id_of_bundle(each.ends): draw_count(each, pairs) for each in folded.bundles}
        for pairs in in_a_row
    ]
    trials = (_lay_out(sheet, folded, view.rank, *each) for each in product(cards, tags))
    return min(trials, key=extent)


def _lay_out(
    sheet: Sheet,
    folded: Folded,
    rank: str,
    cards: Mapping[str, CellCard],
    tags: Mapping[str, Sign],
) -> Overview:
    pieces = [
        Piece(name, card.cell.place.stage.column, card.cell.place.strand, (card.width, card.height))
        for name, card in cards.items()
    ]
    wires = []
    for (name, tag), (ends, _) in zip(tags.items(), folded.bundles, strict=True):
        source, target = id_of_cell(ends.source), id_of_cell(ends.target)
        wires.append(Wire(name, source, target, tag.width, tag.height))
    return Overview(cards, tags, place(sheet, pieces, wires, rank, {}))


def id_of_bundle(ends: Way) -> str:
    """Return under which id the connector is drawn."""
    parts = (each for place in (ends.source, ends.target) for each in (place.strand, place.stage))
    name = ".".join(id_of(each or "") for each in parts)
    return ".".join(("bundle", name, *ends.manner.names))


def draw_connector(bundle: Bundle, placed: Overview, sheet: Sheet, prefix: str) -> str:
    """Return the line of a bundle with head and tag, under the names of the cells it joins."""
    name = id_of_bundle(bundle.ends)
    curve, tag = placed.layout.curves[name], placed.layout.tags[name]
    return shape(
        "g",
        title(describe_bundle(bundle, sheet)),
        shape("path", d=trace_path(curve.points), fill="none", stroke=QUIET, stroke_width=_WIDTH),
        draw_head(bundle.ends.manner, (curve.points[-1], curve.tip), _HALF, QUIET),
        placed.tags[name].at(tag.left, tag.top),
        id=prefix + name,
        class_="bundle",
    )


def draw_overview(assessment: Assessment, view: View) -> str:
    """Return the overview as one SVG that stands alone and may also be put into a page.

    The id of every element is its name as `id_of` writes it, after `overview` and two points.
    """
    sheet = number_cut_labels(build_sheet(assessment, view))
    folded = fold(sheet)
    heading = Heading(
        sheet.title,
        sheet.focus,
        caption_overview(sheet),
        name_overview(sheet),
        describe_overview(sheet, folded),
    )
    prefix = prefix_of(view, "overview")
    placed = lay_out_cells(sheet, folded, view)
    layers = {
        "connectors": draw_apart(
            (
                each.ends.source,
                placed.layout.curves[id_of_bundle(each.ends)].points,
                draw_connector(each, placed, sheet, prefix),
            )
            for each in folded.bundles
        ),
        "lane-names": draw_lane_names(sheet, placed.layout, view.rank),
        "cells": (
            draw_cell(card, placed.layout.boxes[name], sheet, prefix)
            for name, card in placed.cards.items()
        ),
    }
    return frame_drawing(
        draw_on_ground(sheet, placed.layout, view.rank, layers, LABEL),
        heading,
        Legend(partial(build_overview_legend, folded), _LEGEND),
        view,
        "overview",
    )
