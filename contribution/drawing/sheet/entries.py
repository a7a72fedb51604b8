"""One thing explained in a legend: a sample and its words; entries set in columns."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.pen.elements import INK, QUIET, shape, words
from contribution.drawing.pen.lettering import measure, wrap
from contribution.drawing.pen.signs import Sign, draw_badge

_SIZE = 10.0
_LEADING = 12.2
_INSET = 60.0
# What more than one legend says.
LETTERS = "Letters: how far evidence carries it"
HOURGLASS = f"hourglass: {Verdict.TOO_EARLY}"


class LegendEntry(NamedTuple):
    """One thing explained: a sample at the left, words beside it, and the height of both.

    `key` names the encoding, so that legend and picture can be compared.
    """

    key: str
    svg: str
    height: float


class Section(NamedTuple):
    """A heading with its entries."""

    heading: str
    entries: tuple[LegendEntry, ...]


def make_entry(key: str, sample: str, text: str, width: float) -> LegendEntry:
    """Return the sample with its text in lines; a verdict's word stands bold before the colon."""
    word, colon, _ = text.partition(":") if key.startswith("verdict") else ("", "", text)
    lines = wrap(text, width - _INSET, _SIZE)
    drawn = []
    for number, line in enumerate(lines):
        y = 10.4 + number * _LEADING
        if number == 0 and colon and line.startswith(word + colon):
            drawn.append(words(word, _INSET, y, _SIZE, font_weight="bold", fill=INK))
            after = _INSET + measure(word + " ", _SIZE, bold=True)
            drawn.append(words(line[len(word) + 1 :], after, y, _SIZE, fill=QUIET))
        else:
            drawn.append(words(line, _INSET, y, _SIZE, fill=QUIET))
    return LegendEntry(key, sample + "".join(drawn), max(len(lines), 1) * _LEADING + 4)


Explained = tuple[str, str, str]


def explain(heading: str, rows: Iterable[Explained], width: float) -> Section:
    """Return the section that explains each key with its sample and text, no wider than this."""
    return Section(heading, tuple(make_entry(*row, width) for row in rows))


def flow(sections: tuple[Section, ...], width: float, columns: int) -> Sign:
    """Return the legend in columns of this width, evenly filled; a heading never ends a column."""
    total = sum(each.height for section in sections for each in section.entries)
    limit = (total + 18 * len(sections)) / max(columns, 1)
    while True:
        drawn, used = _fill(sections, width, limit)
        if used <= columns:
            return Sign(drawn, columns * width, limit)
        limit *= 1.04


def _fill(sections: tuple[Section, ...], width: float, limit: float) -> tuple[str, int]:
    drawn: list[str] = []
    column, y = 0, 0.0
    for section in sections:
        need = 18 + section.entries[0].height
        if y and y + need > limit:
            column, y = column + 1, 0.0
        drawn.append(
            words(section.heading, column * width, y + 10, 11.0, font_weight="bold", fill=INK)
        )
        y += 18
        for entry in section.entries:
            if y + entry.height > limit and y:
                column, y = column + 1, 0.0
            moved = f"translate({column * width:.1f} {y:.1f})"
            drawn.append(shape("g", entry.svg, transform=moved, data_legend=entry.key))
            y += entry.height
        y += 6
    return "".join(drawn), column + 1


INDENT = 16.0


def explain_letters(used: Collection[Verdict], width: float) -> Section:
    """Return letter, word and meaning of the verdicts used, in the order of the scale."""
    rows = (
        (f"verdict {each}", draw_badge(each).at(INDENT, 0.7), f"{each}: {scale.meaning}")
        for each, scale in SCALE.items()
        if each in used
    )
    return explain(LETTERS, rows, width)


def keep_filled(*sections: Section) -> tuple[Section, ...]:
    """Return the sections that explain anything."""
    return tuple(section for section in sections if section.entries)
