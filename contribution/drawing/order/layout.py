"""Runs Graphviz: the system's `dot` when there is one, else the one installed with Python.

Where Graphviz puts everything, as boxes and curves with y growing downwards.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from contribution.drawing.order.dot import build_digraph
from contribution.drawing.pen.elements import id_of
from contribution.drawing.sheet.sheet import Sheet
from contribution.errors import DrawingFailedError

_SECONDS = 120


def run_dot(dot: str, output_format: str) -> bytes:
    """Return what Graphviz makes of this DOT text, in a format such as `json0` or `svg`.

    Raises:
        DrawingFailedError: Graphviz is missing, refuses the text or takes too long.
    """
    command = [find_dot(), f"-T{output_format}"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, the text goes in by its input
            command, input=dot.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DrawingFailedError(f"no result after {_SECONDS} seconds") from None
    except OSError as error:
        raise DrawingFailedError((error.strerror or "it does not start").lower()) from error
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise DrawingFailedError(said[-1] if said else f"it ended with {done.returncode}")
    return done.stdout


def find_dot() -> str:
    """Return the path of the Graphviz program to use.

    Raises:
        DrawingFailedError: there is none.
    """
    scripts = {Path(sysconfig.get_path("scripts")), Path(sys.executable).parent}
    beside = shutil.which("graphviz-pure", path=os.pathsep.join(sorted(map(str, scripts))))
    found = shutil.which("dot") or beside or shutil.which("graphviz-pure")
    if found is None:
        raise DrawingFailedError("the program `dot` was not found")
    return found


Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its corners."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the extent from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """Return the centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Return whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Curve(NamedTuple):
    """A chain of cubic Bézier pieces, 1 + 3n points, with the tip of the arrow after its end."""

    points: tuple[Point, ...]
    tip: Point


class Layout(NamedTuple):
    """Boxes of nodes, headings and influences by id; lanes by strand id; curves by link id."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    lanes: Mapping[str, Box]
    curves: Mapping[str, Curve]


def lay_out(sheet: Sheet, rank: str) -> Layout:
    """Return the layout of the sheet, strands as rows where Graphviz can do it.

    Raises:
        DrawingFailedError: Graphviz is missing or cannot draw it in any way.
    """
    wanted = {id_of(marked.link.id) for marked in sheet.links}
    refusal = None
    # Lanes across columns are more than Graphviz promises: it may lose a link, a picture must not.
    for rows, splines in ((True, "true"), (False, "true"), (False, "line")):
        graph = build_digraph(sheet, rank, rows=rows, marks=False)
        graph.attr(splines=splines)
        try:
            layout = _read(run_dot(graph.source, "json0"))
        except DrawingFailedError as error:
            refusal = error
            continue
        if wanted <= set(layout.curves):
            return layout
    raise refusal or DrawingFailedError("it lost a link")


def _read(answer: bytes) -> Layout:
    drawn: dict[str, Any] = json.loads(answer)
    left, low, right, high = (float(each) for each in drawn["bb"].split(","))
    boxes, lanes = {}, {}
    for found in drawn.get("objects", ()):
        if found["name"].startswith("cluster_") and "bb" in found:
            x0, y0, x1, y1 = (float(each) for each in found["bb"].split(","))
            lanes[found["name"].removeprefix("cluster_")] = Box(x0, high - y1, x1, high - y0)
        elif "pos" in found:
            boxes[found["name"]] = _box(found, high)
    curves = {
        edge["id"]: _curve(edge["pos"], high)
        for edge in drawn.get("edges", ())
        if "id" in edge and "pos" in edge
    }
    return Layout(right - left, high - low, boxes, lanes, curves)


def _box(found: Mapping[str, str], high: float) -> Box:
    x, y = (float(each) for each in found["pos"].split(","))
    width, height = float(found["width"]) * 36, float(found["height"]) * 36
    return Box(x - width, high - y - height, x + width, high - y + height)


def _curve(text: str, high: float) -> Curve:
    tip: Point | None = None
    points: list[Point] = []
    for part in text.split(";", maxsplit=1)[0].split():
        x, y = (float(each) for each in part.removeprefix("e,").removeprefix("s,").split(","))
        if part.startswith("e,"):
            tip = (x, high - y)
        elif not part.startswith("s,"):
            points.append((x, high - y))
    return Curve(tuple(points), tip or points[-1])
