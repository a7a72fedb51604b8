"""The whole sheet as accessible SVG: the model drawn by Graphviz under its title."""

from __future__ import annotations

from functools import partial

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.picture.body import draw_body
from contribution.picture.elements import element, id_of
from contribution.picture.framing import Heading, Legend, frame_drawing
from contribution.picture.lanes import draw_headings, draw_lanes, find_overhang
from contribution.picture.layout import Layout, lay_out
from contribution.picture.legend import build_legend
from contribution.picture.sheet import Sheet, build_sheet
from contribution.picture.signs import Sign
from contribution.picture.wording import describe_picture, name_picture


def draw_svg(assessment: Assessment, view: View) -> str:
    """Return the view as one SVG that stands alone and may also be put into a page.

    The id of every node, link and influence is its name as `id_of` writes it; in a view of a part
    it begins with the focus and two points, so that several pictures may share a page.
    """
    sheet = build_sheet(assessment, view)
    prefix = _prefix(view)
    return frame_drawing(
        _draw_graph(sheet, lay_out(sheet, view.rank), view.rank, prefix),
        Heading(
            sheet.title, sheet.focus, sheet.captions, name_picture(sheet), describe_picture(sheet)
        ),
        Legend(partial(build_legend, sheet)),
        paper=view.paper,
        prefix=prefix,
    )


def _prefix(view: View) -> str:
    part = view.focus or view.strand
    return f"{id_of(part)}.." if part else ""


def _draw_graph(sheet: Sheet, layout: Layout, rank: str, prefix: str) -> Sign:
    left, top = (96.0, 16.0) if rank == "TB" else (find_overhang(sheet, layout, rank), 32.0)
    inside = (
        draw_lanes(sheet, layout)
        + draw_headings(sheet, layout, rank)
        + draw_body(sheet, layout, rank, prefix)
    )
    drawn = element("g", inside, transform=f"translate({left} {top})")
    return Sign(drawn, layout.width + left, layout.height + top)
