"""The small drawn signs: a verdict's letter in a tag, the hourglass, flags, counts, line ends."""

import math
from typing import NamedTuple

from contribution.domain.logic_model import CausalLink
from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    QUIET,
    STRANDS,
    Attribute,
    shape,
    trace_path,
    words,
    write_figure,
)
from contribution.drawing.pen.lettering import measure
from contribution.drawing.sheet.sheet import Flag, MarkedLink

SIZE = 10.0
TALL = 13.4
_GAP = 3.0
_HOURGLASS = 7.6
_NOTCH = 2.4
_BAR = 2.6
_EDGE = 0.6
_THIN, _HEAVY = 0.6, 2.2
LOUD = frozenset({Verdict.CONTESTED, Verdict.DOUBTFUL, Verdict.CONTRADICTED})

Point = tuple[float, float]


class Sign(NamedTuple):
    """A piece of SVG drawn from its upper left corner, with its size once `scale` is applied."""

    svg: str
    width: float
    height: float = TALL
    scale: float = 1.0

    def at(self, x: float, y: float) -> str:
        """Return the sign moved to where its upper left corner is wanted."""
        moved = f"translate({write_figure(x)} {write_figure(y)})"
        if self.scale != 1:
            moved += f" scale({self.scale:g})"
        return shape("g", self.svg, transform=moved)


def draw_verdict(verdict: Verdict) -> Sign:
    """Return the verdict's letter: white on a dark ground where it has to be heard of.

    It has the hourglass when it is too early to tell.
    """
    if verdict in LOUD:
        letter = draw_words(SCALE[verdict].letter, bold=True, colour=PAPER)
        wide = max(letter.width + 4, SIZE)
        ground: dict[str, Attribute] = {"fill": SCALE[verdict].colour, "rx": 1.5, "y": 1.2}
        back = shape("rect", width=wide, height=TALL - 2.4, **ground)
        return Sign(back + letter.at((wide - letter.width) / 2, 0), wide)
    letter = draw_words(SCALE[verdict].letter, bold=True, colour=SCALE[verdict].colour)
    return line_up(letter, draw_hourglass()) if verdict is Verdict.TOO_EARLY else letter


def draw_link_marks(marked: MarkedLink) -> Sign:
    """Return the tag of a link: letter, counts of evidence and voices, flags of its assumptions."""
    parts = [draw_verdict(marked.verdict)]
    if any(manner_of(marked.link)):
        parts.insert(0, draw_words(" ".join(manner_of(marked.link).names)))
    parts += [draw_words(count) for count in marked.marks]
    parts += [draw_voices(marked.voices)] if marked.voices else []
    parts += [draw_flag(flag) for flag in marked.flags]
    return draw_tag(
        line_up(*parts), SCALE[marked.verdict].colour, edge=_HEAVY if marked.is_weakest else _THIN
    )


def draw_voices(voices: str) -> Sign:
    """Return how many of how many people said so, behind the sign of a person."""
    person = shape("circle", cx=3.2, cy=4, r=2.2, fill=QUIET)
    person += shape("path", d=f"M0 {TALL - 2.4:g}a3.2 4.2 0 0 1 6.4 0Z", fill=QUIET)
    return line_up(Sign(person, 6.4), draw_words(voices), gap=2.0)


