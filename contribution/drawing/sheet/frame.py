"""What stands around every drawing: title, captions, legend and the frame of the page."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from contribution.domain.view import View
from contribution.drawing.pen.elements import INK, PAPER, QUIET, id_of, said, shape, words
from contribution.drawing.pen.lettering import wrap
from contribution.drawing.pen.signs import SIZE, Sign, enlarge
from contribution.drawing.sheet.entries import Section, flow
from contribution.drawing.sheet.pages import Pages, Paper, lay_on_screen

# The layout is made with Helvetica's widths, which Arimo and Arial share.
FONTS = "Arimo, Helvetica, Arial, sans-serif"
_LEAST = 760.0
_COLUMN = 264.0
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


def prefix_of(view: View, form: str = "") -> str:
    """Return with what all ids of a view begin, so that several pictures may share a page."""
    parts = (form, id_of(view.focus or view.strand or ""))
    return "".join(f"{part}.." for part in parts if part)


def frame_drawing(
    drawing: Sign, heading: Heading, legend: Legend, view: View, form: str = ""
) -> str:
    """Return the drawing as one accessible SVG under its heading and over its legend.

    Every id begins as `prefix_of` says. What is too small to read on its paper has its legend on a
    second sheet, below the first; where that does not do, or where the view asks for it, the whole
    is spread over sheets to be glued together.

    Raises:
        TooSmallToReadError: nobody would glue so many sheets.
        UnknownNameError: no paper has this name.
    """
    prefix, widest = prefix_of(view, form), max(drawing.width, _LEAST)
    if not (view.paper or view.tile):
        whole = _compose(drawing, heading, legend, widest)
        return _wrap(lay_on_screen(whole), heading, prefix)
    wide = [widest * each for each in _WIDENINGS]
    together = [_compose(drawing, heading, legend, each) for each in wide]
    apart = tuple(_part(drawing, heading, legend, widest))
    paper = Paper.of(view.paper or "A4", SIZE * legend.size)
    sheets = (
        not view.tile and (paper.lay_out([(each,) for each in together]) or paper.lay_out([apart]))
    ) or paper.spread(together, prefix, is_wanted=view.tile)
    return _wrap(sheets, heading, prefix)


def _part(drawing: Sign, heading: Heading, legend: Legend, width: float) -> Iterator[Sign]:
    yield _compose(drawing, heading, legend._replace(explain=lambda _: ()), width)
    yield _compose(Sign("", 0.0, 0.0), heading, legend, width)


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


def _wrap(pages: Pages, heading: Heading, prefix: str) -> str:
    number, unit, digits = len(pages.sheets), pages.unit, 2 if pages.unit else 0
    inside = "".join(
        shape("g", each, transform=f"translate(0 {at * pages.height:.2f})")
        for at, each in enumerate(pages.sheets)
    )
    return shape(
        "svg",
        shape("title", said(heading.name), id=f"{prefix}picture-title"),
        shape("desc", said(heading.description), id=f"{prefix}picture-description"),
        shape("rect", width="100%", height="100%", fill=PAPER),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {pages.width:.2f} {pages.height * number:.2f}",
        width=f"{pages.width:.{digits}f}{unit}",
        height=f"{pages.height * number:.{digits}f}{unit}",
        data_sheets=number if number > 1 else None,
        role="img",
        aria_labelledby=f"{prefix}picture-title {prefix}picture-description",
        font_family=FONTS,
    )
