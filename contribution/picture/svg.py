"""The whole sheet as accessible SVG: title, captions, drawn graph, legend, frame."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.picture.body import draw_body
from contribution.picture.elements import element, id_of, said, words
from contribution.picture.lanes import draw_headings, draw_lanes, find_overhang
from contribution.picture.layout import Layout, lay_out
from contribution.picture.legend import build_legend, flow
from contribution.picture.lettering import wrap
from contribution.picture.page import Page, find_page
from contribution.picture.palette import INK, PAPER, QUIET
from contribution.picture.sheet import Sheet, build_sheet
from contribution.picture.signs import Sign
from contribution.picture.wording import describe_picture, name_picture

# The layout is made with Helvetica's widths, which Arimo and Arial share.
FONTS = "Arimo, Helvetica, Arial, sans-serif"
_MARGIN = 16.0
_LEAST = 760.0
_COLUMN = 244.0
_GAP = 14.0
# On paper the legend may spread wider than the drawing, where that lets everything be larger.
_WIDENINGS = (1.0, 1.08, 1.16, 1.24, 1.32)


def draw_svg(assessment: Assessment, view: View) -> str:
    """Return the view as one SVG that stands alone and may also be put into a page.

    The id of every node, link and influence is its name as `id_of` writes it; in a view of a part
    it begins with the focus and two points, so that several pictures may share a page.
    """
    sheet = build_sheet(assessment, view)
    layout = lay_out(sheet, view.rank)
    prefix = _prefix(view)
    drawing = _draw_graph(sheet, layout, view.rank, prefix)
    width = max(drawing.width, _LEAST)
    choices = [
        _compose(sheet, drawing, width * each) for each in (_WIDENINGS if view.paper else (1,))
    ]
    fitted = [(each, find_page(view.paper, each.width, each.height)) for each in choices]
    content, page = max(fitted, key=lambda pair: pair[1].scale if pair[1] else 1.0)
    return _wrap(content, sheet, page, prefix)


def _compose(sheet: Sheet, drawing: Sign, width: float) -> Sign:
    header = _draw_header(sheet, width)
    legend = _draw_legend(sheet, width)
    low = header.height + drawing.height + _GAP
    pieces = (
        header.at(0, 0),
        drawing.at((width - drawing.width) / 2, header.height),
        legend.at(0, low),
    )
    return Sign("".join(pieces), width, low + legend.height)


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


def _draw_header(sheet: Sheet, width: float) -> Sign:
    drawn, y = [], 0.0
    for line in wrap(sheet.title, width, 20, bold=True):
        y += 22
        drawn.append(words(line, 0, y - 4, 20, font_weight="bold", fill=INK))
    for line in wrap(sheet.focus, width, 13):
        y += 17
        drawn.append(words(line, 0, y - 3, 13, fill=INK))
    for line in wrap(" · ".join(sheet.captions), width, 10):
        y += 13
        drawn.append(words(line, 0, y - 2, 10, fill=QUIET))
    return Sign("".join(drawn), width, y + 10)


def _draw_legend(sheet: Sheet, width: float) -> Sign:
    columns = max(1, int(width // _COLUMN))
    share = width / columns
    sections = build_legend(sheet, share - 12)
    if not sections:
        return Sign("", width, 0)
    flowed = flow(sections, share, columns)
    rule = element("path", d=f"M0 0H{width:.1f}", stroke=QUIET, stroke_width=0.8)
    return Sign(element("g", rule, flowed.at(0, 8), class_="legend"), width, flowed.height + 8)


def _wrap(content: Sign, sheet: Sheet, page: Page | None, prefix: str) -> str:
    if page is None:
        width, height = content.width + 2 * _MARGIN, content.height + 2 * _MARGIN
        size = {"width": f"{width:.0f}", "height": f"{height:.0f}"}
        inside = content.at(_MARGIN, _MARGIN)
    else:
        width, height = page.width, page.height
        size = {"width": f"{page.width:.2f}pt", "height": f"{page.height:.2f}pt"}
        inside = element("g", content.svg, transform=page.fit)
    frame = element(
        "rect",
        x=1 if page is None else page.margin / 2,
        y=1 if page is None else page.margin / 2,
        width=width - (2 if page is None else page.margin),
        height=height - (2 if page is None else page.margin),
        fill="none",
        stroke=QUIET,
        stroke_width=0.8,
        class_="frame",
    )
    return element(
        "svg",
        element("title", said(name_picture(sheet)), id=f"{prefix}picture-title"),
        element("desc", said(describe_picture(sheet)), id=f"{prefix}picture-description"),
        element("rect", width="100%", height="100%", fill=PAPER),
        frame,
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.2f} {height:.2f}",
        **size,
        role="img",
        aria_labelledby=f"{prefix}picture-title {prefix}picture-description",
        font_family=FONTS,
    )
