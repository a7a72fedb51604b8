"""The rows of the table of gaps: their size and their cells, hatched where evidence is missing."""

from collections.abc import Iterator
from typing import NamedTuple

from contribution.domain.evidence_matrix import EvidenceMatrix, MatrixRow, Tally
from contribution.drawing.pen.elements import FAINT, INK, NO_TINT, id_of, shape, title, words
from contribution.drawing.pen.lettering import measure, wrap
from contribution.drawing.pen.signs import Sign, draw_badge, enlarge
from contribution.drawing.sheet.cards import mark_counts
from contribution.drawing.sheet.wording import describe_counts

TEXT = 10.0
_LEADING = 11.8
_LABEL = 330.0
_LETTER = 30.0
_LACKS = 176.0
_LEAST = 46.0
_PAD = 5.0
_BADGE = 1.1
# Light enough to let the marks stand out, dark enough to be seen (3:1 on white).
_HATCH = "#868D95"


class TableColumns(NamedTuple):
    """Left edges of the columns of kinds, and their widths; then the total and what is lacking."""

    kinds: tuple[tuple[float, float], ...]
    total: tuple[float, float]
    lacks: tuple[float, float]

    @property
    def width(self) -> float:
        """Return the width of a row."""
        return sum(self.lacks)


def find_columns(matrix: EvidenceMatrix) -> TableColumns:
    """Return the columns, each as wide as the longest word above it or the marks in it."""
    x = _LABEL + _LETTER
    kinds = []
    for number, kind in enumerate(matrix.kinds):
        tallies = [row.cells[number] for row in matrix.rows] + [matrix.totals[number]]
        wide = max([_LEAST, *(_measure(each) for each in tallies)])
        spoken = kind.capitalize().split()
        wide = max([wide, *(measure(word, TEXT, bold=True) + 2 * _PAD for word in spoken)])
        kinds.append((x, wide))
        x += wide
    totals = [row.total for row in matrix.rows] + [matrix.totals[-1]]
    total = max([_LEAST, *(_measure(each) for each in totals)])
    return TableColumns(tuple(kinds), (x, total), (x + total, _LACKS))


def draw_column_names(matrix: EvidenceMatrix, columns: TableColumns) -> Sign:
    """Return the headings of the columns over a line."""
    headings = [
        (kind.capitalize(), *place) for kind, place in zip(matrix.kinds, columns.kinds, strict=True)
    ]
    headings += [("All", *columns.total), ("Missing most", *columns.lacks)]
    lines = [(x, wrap(text, wide - 4, TEXT, bold=True)) for text, x, wide in headings]
    height = max(len(text) for _, text in lines) * _LEADING + 6
    drawn = [
        words(
            line,
            x + _PAD,
            height - 6 - _LEADING * (len(text) - 1 - number),
            TEXT,
            font_weight="bold",
            fill=INK,
        )
        for x, text in lines
        for number, line in enumerate(text)
    ]
    rule = shape("path", d=f"M0 {height}H{columns.width:.1f}", stroke=INK, stroke_width=1)
    return Sign("".join((*drawn, rule)), columns.width, height + 1)


def draw_section(heading: str, columns: TableColumns) -> Sign:
    """Return the heading of a section on its tint."""
    height = 18.0
    back = shape("rect", width=columns.width, height=height, fill=NO_TINT)
    text = words(heading, _PAD, 12.8, TEXT + 1, font_weight="bold", fill=INK)
    return Sign(back + text, columns.width, height)


def draw_row(row: MatrixRow, matrix: EvidenceMatrix, columns: TableColumns, prefix: str) -> Sign:
    """Return a row as a group under its subject's name."""
    label = wrap(row.label, _LABEL - 2 * _PAD, TEXT) or (row.subject,)
    lacks = wrap(row.lacks, columns.lacks[1] - 2 * _PAD, TEXT)
    height = max(len(label), len(lacks), 1) * _LEADING + 5
    badge = enlarge(draw_badge(row.verdict), _BADGE)
    cells = zip(row.cells, columns.kinds, strict=True)
    group = shape(
        "g",
        title(_describe(row, matrix)),
        *_draw_lines(label, _PAD, height),
        badge.at(_LABEL, (height - badge.height) / 2),
        *(_draw_cell(tally, place, height, prefix) for tally, place in cells),
        _draw_cell(row.total, columns.total, height, prefix),
        *_draw_lines(lacks, columns.lacks[0] + _PAD, height),
        shape("path", d=f"M0 {height}H{columns.width:.1f}", stroke=FAINT, stroke_width=0.8),
        id=prefix + id_of(row.subject),
        class_="row",
    )
    return Sign(group, columns.width, height)


def draw_totals(matrix: EvidenceMatrix, columns: TableColumns, prefix: str) -> Sign:
    """Return the last row: all evidence of each kind, and for how many rows it has none."""
    height = 2 * _LEADING + 6
    drawn = [
        words("All of these", _PAD, _LEADING, TEXT, font_weight="bold", fill=INK),
        words("rows without any", _PAD, 2 * _LEADING, TEXT, fill=INK),
    ]
    places = (*columns.kinds, columns.total)
    for tally, gaps, place in zip(matrix.totals, matrix.gaps, places, strict=True):
        drawn.append(_draw_cell(tally, place, _LEADING + 4, prefix))
        drawn.append(words(str(gaps), place[0] + _PAD, 2 * _LEADING, TEXT, fill=INK))
    return Sign("".join(drawn), columns.width, height)


def define_hatch(prefix: str) -> str:
    """Return the pattern of a cell without evidence."""
    line = shape("path", d="M0 0V6", stroke=_HATCH, stroke_width=0.9)
    look = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return shape("defs", shape("pattern", line, id=f"{prefix}hatch", width=6, height=6, **look))


def draw_hatch(width: float, height: float, prefix: str) -> str:
    """Return the look of a cell without evidence."""
    fill = f"url(#{prefix}hatch)"
    return shape("rect", width=width, height=height, fill=fill, stroke=FAINT, stroke_width=0.6)


def _draw_lines(lines: tuple[str, ...], x: float, height: float) -> Iterator[str]:
    first = (height - _LEADING * (len(lines) - 1)) / 2 + TEXT * 0.36
    for number, line in enumerate(lines):
        yield words(line, x, first + _LEADING * number, TEXT, fill=INK)


def _draw_cell(tally: Tally, place: tuple[float, float], height: float, prefix: str) -> str:
    x, wide = place
    if tally.is_gap:
        hatch = draw_hatch(wide - 3, height - 3, prefix)
        return shape("g", hatch, transform=f"translate({x + 1.5:.1f} 1.5)")
    text = " ".join(mark_counts(tally))
    return words(text, x + _PAD, height / 2 + TEXT * 0.36, TEXT, fill=INK)


def _measure(tally: Tally) -> float:
    return measure(" ".join(mark_counts(tally)), TEXT) + 2 * _PAD


def _describe(row: MatrixRow, matrix: EvidenceMatrix) -> str:
    told = [
        f"{kind} {describe_counts(tally)}"
        for kind, tally in zip(matrix.kinds, row.cells, strict=True)
        if not tally.is_gap
    ]
    return f"{row.label}: {row.verdict}; {', '.join(told) or 'no evidence'}"
