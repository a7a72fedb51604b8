"""What the views that are tables share: lines of text in rows, hatching, what stands around."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.pen.elements import FAINT, INK, id_of, shape, title, words
from contribution.drawing.pen.signs import Sign, draw_badge, enlarge
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing, prefix_of
from contribution.drawing.sheet.sheet import Sheet

TEXT = 11.2
LEADING = 13.2
PAD = 5.0
_LEGEND = 1.12
# Light enough for the letters to stand out, dark enough to be seen (3:1 on white).
_HATCH = "#868D95"


class TableWords(NamedTuple):
    """What a table shows, in words: above it, what is left out, and all of it."""

    subject: str
    left_out: Sequence[str]
    description: str


def frame_table(sheet: Sheet, table: Sign, told: TableWords, legend: Legend, view: View) -> str:
    """Return the table as one SVG that stands alone and may also be put into a page."""
    heading = Heading(
        sheet.title,
        ". ".join(filter(None, (told.subject, sheet.focus))),
        (*sheet.captions, *told.left_out),
        f"{sheet.title}: {told.subject[:1].lower()}{told.subject[1:]}",
        told.description,
    )
    pattern = define_hatch(prefix_of(view, view.form))
    drawn = table._replace(svg=pattern + table.svg)
    return frame_drawing(drawn, heading, legend._replace(size=_LEGEND), view, view.form)


def draw_row(name: str, told: str, size: tuple[float, float], *inside: str) -> Sign:
    """Return a row of this size under its own name, with a line below it."""
    width, height = size
    rule = shape("path", d=f"M0 {height:g}H{width:g}", stroke=FAINT, stroke_width=0.8)
    return Sign(shape("g", title(told), rule, *inside, id=name, class_="row"), width, height)


def draw_lines(lines: Sequence[str], x: float, height: float) -> Iterator[str]:
    """Yield the lines of text, in the middle of a row of this height."""
    first = (height - LEADING * (len(lines) - 1)) / 2 + TEXT * 0.36
    for number, line in enumerate(lines):
        yield words(line, x, first + LEADING * number, TEXT, fill=INK)


def draw_letter(verdict: Verdict, right: float, height: float) -> str:
    """Return the verdict's letter in the middle of a row of this height, up to its right."""
    sign = enlarge(draw_badge(verdict), _LEGEND)
    return sign.at(right - sign.width, (height - sign.height) / 2)


def define_hatch(prefix: str) -> str:
    """Return the pattern of a place where nothing can be seen."""
    line = shape("path", d="M0 0V6", stroke=_HATCH, stroke_width=0.9)
    look = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return shape("defs", shape("pattern", line, id=f"{prefix}hatch", width=6, height=6, **look))


def draw_hatch(width: float, height: float, prefix: str) -> str:
    """Return the look of a place where nothing can be seen."""
    look = {"fill": f"url(#{prefix}hatch)", "stroke": FAINT}
    return shape("rect", width=width, height=height, stroke_width=0.6, **look)


def name_row(view: View, subject: str) -> str:
    """Return under which id the row of a subject is drawn."""
    return prefix_of(view, view.form) + id_of(subject)
