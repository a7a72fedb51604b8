"""The few colours of the picture and the contrast between any two of them.

SVG written as nested elements, with text and attributes escaped in one place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from contribution.drawing.pen.lettering import clean
from contribution.words.escaping import escape_markup
from contribution.words.letters import runs_from_right

INK = "#1B1B1B"
QUIET = "#4A4A4A"
PAPER = "#FFFFFF"
FAINT = "#D5D9DE"
# The Government Analysis Function's categorical palette, at most four; beyond four, strands are
# told apart by a pattern on grey, by name and by place.
STRANDS = ("#12436D", "#28A197", "#801650", "#F46A25")
TINTS = ("#EEF3F8", "#ECF7F5", "#F8EEF3", "#FEF2EB")
_PATTERNS = ("2,2", "7,3", "1,4", "7,2,1.5,2", "5,5")
# How far lines keep from those that they cross.
_GAP = 3.4
NO_STRAND = "#6B6F76"
NO_TINT = "#F3F4F5"


def strand_colour(position: int | None) -> str:
    """Return the strong colour of the strand at this position in the model; grey for none."""
    return _pick(STRANDS, position, NO_STRAND)


def strand_dash(position: int | None) -> str | None:
    """Return the dash of the white line down a strip, by which strands after the fourth differ."""
    after = -1 if position is None else position - len(STRANDS)
    return _PATTERNS[after % len(_PATTERNS)] if after >= 0 else None


def strand_tint(position: int | None) -> str:
    """Return the pale colour behind the strand at this position in the model; grey for none."""
    return _pick(TINTS, position, NO_TINT)


def _pick(colours: tuple[str, ...], position: int | None, otherwise: str) -> str:
    if position is None or position >= len(colours):
        return otherwise
    return colours[position]


Attribute = str | float | int | None
_PLAIN = re.compile(r"[^A-Za-z0-9-]|^[^A-Za-z]")


def shape(name: str, *children: str, **attributes: Attribute) -> str:
    """Return one element; an underscore in an attribute's name is written as a hyphen.

    Children are SVG already; attributes that are None are left out, numbers are rounded.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def said(text: str) -> str:
    """Return the text, escaped and fit to stand inside an element."""
    return escape_markup(clean(text), quote=False)


def title(text: str) -> str:
    """Return the element that a browser shows and a screen reader says for its parent."""
    return shape("title", said(text))


def words(text: str, x: float, y: float, size: float, **attributes: Attribute) -> str:
    """Return one line of text with its baseline at (x, y)."""
    return shape("text", said(text), x=x or None, y=y, font_size=size, **attributes)


def stand(
    lines: Sequence[str], edges: tuple[float, float], size: float | None = None
) -> Callable[[str, float, float], str]:
    """Return what draws one of the lines of a text, from its baseline and how much it is set in.

    They stand at the left edge, or at the right if the script of their text runs from there.
    """
    is_reversed = runs_from_right(" ".join(lines))

    def draw(line: str, y: float, inset: float) -> str:
        if not is_reversed:
            return shape("text", said(line), x=edges[0] + inset, y=y, font_size=size)
        # What prints pictures knows no direction: marks at both ends give it, hung on the right.
        marked = f"\u200f{said(line)}\u200f"
        return shape("text", marked, x=edges[1], y=y, font_size=size, text_anchor="end")

    return draw


def trace_path(points: Sequence[tuple[float, float]], most: float = 9.0) -> str:
    """Return the corners as a path that rounds them as far as there is room, at most this much."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(most, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        (ax, ay), (bx, by) = go_towards(corner, before, radius), go_towards(corner, after, radius)
        path += f"L{ax:.1f} {ay:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {bx:.1f} {by:.1f}"
    return f"{path}L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def draw_apart(
    lines: Iterable[tuple[Hashable, Sequence[tuple[float, float]], str]],
) -> Iterator[str]:
    """Yield lines, given with source and corners, parted from those before that they cross.

    So a crossing is never taken for a fork: what comes from one source is in one piece.
    """
    sources: dict[Hashable, list[tuple[Sequence[tuple[float, float]], str]]] = {}
    for source, corners, drawn in lines:
        sources.setdefault(source, []).append((corners, drawn))
    for held in sources.values():
        path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in way) for way, _ in held)
        look = {"fill": "none", "stroke": PAPER, "stroke_linejoin": "round"}
        yield shape("path", d=path, stroke_width=_GAP, **look)
        yield from (drawn for _, drawn in held)


def go_towards(
    start: tuple[float, float], end: tuple[float, float], length: float
) -> tuple[float, float]:
    """Return the point so far from the start on the way to the end, at most the end itself."""
    share = min(1.0, length / (math.dist(start, end) or 1.0))
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def id_of(subject: str) -> str:
    """Return the subject's name as an id: the name itself, for a link `source.target`.

    Characters that an id should not hold are written as `_hex_`, so that the name can be had back.
    """
    parts = (
        _PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", part) for part in subject.split(" -> ")
    )
    return ".".join(parts)


def write_figure(value: float) -> str:
    """Return the number as short as it can be written to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _value(value: Attribute) -> str:
    if isinstance(value, float):
        return write_figure(value)
    return escape_markup(str(value))