def draw_doubt(width: float) -> str:
    """Return the wavy line under what could not be read in all its parts."""
    waves = "q1.5 -3 3 0t3 0" * int(width // 6)
    return shape("path", d=f"M0 0{waves}", fill="none", stroke=STRANDS[2], stroke_width=1.3)


def draw_badge(verdict: Verdict) -> Sign:
    """Return the round tag that shows at the corner of a card how sure it is that it happened."""
    return draw_tag(draw_verdict(verdict), SCALE[verdict].colour, corner=TALL / 2)


def draw_flag(flag: Flag) -> Sign:
    """Return a small flag with the assumption's number, its status letter beside it."""
    return line_up(draw_pennant(str(flag.number)), draw_verdict(flag.verdict), gap=1.2)


def draw_pennant(text: str) -> Sign:
    """Return a flag on its pole with the text on it."""
    width = measure(text, SIZE, bold=True) + 4 + _NOTCH
    low = TALL - 2.6
    right = f"{width:.2f},1.4 {width - _NOTCH:.2f},{(low + 1.4) / 2:.2f} {width:.2f},{low}"
    corners = f"0.4,1.4 {right} 0.4,{low}"
    pole = shape("path", d=f"M0.4 1V{TALL - 0.4}", stroke=INK, stroke_width=0.9)
    cloth = shape("polygon", points=corners, fill=PAPER, stroke=INK, stroke_width=0.7)
    number = words(text, 2, low - 1.2, SIZE, font_weight="bold", fill=INK)
    return Sign(pole + cloth + number, width)


def draw_hourglass() -> Sign:
    """Return the sign for too early: two triangles, tip to tip."""
    half, low = _HOURGLASS / 2, TALL - 2.2
    right, waist = _HOURGLASS - 0.5, f"{half} {TALL / 2}"
    glass = f"M0.5 2.2H{right}L{waist}L{right} {low}H0.5L{waist}Z"
    return Sign(shape("path", d=glass, fill=INK, stroke=INK, stroke_width=0.8), _HOURGLASS)


def draw_diamond(x: float, y: float, half: float, fill: str, colour: str) -> str:
    """Return a diamond around this point."""
    corners = f"{x - half:.1f},{y:g} {x:.1f},{y - half:g} {x + half:.1f},{y:g} {x:.1f},{y + half:g}"
    return shape("polygon", points=corners, fill=fill, stroke=colour, stroke_width=1.3)


def draw_words(text: str, *, bold: bool = False, colour: str = INK) -> Sign:
    """Return text in the size of marks."""
    weight = "bold" if bold else None
    svg = words(text, 0, TALL - 3.2, SIZE, font_weight=weight, fill=colour)
    return Sign(svg, measure(text, SIZE, bold=bold))


def draw_run(path: str, verdict: Verdict) -> str:
    """Return the path in the width, dash and colour of the verdict.

    Contested lines are doubled, and those that nobody tested are a row of hollow squares.
    """
    scale = SCALE[verdict]
    look: dict[str, Attribute] = {"stroke": scale.colour, "stroke_dasharray": scale.dash or None}
    line = shape("path", d=path, fill="none", stroke_width=scale.width, **look)
    if verdict is Verdict.CONTESTED:
        core: dict[str, Attribute] = {"stroke_width": scale.width / 3}
    elif verdict is Verdict.UNTESTED:
        long, gap = (float(each) for each in scale.dash.split(","))
        dash = f"{long - 2 * _EDGE:g},{gap + 2 * _EDGE:g}"
        inner = scale.width - 2 * _EDGE
        core = {"stroke_width": inner, "stroke_dasharray": dash, "stroke_dashoffset": -_EDGE}
    else:
        return line
    return line + shape("path", d=path, fill="none", stroke=PAPER, **core)


class Manner(NamedTuple):
    """What of a link its head shows, beside the verdict on it."""

    feedback: bool = False
    hinders: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return what holds of it, in words."""
        held = zip(self._fields, self, strict=True)
        return tuple(name for name, is_so in held if is_so)


def manner_of(link: CausalLink) -> Manner:
    """Return of which manner the link is."""
    return Manner(link.feedback, link.effect == "hinders")


def draw_head(manner: Manner, ends: tuple[Point, Point], half: float, colour: str) -> str:
    """Return the head of a line from where the line ends to the tip, twice `half` across.

    It is an arrow, or a bar for what hinders; hollow for feedback.
    """
    long = math.dist(*ends) or 1.0
    (x, y), along = ends[1], [(b - a) / long for a, b in zip(*ends, strict=True)]
    # Each corner: how far back from the tip, and to which side.
    arrow = ((0.0, 0.0), (long, -half), (long, half))
    bar = ((_BAR, -1.5 * half), (0.0, -1.5 * half), (0.0, 1.5 * half), (_BAR, 1.5 * half))
    corners = (
        f"{x - back * along[0] - side * along[1]:.1f},{y - back * along[1] + side * along[0]:.1f}"
        for back, side in (bar if manner.hinders else arrow)
    )
    stem = shape("path", d=trace_path(ends), stroke=colour, stroke_width=1.3)
    fill = PAPER if manner.feedback else colour
    head = shape("polygon", points=" ".join(corners), fill=fill, stroke=colour, stroke_width=0.8)
    return stem * manner.hinders + head


def draw_tag(inside: Sign, colour: str, *, corner: float = 1.0, edge: float = _THIN) -> Sign:
    """Return the sign on a white tag, square unless its corners are rounded."""
    width = inside.width + 2 * _GAP
    look: dict[str, Attribute] = {
        "rx": corner,
        "fill": PAPER,
        "stroke": colour,
        "stroke_width": edge,
    }
    back = shape("rect", width=width, height=inside.height, **look)
    return Sign(back + inside.at(_GAP, 0), width, inside.height)


def line_up(*signs: Sign, gap: float = _GAP) -> Sign:
    """Return the signs side by side."""
    svg, x = "", 0.0
    for sign in signs:
        svg += sign.at(x, 0) if x or sign.scale != 1 else sign.svg
        x += sign.width + gap
    return Sign(svg, max(0.0, x - gap))


def pile(*signs: Sign) -> Sign:
    """Return the signs one below the other."""
    svg, y = "", 0.0
    for sign in signs:
        svg += sign.at(0, y) if y or sign.scale != 1 else sign.svg
        y += sign.height
    return Sign(svg, max((sign.width for sign in signs), default=0.0), y)


def enlarge(sign: Sign, by: float) -> Sign:
    """Return the sign this many times as large."""
    return Sign(sign.svg, sign.width * by, sign.height * by, sign.scale * by)
