"""The overview: the model folded by strand and stage, drawn on a grid without a layout engine."""

from __future__ import annotations

from functools import partial

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.picture.cells import LABEL, draw_cell
from contribution.picture.connectors import draw_connector
from contribution.picture.elements import element, id_of
from contribution.picture.folding import Folded, fold
from contribution.picture.framing import Heading, Legend, frame_drawing
from contribution.picture.grid import Grid, lay_out_cells
from contribution.picture.lanes import draw_headings, draw_lane_names, draw_lanes
from contribution.picture.overview_legend import build_overview_legend
from contribution.picture.overview_words import caption_overview, describe_overview, name_overview
from contribution.picture.palette import INK
from contribution.picture.sheet import Sheet, build_sheet
from contribution.picture.signs import Sign

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
