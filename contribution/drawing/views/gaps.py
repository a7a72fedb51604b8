"""The gaps: links, assumptions and influences by kind of evidence, hatched where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import EvidenceMatrix, build_matrix
from contribution.domain.plugins import View
from contribution.drawing.pen.elements import id_of, shape
from contribution.drawing.pen.signs import Sign, draw_words
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing
from contribution.drawing.sheet.legend import (
    AGAINST,
    INDENT,
    LETTERS,
    WITHOUT_WEIGHT,
    Section,
    explain_letters,
    make_entry,
)
from contribution.drawing.sheet.sheet import build_sheet, select
from contribution.drawing.views.gap_rows import (
    TableColumns,
    define_hatch,
    draw_column_names,
    draw_hatch,
    draw_row,
    draw_section,
    draw_totals,
    find_columns,
)
from contribution.words.phrases import count_of

_LEGEND = 1.15
_BETWEEN = 28.0
# On paper a long table may stand in several parts beside each other.
_MOST_PARTS = 4
_RATIO = 1.414
_AROUND = 180.0
_MARKS = (
    ("▲", "pieces of evidence for what the row says"),
    ("▼", AGAINST),
    ("○", WITHOUT_WEIGHT),
)


def draw_gaps(assessment: Assessment, view: View) -> str:
    """Return the table of gaps as one SVG that stands alone and may also be put into a page.

    The id of every row is its subject's name as `id_of` writes it, after `gaps` and two points.
    """
    sheet = build_sheet(assessment, view)
    matrix = build_matrix(assessment, _find_subjects(assessment, view))
    part = view.focus or view.strand
    prefix = f"gaps..{id_of(part)}.." if part else "gaps.."
    captions = (*sheet.captions, *_say_what_is_left_out(matrix))
    name = f"{sheet.title}: where evidence is missing"
    heading = Heading(
        sheet.title,
        ". ".join(filter(None, ("Where evidence is missing", sheet.focus))),
        captions,
        name,
        describe_gaps(matrix),
    )
    return frame_drawing(
        _draw(matrix, prefix, is_on_paper=bool(view.paper)),
        heading,
        Legend(partial(_explain, matrix, prefix), _LEGEND),
        paper=view.paper,
        prefix=prefix,
    )


def describe_gaps(matrix: EvidenceMatrix) -> str:
    """Return the table in words: its size, and for how many rows each kind has nothing."""
    rows = len(matrix.rows)
    bare = sum(row.total.is_gap for row in matrix.rows)
    told = f"{count_of(rows, 'row')} by {count_of(len(matrix.kinds), 'kind')} of evidence"
    kinds = "; ".join(
        f"{kind.replace('-', ' ')}: nothing for {gaps}"
        for kind, gaps in zip(matrix.kinds, matrix.gaps[:-1], strict=True)
    )
    return f"{told}. {bare} without any evidence. {kinds}"


def _find_subjects(assessment: Assessment, view: View) -> frozenset[str] | None:
    if not (view.focus or view.strand):
        return None
    chosen = select(assessment.graph, view)
    assumed = (name for link in chosen.links for name in link.assumes or ())
    return frozenset(
        (*(each.id for each in chosen.links), *assumed, *(each.id for each in chosen.factors))
    )


def _say_what_is_left_out(matrix: EvidenceMatrix) -> Iterator[str]:
    yield "Evidence about several rows counts at each"
    if matrix.elsewhere:
        number = count_of(matrix.elsewhere, "piece")
        yield f"{number} of evidence about elements alone not counted here"


def _draw(matrix: EvidenceMatrix, prefix: str, *, is_on_paper: bool) -> Sign:
    columns = find_columns(matrix)
    pieces = [*_draw_pieces(matrix, columns, prefix)]
    choices = [
        _stand_beside(pieces, draw_column_names(matrix, columns), parts)
        for parts in range(1, (_MOST_PARTS if is_on_paper else 1) + 1)
    ]
    best = min(choices, key=_find_extent)
    return best._replace(svg=define_hatch(prefix) + best.svg)


def _find_extent(table: Sign) -> float:
    """Return how large the paper must be, whichever way it is turned."""
    low = table.height + _AROUND
    return min(max(table.width, low * _RATIO), max(table.width * _RATIO, low))


def _draw_pieces(
    matrix: EvidenceMatrix, columns: TableColumns, prefix: str
) -> Iterator[tuple[Sign, bool]]:
    """Yield headings and rows, each with whether it must be followed by another."""
    for section in matrix.sections:
        yield draw_section(section.heading, columns), True
        for row in section.rows:
            yield draw_row(row, matrix, columns, prefix), False
    yield draw_totals(matrix, columns, prefix), False


def _stand_beside(pieces: list[tuple[Sign, bool]], head: Sign, parts: int) -> Sign:
    limit = sum(piece.height for piece, _ in pieces) / parts
    drawn, x, y, tallest = head.at(0, 0), 0.0, head.height, 0.0
    for piece, is_heading in pieces:
        room = limit + head.height - y - (2 * piece.height if is_heading else 0)
        if room <= 0 and y > head.height:
            x, y = x + head.width + _BETWEEN, head.height
            drawn += head.at(x, 0)
        drawn += piece.at(x, y)
        y += piece.height
        tallest = max(tallest, y)
    return Sign(shape("g", drawn, class_="table"), x + head.width, tallest)


def _explain(matrix: EvidenceMatrix, prefix: str, width: float) -> tuple[Section, ...]:
    shown = frozenset(row.verdict for row in matrix.rows)
    entries = [
        make_entry(f"count {sign}", draw_words(f"3{sign}").at(INDENT, 1), text, width)
        for number, (sign, text) in enumerate(_MARKS)
        if any(row.total[number] for row in matrix.rows)
    ]
    if any(tally.is_gap for row in matrix.rows for tally in (*row.cells, row.total)):
        hatch = shape("g", draw_hatch(28, 10, prefix), transform="translate(10 1)")
        entries.append(make_entry("gap", hatch, "no evidence of this kind: a gap", width))
    sections = (
        Section("Marks", tuple(entries)),
        Section(LETTERS, tuple(explain_letters(shown, width))),
    )
    return tuple(section for section in sections if section.entries)
