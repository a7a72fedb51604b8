"""Paper sizes, and how a picture of any size fits on one.

What stands around every drawing: title, captions, legend and the frame of the page.
"""

from collections.abc import Callable
from typing import NamedTuple

from contribution.drawing.pen.elements import INK, PAPER, QUIET, said, shape, words
from contribution.drawing.pen.lettering import wrap
from contribution.drawing.pen.signs import Sign, enlarge
from contribution.drawing.sheet.legend import Section, flow
from contribution.errors import UnknownNameError

_POINTS_PER_MM = 72 / 25.4
_MILLIMETRES = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
}


class Page(NamedTuple):
    """A sheet of paper in points, with its margin and the transformation of what is on it."""

    width: float
    height: float
    margin: float
    scale: float
    fit: str


def find_page(paper: str, width: float, height: float) -> Page | None:
    """Return the page, turned the way in which a picture of this size is larger; None for a screen.

    Raises:
        UnknownNameError: no paper has this name.
    """
    if not paper:
        return None
    if paper.upper() not in _MILLIMETRES:
        raise UnknownNameError("paper size", paper, _MILLIMETRES)
    short, long = (each * _POINTS_PER_MM for each in _MILLIMETRES[paper.upper()])
    margin = short * 0.045
    sides = ((short, long), (long, short))
    page_width, page_height = max(
        sides, key=lambda each: _scale(each, margin, width=width, height=height)
    )
    scale = _scale((page_width, page_height), margin, width=width, height=height)
    left = (page_width - width * scale) / 2
    fit = f"translate({left:.2f} {margin:.2f}) scale({scale:.4f})"
    return Page(page_width, page_height, margin, scale, fit)


def _scale(page: tuple[float, float], margin: float, *, width: float, height: float) -> float:
    return min((page[0] - 2 * margin) / width, (page[1] - 2 * margin) / height)


# The layout is made with Helvetica's widths, which Arimo and Arial share.
FONTS = "Arimo, Helvetica, Arial, sans-serif"
_MARGIN = 16.0
_LEAST = 760.0
_COLUMN = 244.0
_GAP = 14.0
# On paper the legend may spread wider than the drawing, where that lets everything be larger.
_WIDENINGS = (1.0, 1.04, 1.08, 1.16, 1.24, 1.32)


class Legend(NamedTuple):
    """What gives the sections for columns of a width, and how many times as large they stand."""

    explain: Callable[[float], tuple[Section, ...]]
    size: float = 1.0


class Heading(NamedTuple):
    """What stands above the drawing; `name` and `description` are for those who cannot see it."""

    title: str
    focus: str
    captions: tuple[str, ...]
    name: str
    description: str


def frame_drawing(
    drawing: Sign, heading: Heading, legend: Legend, *, paper: str, prefix: str
) -> str:
    """Return the drawing as one accessible SVG under its heading and over its legend.

    Every id begins with `prefix`.
    """
    width = max(drawing.width, _LEAST)
    choices = [
        _compose(drawing, heading, legend, width * each) for each in (_WIDENINGS if paper else (1,))
    ]
    fitted = [(each, find_page(paper, each.width, each.height)) for each in choices]
    content, page = max(fitted, key=lambda pair: pair[1].scale if pair[1] else 1.0)
    return _wrap(content, heading, page, prefix)


def _compose(drawing: Sign, heading: Heading, legend: Legend, width: float) -> Sign:
    header = _draw_header(heading, width)
    below = _draw_legend(legend, width)
    low = header.height + drawing.height + _GAP
    pieces = (
        header.at(0, 0),
        drawing.at((width - drawing.width) / 2, header.height),
        below.at(0, low),
    )
    return Sign("".join(pieces), width, low + below.height)


def _draw_header(heading: Heading, width: float) -> Sign:
    drawn, y = [], 0.0
    for line in wrap(heading.title, width, 20, bold=True):
        y += 22
        drawn.append(words(line, 0, y - 4, 20, font_weight="bold", fill=INK))
    for line in wrap(heading.focus, width, 13):
        y += 17
        drawn.append(words(line, 0, y - 3, 13, fill=INK))
    for line in wrap(" · ".join(heading.captions), width, 11.2):
        y += 14
        drawn.append(words(line, 0, y - 2, 11.2, fill=QUIET))
    return Sign("".join(drawn), width, y + 10)


def _draw_legend(legend: Legend, width: float) -> Sign:
    columns = max(1, int(width // (_COLUMN * legend.size)))
    share = width / columns / legend.size
    sections = legend.explain(share - 12)
    if not sections:
        return Sign("", width, 0)
    flowed = enlarge(flow(sections, share, columns), legend.size)
    rule = shape("path", d=f"M0 0H{width:.1f}", stroke=QUIET, stroke_width=0.8)
    return Sign(shape("g", rule, flowed.at(0, 8), class_="legend"), width, flowed.height + 8)


def _wrap(content: Sign, heading: Heading, page: Page | None, prefix: str) -> str:
    if page is None:
        width, height = content.width + 2 * _MARGIN, content.height + 2 * _MARGIN
        size = {"width": f"{width:.0f}", "height": f"{height:.0f}"}
        inside = content.at(_MARGIN, _MARGIN)
    else:
        width, height = page.width, page.height
        size = {"width": f"{page.width:.2f}pt", "height": f"{page.height:.2f}pt"}
        inside = shape("g", content.svg, transform=page.fit)
    frame = shape(
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
    return shape(
        "svg",
        shape("title", said(heading.name), id=f"{prefix}picture-title"),
        shape("desc", said(heading.description), id=f"{prefix}picture-description"),
        shape("rect", width="100%", height="100%", fill=PAPER),
        frame,
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.2f} {height:.2f}",
        **size,
        role="img",
        aria_labelledby=f"{prefix}picture-title {prefix}picture-description",
        font_family=FONTS,
    )
