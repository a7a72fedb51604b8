"""The gaps on one page: stages by kinds of evidence as a heat table, the barest links by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import EvidenceMatrix, MatrixRow, build_matrix
from contribution.domain.logic_model import ARROW
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.pen.elements import INK, STRANDS, shape, words
from contribution.drawing.pen.lettering import measure, wrap
from contribution.drawing.pen.signs import Sign, enlarge, pile
from contribution.drawing.sheet.entries import (
    Explained,
    Section,
    explain,
    explain_letters,
    keep_filled,
)
from contribution.drawing.sheet.frame import Legend, prefix_of
from contribution.drawing.sheet.selection import select
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.table import (
    LEADING,
    PAD,
    TEXT,
    TableWords,
    draw_hatch,
    draw_letter,
    draw_lines,
    draw_row,
    frame_table,
    name_row,
)
from contribution.words.phrases import count_of

_CELL = 30.0
_LABEL, _LETTER, _HAS, _LACKS = 400.0, 34.0, 190.0, 190.0
_LEAST = 52.0
_MOST_NAMED = 15
_BETWEEN = 22.0
_PALEST, _DARKEST = 0.06, 0.46


class HeatRow(NamedTuple):
    """For how many of a stage's links, or of the assumptions, each kind has anything; all last."""

    heading: str
    number: int
    held: tuple[int, ...]


def heat(matrix: EvidenceMatrix) -> tuple[HeatRow, ...]:
    """Return a row for each section of the matrix."""
    return tuple(
        HeatRow(
            section.heading,
            len(section.rows),
            tuple(
                sum(not tally.is_gap for tally in column)
                for column in zip(*((*row.cells, row.total) for row in section.rows), strict=True)
            ),
        )
        for section in matrix.sections
    )


def find_barest(matrix: EvidenceMatrix) -> tuple[MatrixRow, ...]:
    """Return the links with least evidence first: by pieces with weight, kinds, other pieces.

    Of two alike, that which is nearer to the impact; what is too early to tell comes last, for it
    waits for time and not for evidence.
    """

    def bareness(row: MatrixRow) -> tuple[int, ...]:
        weighty = row.total.ahead + row.total.against
        kinds = sum(not tally.is_gap for tally in row.cells)
        return row.verdict is Verdict.TOO_EARLY, weighty, kinds, row.total.without

    latest = (row for section in reversed(matrix.sections) for row in section.rows)
    links = (row for row in latest if ARROW in row.subject)
    return tuple(sorted(links, key=bareness)[:_MOST_NAMED])


def draw_gaps(assessment: Assessment, view: View) -> str:
    """Return the gaps as one SVG that stands alone and may also be put into a page.

    The id of every row is its subject's name as `id_of` writes it, after `gaps` and two points.
    """
    matrix, prefix = (
        build_matrix(assessment, _find_subjects(assessment, view)),
        prefix_of(view, view.form),
    )
    told = TableWords("Where evidence is missing", (*_say_left_out(matrix),), describe_gaps(matrix))
    table = pile(draw_heat(matrix, prefix), Sign("", 0.0, _BETWEEN), draw_barest(matrix, view))
    legend = Legend(partial(_explain, matrix, prefix))
    return frame_table(build_sheet(assessment, view), table, told, legend, view)


def describe_gaps(matrix: EvidenceMatrix) -> str:
    """Return the table in words: its size, and for how many rows each kind has nothing."""
    rows = len(matrix.rows)
    bare = sum(row.total.is_gap for row in matrix.rows)
    told = f"{count_of(rows, 'row')} by {count_of(len(matrix.kinds), 'kind')} of evidence"
    kinds = "; ".join(
        f"{kind}: nothing for {gaps}"
        for kind, gaps in zip(matrix.kinds, matrix.gaps[:-1], strict=True)
    )
    named = "; ".join(_describe(row, matrix) for row in find_barest(matrix))
    return f"{told}. {bare} without any evidence. {kinds}. Links with least evidence: {named}"


def _find_subjects(assessment: Assessment, view: View) -> frozenset[str] | None:
    if not (view.focus or view.strand):
        return None
    chosen = select(assessment.graph, view)
    assumed = (name for link in chosen.links for name in link.assumes or ())
    return frozenset(
        (*(each.id for each in chosen.links), *assumed, *(each.id for each in chosen.factors))
    )


def _say_left_out(matrix: EvidenceMatrix) -> Iterator[str]:
    yield "Evidence about several rows counts at each"
    if matrix.elsewhere:
        number = count_of(matrix.elsewhere, "piece")
        yield f"{number} of evidence about elements alone not counted here"


