"""Paper sizes, and how a picture of any size fits on one.

What stands around every drawing: title, captions, legend and the frame of the page.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from contribution.domain.plugins import View
from contribution.drawing.pen.elements import INK, PAPER, QUIET, id_of, said, shape, words
from contribution.drawing.pen.lettering import wrap
from contribution.drawing.pen.signs import SIZE, Sign, enlarge
from contribution.drawing.sheet.entries import Section, flow
from contribution.errors import TooSmallToReadError, UnknownNameError

_POINTS_PER_MM = 72 / 25.4
_MILLIMETRES = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
}


# Below this many points nobody reads text from where such a sheet is looked at.
_LEAST_TEXT = {"A4": 6.5, "A3": 8.0, "A2": 12.0, "A1": 17.0, "A0": 24.0}


class Page(NamedTuple):
    """A sheet of paper in points, with its margin and the transformation of what is on it."""

    width: float
    height: float
    margin: float
    scale: float
    fit: str


def measure_paper(paper: str) -> tuple[float, float]:
    """Return the shorter and the longer side in points.

    Raises:
        UnknownNameError: no paper has this name.
    """
    if paper.upper() not in _MILLIMETRES:
        raise UnknownNameError("paper size", paper, _MILLIMETRES)
    short, long = _MILLIMETRES[paper.upper()]
    return short * _POINTS_PER_MM, long * _POINTS_PER_MM


def find_page(paper: str, width: float, height: float) -> Page:
    """Return the page, turned the way in which a picture of this size is larger."""
    short, long = measure_paper(paper)
    margin = short * 0.024

    def scale(side: tuple[float, float]) -> float:
        return min((side[0] - 2 * margin) / width, (side[1] - 2 * margin) / height)

    best = max(((short, long), (long, short)), key=scale)
    left = (best[0] - width * scale(best)) / 2
    fit = f"translate({left:.2f} {margin:.2f}) scale({scale(best):.4f})"
    return Page(*best, margin, scale(best), fit)


# The layout is made with Helvetica's widths, which Arimo and Arial share.
FONTS = "Arimo, Helvetica, Arial, sans-serif"
_MARGIN = 16.0
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
    drawing: Sign, heading: Heading, legend: Legend, *, paper: str, prefix: str
) -> str:
    """Return the drawing as one accessible SVG under its heading and over its legend.

    Every id begins with `prefix`. What is too small to read on its paper has its legend on a
    second sheet, which stands below the first.

    Raises:
        TooSmallToReadError: it cannot be read that way either.
        UnknownNameError: no paper has this name.
    """
    if not paper:
        return _wrap(
            (_compose(drawing, heading, legend, max(drawing.width, _LEAST)),), heading, prefix
        )
    wide = [max(drawing.width, _LEAST) * each for each in _WIDENINGS]
    together = [(_compose(drawing, heading, legend, each),) for each in wide]
    apart = [(*_part(drawing, heading, legend, each),) for each in wide[:1]]
    least = _LEAST_TEXT[paper.upper()]
    for choices in (together, apart):
        content = max(choices, key=lambda each: _find_page(paper, each).scale)
        points = _find_page(paper, content).scale * SIZE * legend.size
        if points >= least - 0.005:
            return _wrap(content, heading, prefix, paper)
    raise TooSmallToReadError(paper, f"{points:.1f}", f"{least:g}")


def _find_page(paper: str, sheets: Sequence[Sign]) -> Page:
    # All sheets of a picture are of one size, turned alike and drawn in one scale.
    return find_page(paper, sheets[0].width, max(each.height for each in sheets))


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


def _wrap(sheets: Sequence[Sign], heading: Heading, prefix: str, paper: str = "") -> str:
    first = sheets[0]
    if paper:
        page = _find_page(paper, sheets)
        width, height, rim = page.width, page.height, page.margin / 2
        unit = "pt"
        drawn = [shape("g", each.svg, transform=page.fit) for each in sheets]
    else:
        width, height, rim, unit = first.width + 2 * _MARGIN, first.height + 2 * _MARGIN, 1.0, ""
        drawn = [first.at(_MARGIN, _MARGIN)]
    edge = {"fill": "none", "stroke": QUIET, "class_": "frame"}
    size = {"width": width - 2 * rim, "height": height - 2 * rim, "stroke_width": 0.8}
    inside = "".join(
        shape(
            "g",
            shape("rect", x=rim, y=rim, **size, **edge),
            each,
            transform=f"translate(0 {number * height:.2f})",
        )
        for number, each in enumerate(drawn)
    )
    return shape(
        "svg",
        shape("title", said(heading.name), id=f"{prefix}picture-title"),
        shape("desc", said(heading.description), id=f"{prefix}picture-description"),
        shape("rect", width="100%", height="100%", fill=PAPER),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.2f} {height * len(sheets):.2f}",
        width=f"{width:.{2 if paper else 0}f}{unit}",
        height=f"{height * len(sheets):.{2 if paper else 0}f}{unit}",
        data_sheets=len(sheets) if len(sheets) > 1 else None,
        role="img",
        aria_labelledby=f"{prefix}picture-title {prefix}picture-description",
        font_family=FONTS,
    )
