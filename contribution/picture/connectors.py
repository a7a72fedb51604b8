"""The connectors of the overview: a neutral line for each bundle, a tag that counts its links."""

from __future__ import annotations

import math

from contribution.picture.elements import element, id_of, title
from contribution.picture.folding import Bundle
from contribution.picture.grid import Grid
from contribution.picture.gutters import HEAD
from contribution.picture.layout import Point
from contribution.picture.overview_words import describe_bundle
from contribution.picture.palette import INK, PAPER, QUIET
from contribution.picture.sheet import Sheet

# One width, one colour, no dash: a bundle has no verdict that a line could show.
_WIDTH = 1.3
_ROUND = 9.0
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


def trace_path(points: tuple[Point, ...]) -> str:
    """Return the corners as a path that rounds them as far as there is room."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_ROUND, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        (ax, ay), (bx, by) = _towards(corner, before, radius), _towards(corner, after, radius)
        path += f"L{ax:.1f} {ay:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {bx:.1f} {by:.1f}"
    return f"{path}L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def _towards(start: Point, end: Point, length: float) -> Point:
    share = length / (math.dist(start, end) or 1.0)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _before(tip: Point) -> Point:
    return tip[0] - HEAD + 1, tip[1]
