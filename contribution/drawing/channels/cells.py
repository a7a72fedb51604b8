"""The card of a cell: its elements as lines of text, each after the letter of its verdict."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from contribution.domain.logic_model import Stage
from contribution.domain.verdict import Verdict
from contribution.drawing.channels.folding import (
    Bundle,
    Cell,
    Place,
    count_verdicts,
    describe_cell,
    describe_element,
)
from contribution.drawing.order.layout import Box
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    QUIET,
    id_of,
    shape,
    stand,
    title,
    words,
)
from contribution.drawing.pen.lettering import clean, measure, wrap
from contribution.drawing.pen.signs import (
    Sign,
    draw_badge,
    draw_tag,
    draw_verdict,
    draw_words,
    enlarge,
    line_up,
    pile,
)
from contribution.drawing.sheet.cards import SMALL, STRIP, cut_lines
from contribution.drawing.sheet.lanes import draw_frame, draw_strip
from contribution.drawing.sheet.sheet import MarkedNode, Sheet
from contribution.words.phrases import count_of

# Marks stand a little larger than in the whole picture: here they are read from further away.
MARKS = 1.12
LABEL = 11.2
NOTE = SMALL * MARKS
_LEADING = 12.5
_PAD = 4.0
_INSET = STRIP + 4.0
_GAP = 4.0
_LEAST, _STEP = 74.0, 3.0
# So many elements of a card are named; who wants the others takes a part of the model.
_MOST_NAMED = 14


class Named(NamedTuple):
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
    lines: tuple[Named, ...]
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
    for marked in cell.nodes[:_MOST_NAMED]:
        sign = _sign_of(marked.verdict)
        text = wrap(_label_of(marked), room, LABEL, taken=_take(sign))
        lines.append(Named(marked, sign, cut_lines(text, marked.footnote) or ("–",)))
    return CellCard(cell, tuple(lines), wrap(note_of(cell), room, NOTE), width)


def fit_cards(cells: Iterable[Cell], widest: float) -> Mapping[Place, CellCard]:
    """Return the cards, those of a stage equally wide, about `widest` at most.

    They are as narrow as they may be without growing their strand. A long word widens its stage.
    """
    stages: dict[Stage, list[Cell]] = {}
    limits: dict[str | None, float] = {}
    for cell in cells:
        stages.setdefault(cell.place.stage, []).append(cell)
        high = card_of_cell(cell, widest).height
        limits[cell.place.strand] = max(high, limits.get(cell.place.strand, 0.0))
    return {
        card.cell.place: card
        for column in stages.values()
        for card in _fit_column(column, limits, widest)
    }


def _fit_column(
    column: list[Cell], limits: Mapping[str | None, float], widest: float
) -> list[CellCard]:
    # A word may be so long that it has to be broken all the same.
    width = max(_LEAST, min(max(map(_find_least_width, column)), 2 * widest))
    while True:
        cards = [card_of_cell(cell, width) for cell in column]
        fit = all(card.height <= limits[card.cell.place.strand] for card in cards)
        if fit or width >= widest:
            return cards
        width += _STEP


def _find_least_width(cell: Cell) -> float:
    longest = 0.0
    for marked in cell.nodes[:_MOST_NAMED]:
        first, *others = _label_of(marked).split()
        words = [_take(_sign_of(marked.verdict)) + measure(first, LABEL)]
        longest = max(longest, *words, *(measure(word, LABEL) for word in others))
    return longest + _INSET + _PAD + 0.1


def note_of(cell: Cell) -> str:
    """Return how many elements are not named, and how many links stay within the cell."""
    more, number = len(cell.nodes) - _MOST_NAMED, len(cell.within)
    told = (f"and {more} more" if more > 0 else "", f"{count_of(number, 'link')} within")
    return ", ".join((told[0],) * (more > 0) + (told[1],) * (number > 0))


def draw_count(bundle: Bundle, in_a_row: int) -> Sign:
    """Return the tag of a bundle: how many of its links have which verdict, and no verdict else."""
    pairs = [
        line_up(draw_verdict(verdict), draw_words(str(number)), gap=1.8)
        for verdict, number in count_verdicts(bundle.links)
    ]
    rows = [
        line_up(*pairs[start : start + in_a_row], gap=4.5)
        for start in range(0, len(pairs), in_a_row)
    ]
    if any(bundle.ends.manner):
        rows.insert(0, draw_words(" ".join(bundle.ends.manner.names)))
    return enlarge(draw_tag(pile(*rows), QUIET), MARKS)


def draw_cell(card: CellCard, box: Box, sheet: Sheet, prefix: str) -> str:
    """Return the card in its box; each element is a group under its own name.

    Labels have the size and colour of what the card is put into.
    """
    cell = card.cell
    position = cell.nodes[0].strand if cell.place.strand else None
    strip = draw_strip(box._replace(right=box.left + STRIP), position)
    return shape(
        "g",
        title(describe_cell(cell, sheet, _MOST_NAMED)),
        draw_frame(box, fill=PAPER, stroke=INK, stroke_width=0.8),
        strip,
        *_draw_lines(card, box, prefix),
        id=prefix + id_of_cell(cell.place),
        class_="cell",
    )


def _draw_lines(card: CellCard, box: Box, prefix: str) -> Iterator[str]:
    x, y = box.left + _INSET, box.top + (box.height - card.height) / 2 + _PAD
    for line in card.lines:
        taken = _take(line.sign)
        low, write = y + LABEL * 0.88, stand(line.text, (x, box.right - _PAD))
        text = (
            write(each, low + _LEADING * number, 0.0 if number else taken)
            for number, each in enumerate(line.text)
        )
        yield shape(
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


def id_of_cell(place: Place) -> str:
    """Return under which id the card of this place is drawn."""
    return f"cell.{id_of(place.strand or '')}.{id_of(place.stage)}"


@cache
def _sign_of(verdict: Verdict | None) -> Sign:
    return Sign("", 0.0) if verdict is None else enlarge(draw_badge(verdict), MARKS)


def _take(sign: Sign) -> float:
    return sign.width + 2.0 if sign.width else 0.0


def _label_of(marked: MarkedNode) -> str:
    return marked.node.label if clean(marked.node.label) else marked.node.id