def draw_heat(matrix: EvidenceMatrix, prefix: str) -> Sign:
    """Return the heat table: the more links have evidence of a kind, the darker its cell."""
    names = [kind.capitalize() for kind in (*matrix.kinds, "any kind")]
    wide = [
        max(_LEAST, *(measure(word, TEXT, bold=True) + 2 * PAD for word in name.split()))
        for name in names
    ]
    first = max(
        [150.0, *(measure(f"{each.heading} (000)", TEXT) + 2 * PAD for each in matrix.sections)]
    )
    places = [first + sum(wide[:number]) for number in range(len(wide))]
    headed = [*zip(places, names, wide, strict=True)]
    rows = [_draw_column_names(headed, first + sum(wide))]
    for row in heat(matrix):
        cells = (
            draw_heat_cell(held, row.number, width, prefix).at(x, 0)
            for held, x, width in zip(row.held, places, wide, strict=True)
        )
        label = words(f"{row.heading} ({row.number})", PAD, _CELL / 2 + 4, TEXT, fill=INK)
        rows.append(Sign(shape("g", label, *cells, class_="heat"), first + sum(wide), _CELL))
    return pile(*rows)


def draw_heat_cell(held: int, of: int, width: float, prefix: str) -> Sign:
    """Return a cell that says for how many of how many there is evidence; hatched for none."""
    wide, high = width - 3, _CELL - 3
    if not held:
        return Sign(Sign(draw_hatch(wide, high, prefix), wide).at(1.5, 1.5), width, _CELL)
    share = _PALEST + (_DARKEST - _PALEST) * held / of
    box = {"x": 1.5, "y": 1.5, "width": wide, "height": high, "fill_opacity": share}
    middle = {"text_anchor": "middle", "fill": INK}
    text = words(f"{held} of {of}", width / 2, _CELL / 2 + 4, TEXT, **middle)
    return Sign(shape("g", shape("rect", **box, fill=STRANDS[0]), text), width, _CELL)


def draw_barest(matrix: EvidenceMatrix, view: View) -> Sign:
    """Return the links with least evidence by name, with what each has and what it lacks most."""
    at = (0.0, _LABEL + _LETTER, _LABEL + _LETTER + _HAS)
    names = ("Links with least evidence", "Has", "Missing most")
    rows = [_draw_barest_row(row, matrix, at, view) for row in find_barest(matrix)]
    headed = [*zip(at, names, (_LABEL, _HAS, _LACKS), strict=True)]
    return pile(_draw_column_names(headed, at[-1] + _LACKS), *rows) if rows else pile()


def _draw_barest_row(
    row: MatrixRow, matrix: EvidenceMatrix, at: Sequence[float], view: View
) -> Sign:
    """Return a link as a row as high as its longest cell."""
    cells = (
        wrap(row.label, _LABEL - 2 * PAD, TEXT) or (row.subject,),
        wrap(_list_kinds(row, matrix) or "nothing", _HAS - 2 * PAD, TEXT),
        wrap(row.lacks, _LACKS - 2 * PAD, TEXT),
    )
    height = max(map(len, cells)) * LEADING + 6
    lines = (
        line
        for x, cell in zip(at, cells, strict=True)
        for line in draw_lines(cell, x + PAD, height)
    )
    letter = draw_letter(row.verdict, at[1], height)
    size = at[-1] + _LACKS, height
    return draw_row(name_row(view, row.subject), _describe(row, matrix), size, *lines, letter)


def _draw_column_names(headed: Sequence[tuple[float, str, float]], width: float) -> Sign:
    lines = [(x, wrap(name, wide - 4, TEXT, bold=True)) for x, name, wide in headed]
    height = max(len(text) for _, text in lines) * LEADING + 6
    drawn = [
        words(
            line,
            x + PAD,
            height - 6 - LEADING * (len(text) - 1 - number),
            TEXT,
            font_weight="bold",
            fill=INK,
        )
        for x, text in lines
        for number, line in enumerate(text)
    ]
    rule = shape("path", d=f"M0 {height:g}H{width:.1f}", stroke=INK, stroke_width=1)
    return Sign("".join((*drawn, rule)), width, height + 1)


def _list_kinds(row: MatrixRow, matrix: EvidenceMatrix) -> str:
    held = zip(matrix.kinds, row.cells, strict=True)
    return ", ".join(f"{sum(tally)} {kind}" for kind, tally in held if not tally.is_gap)


def _describe(row: MatrixRow, matrix: EvidenceMatrix) -> str:
    return f"{row.label}: {row.verdict}; {_list_kinds(row, matrix) or 'no evidence'}"


def _explain(matrix: EvidenceMatrix, prefix: str, width: float) -> tuple[Section, ...]:
    letters = frozenset(row.verdict for row in find_barest(matrix))
    marks = explain("Marks", _mark(heat(matrix), prefix), width)
    return keep_filled(marks, explain_letters(letters, width))


def _mark(shown: Sequence[HeatRow], prefix: str) -> Iterator[Explained]:
    if any(map(any, (row.held for row in shown))):
        cell = enlarge(draw_heat_cell(2, 5, 44.0, prefix), 0.8).at(6, 0)
        yield (
            "heat",
            cell,
            "for how many of these there is evidence of this kind: the darker, the more",
        )
    if any(0 in row.held for row in shown):
        hatch = Sign(draw_hatch(28, 10, prefix), 28).at(10, 1)
        yield "gap", hatch, "no evidence of this kind: a gap"
