"""Paper sizes, and how a picture of any size fits on one."""

from typing import NamedTuple

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
