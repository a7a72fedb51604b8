"""The card of a node or an influence: its lines of text and its size, known before the layout."""

from itertools import count
from typing import NamedTuple

from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.pen.lettering import clean, wrap
from contribution.drawing.pen.signs import draw_badge
from contribution.drawing.sheet.sheet import Influence, MarkedLink, MarkedNode, Sheet

TEXT = 10.0
LEADING = 11.6
SMALL = 10.0
STRIP = 5.0
WIDTH = 122.0
_MARGIN = 6.0
_PAD = 4.0
MOST_LINES = 6
_ROOM = WIDTH - STRIP - 2 * _MARGIN + 1
# How far a badge stands out at the right of its card.
OUTSIDE = 4.0


class Card(NamedTuple):
    """Text in lines and the size of the box around it, in points; `notes` stand below, smaller."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    width: float = WIDTH

    @property
    def inset(self) -> float:
        """Return how far from the left the text begins."""
        return STRIP + _MARGIN - 1

    @property
    def height(self) -> float:
        """Return the height that holds lines, notes and margins."""
        return 2 * _PAD + len(self.lines) * LEADING + len(self.notes) * (SMALL + 1.5)

    def baselines(self) -> tuple[float, ...]:
        """Return how far below the top each line of text stands, notes last."""
        first = _PAD + TEXT * 0.88
        lines = [first + number * LEADING for number in range(len(self.lines))]
        end = _PAD + len(self.lines) * LEADING
        notes = [end + SMALL + number * (SMALL + 1.5) for number in range(len(self.notes))]
        return (*lines, *notes)


def number_cut_labels(sheet: Sheet) -> Sheet:
    """Return the sheet with a number for each label that is too long for a card."""
    numbers = count(1)

    def mark(label: str) -> int:
        return next(numbers) if len(wrap(label, _ROOM, TEXT)) > MOST_LINES else 0

    return sheet._replace(
        nodes=tuple(each._replace(footnote=mark(each.node.label)) for each in sheet.nodes),
        influences=tuple(
            each._replace(footnote=mark(f"{each.reference} {each.factor.label}"))
            for each in sheet.influences
        ),
    )


def cut_lines(lines: tuple[str, ...], footnote: int) -> tuple[str, ...]:
    """Return the lines a card has room for; after those cut off, where the label stands in full."""
    if footnote and len(lines) > MOST_LINES:
        return (*lines[: MOST_LINES - 1], f"… label {footnote}")
    return lines


def card_of_node(marked: MarkedNode, *, with_references: bool) -> Card:
    """Return the node's card; references to influences are a note when no lines are drawn."""
    text = marked.node.label if clean(marked.node.label) else marked.node.id
    references = " ".join(marked.influences) if with_references else ""
    return _make_card(text, references, marked.verdict, marked.footnote)


def card_of_influence(influence: Influence) -> Card:
    """Return the influence's card, which begins with its reference."""
    factor = influence.factor
    label = factor.label if clean(factor.label) else factor.id
    return _make_card(f"{influence.reference} {label}", "", influence.verdict, influence.footnote)


def _make_card(text: str, note: str, verdict: Verdict | None, footnote: int) -> Card:
    # The badge in the upper right corner takes a little of the first line.
    taken = draw_badge(verdict).width - OUTSIDE - _MARGIN / 2 if verdict else 0.0
    lines = cut_lines(wrap(text, _ROOM, TEXT, taken=taken), footnote)
    return Card(lines or ("–",), wrap(note, _ROOM, SMALL))


def label_link(marked: MarkedLink) -> str:
    """Return verdict letter, counts of evidence and flags as one line of text."""
    flags = "".join(f" [{flag.number}{SCALE[flag.verdict].letter}]" for flag in marked.flags)
    return " ".join((SCALE[marked.verdict].letter, *marked.marks)) + flags
