"""HTML-like labels of the DOT text."""

from __future__ import annotations

from contribution.domain.verdict import SCALE
from contribution.picture.cards import STRIP, TEXT, Card
from contribution.picture.lettering import clean
from contribution.picture.palette import INK, PAPER
from contribution.picture.sheet import MarkedLink, Sheet
from contribution.picture.wording import name_picture
from contribution.words.escaping import escape_markup

_LEFT = '<BR ALIGN="LEFT"/>'


def label_card(card: Card, colour: str, *, style: str = "") -> str:
    """Return the card as a table: a strip in the strand's colour beside the lines of text."""
    lines = "".join(f"{escape_markup(line)}{_LEFT}" for line in card.lines)
    notes = "".join(
        f'<FONT POINT-SIZE="8">{escape_markup(line)}</FONT>{_LEFT}' for line in card.notes
    )
    height = card.height - 2
    styled = f' STYLE="{style}"' if style else ""
    return (
        f'<<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" COLOR="{INK}" '
        f'BGCOLOR="{PAPER}"{styled}><TR><TD BGCOLOR="{colour}" WIDTH="{STRIP:g}"></TD>'
        f'<TD WIDTH="{card.width - STRIP - 2:g}" HEIGHT="{height:g}" ALIGN="LEFT" '
        f'BALIGN="LEFT"><FONT POINT-SIZE="{TEXT:g}">{lines}</FONT>{notes}</TD></TR></TABLE>>'
    )


def label_link(marked: MarkedLink) -> str:
    """Return verdict letter, counts of evidence and flags as one line of text."""
    flags = "".join(f" [{flag.number}{SCALE[flag.verdict].letter}]" for flag in marked.flags)
    return " ".join((SCALE[marked.verdict].letter, *mark_counts(marked.counts))) + flags


def mark_counts(counts: tuple[int, int, int]) -> tuple[str, ...]:
    """Return the counts that are not nought, each with its sign: ▲ for, ▼ against, ○ neither."""
    return tuple(f"{number}{sign}" for number, sign in zip(counts, "▲▼○", strict=True) if number)


def label_sheet(sheet: Sheet) -> str:
    """Return title and captions as the label of the whole graph."""
    captions = escape_markup(clean(" · ".join(sheet.captions)))
    name = escape_markup(clean(name_picture(sheet)))
    return f'<<FONT POINT-SIZE="16">{name}</FONT><BR/>{captions}<BR/>>'
