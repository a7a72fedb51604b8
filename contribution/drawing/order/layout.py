"""Runs Graphviz: the system's `dot` when there is one, else the one installed with Python.

It proposes the order of the cards in their columns; a layout is boxes and lines, y downwards.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

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


class Curve(NamedTuple):
    """The corners of a line, each run along one axis, with the tip of the arrow after its end."""

    points: tuple[Point, ...]
    tip: Point


class Layout(NamedTuple):
    """Boxes of nodes, headings and influences by id; lanes by strand id; lines and tags by link."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    lanes: Mapping[str, Box]
    curves: Mapping[str, Curve]
    tags: Mapping[str, Box] = {}


def heading_of(column: int) -> str:
    """Return the name under which a column's heading is laid out."""
    return f"stage.{column}"


def find_heights(
    cards: Sequence[tuple[str, int]], joined: Iterable[tuple[str, str]]
) -> Mapping[str, float]:
    """Return how far down Graphviz has each of the cards, given with their columns.

    Raises:
        DrawingFailedError: Graphviz is missing or fails.
    """
    numbers = {name: number for number, (name, _) in enumerate(cards)}
    columns = sorted({column for _, column in cards})
    lines = ['digraph{rankdir=LR;newrank=true;splines="";node[shape=box,label=""]']
    for column in columns:
        held = ";".join(f"n{numbers[name]}" for name, at in cards if at == column)
        lines.append(f"{{rank=same;c{column};{held}}}")
    lines += [f"c{one}->c{two}" for one, two in pairwise(columns)]
    at = dict(cards)
    lines += [
        f"n{numbers[source]}->n{numbers[target]}"
        for source, target in dict.fromkeys(joined)
        if at[source] < at[target]
    ]
    names = [name for name, _ in cards]
    drawn: dict[str, Any] = json.loads(run_dot("\n".join([*lines, "}"]), "json0"))
    return {
        names[int(each["name"][1:])]: -float(each["pos"].split(",")[1])
        for each in drawn.get("objects", ())
        if each["name"].startswith("n") and "pos" in each
    }
