"""The card of a cell: its elements as lines of text, each after the letter of its verdict."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from contribution.domain.verdict import Verdict
from contribution.drawing.channels.folding import (
    Bundle,
    Cell,
    count_verdicts,
    describe_cell,
    describe_element,
)
from contribution.drawing.order.layout import Box
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    QUIET,
    element,
    id_of,
    said,
    strand_colour,
    title,
    words,
)
from contribution.drawing.pen.lettering import clean, measure, shorten_lines, wrap
from contribution.drawing.pen.signs import (
    Sign,
    draw_badge,
    draw_tag,
    draw_verdict,
    draw_words,
    enlarge,
    join,
    stack,
)
from contribution.drawing.sheet.cards import SMALL, STRIP
from contribution.drawing.sheet.lanes import draw_frame
from contribution.drawing.sheet.sheet import MarkedNode, Sheet
from contribution.words.phrases import count_of

# Marks stand a little larger than in the whole picture: here they are read from further away.
MARKS = 1.26
LABEL = 11.2
NOTE = SMALL * MARKS
_LEADING = 12.5
_PAD = 4.0
_INSET = STRIP + 4.0
_GAP = 4.0
_MOST_LINES = 6


class Line(NamedTuple):
    """An element of a cell: its sign and its label in lines."""

    marked: MarkedNode
    sign: Sign
    text: tuple[str, ...]

    @property
    def height(self) -> float:
        """Return how much of the card's height it takes."""
        return len(self.text) * _LEADING


class CellCard(NamedTuple):
    """The elements of a cell, a note on the links among them, and the size of the card."""

    cell: Cell
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """Return the height that holds everything."""
        text = sum(each.height for each in self.lines) + _GAP * (len(self.lines) - 1)
        return 2 * _PAD + text + len(self.notes) * (NOTE + 1.8) + (_GAP if self.notes else 0)


def card_of_cell(cell: Cell, width: float) -> CellCard:
    """Return the cell's card, this wide."""
    room = width - _INSET - _PAD
    lines = []
    for marked in cell.nodes:
        sign = _sign_of(marked.verdict)
        text = wrap(_label_of(marked), room, LABEL, taken=_take(sign))
        lines.append(Line(marked, sign, shorten_lines(text, _MOST_LINES) or ("–",)))
    return CellCard(cell, tuple(lines), wrap(note_of(cell), room, NOTE), width)


def find_least_width(cell: Cell) -> float:
    """Return the width at which no word of the cell has to be broken."""
    longest = 0.0
    for marked in cell.nodes:
        first, *others = _label_of(marked).split()
        words = [_take(_sign_of(marked.verdict)) + measure(first, LABEL)]
        longest = max(longest, *words, *(measure(word, LABEL) for word in others))
    return longest + _INSET + _PAD + 0.1


def note_of(cell: Cell) -> str:
    """Return how many links stay within the cell, in words; empty when none does."""
    number = len(cell.within)
    return f"{count_of(number, 'link')} within" if number else ""


def draw_count(bundle: Bundle, in_a_row: int) -> Sign:
    """Return the tag of a bundle: how many of its links have which verdict, and no verdict else."""
    pairs = [
        join(draw_verdict(verdict), draw_words(str(number)), gap=1.8)
        for verdict, number in count_verdicts(bundle.links)
    ]
    rows = [
        join(*pairs[start : start + in_a_row], gap=4.5) for start in range(0, len(pairs), in_a_row)
    ]
    if bundle.ends.feedback:
        rows.insert(0, draw_words("feedback"))
    return enlarge(draw_tag(stack(*rows), QUIET), MARKS)


def draw_cell(card: CellCard, box: Box, sheet: Sheet, prefix: str) -> str:
    """Return the card in its box; each element is a group under its own name.

    Labels have the size and colour of what the card is put into.
    """
    cell = card.cell
    position = cell.nodes[0].strand if cell.place.strand else None
    strip = element(
        "rect",
        x=box.left,
        y=box.top,
        width=STRIP,
        height=box.height,
        fill=strand_colour(position),
    )
    return element(
        "g",
        title(describe_cell(cell, sheet)),
        draw_frame(box, fill=PAPER, stroke=INK, stroke_width=0.8),
        strip,
        *_draw_lines(card, box, prefix),
        id=f"{prefix}cell.{id_of(cell.place.strand or '')}.{id_of(cell.place.stage)}",
        class_="cell",
    )


def _draw_lines(card: CellCard, box: Box, prefix: str) -> Iterator[str]:
    x, y = box.left + _INSET, box.top + (box.height - card.height) / 2 + _PAD
    for line in card.lines:
        taken = _take(line.sign)
        low = y + LABEL * 0.88
        text = (
            element("text", said(each), x=x if number else x + taken, y=low + _LEADING * number)
            for number, each in enumerate(line.text)
        )
        yield element(
            "g",
            title(describe_element(line.marked)),
            line.sign.at(x - 1, low - LABEL * 0.36 - line.sign.height / 2) if taken else "",
            *text,
            id=prefix + id_of(line.marked.node.id),
            class_="node",
        )
        y += line.height + _GAP
    for number, note in enumerate(card.notes):
        low = y + NOTE * 0.9 + number * (NOTE + 1.8)
        yield words(note, x, low, NOTE, fill=QUIET)


@cache
def _sign_of(verdict: Verdict | None) -> Sign:
    return Sign("", 0.0) if verdict is None else enlarge(draw_badge(verdict), MARKS)


def _take(sign: Sign) -> float:
    return sign.width + 2.0 if sign.width else 0.0


def _label_of(marked: MarkedNode) -> str:
    return marked.node.label if clean(marked.node.label) else marked.node.id
