"""The timeline: activities, waves of data, and from when on each result can be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Stage
from contribution.domain.view import View
from contribution.drawing.pen.elements import (
    FAINT,
    INK,
    NO_TINT,
    PAPER,
    QUIET,
    STRANDS,
    shape,
    words,
)
from contribution.drawing.pen.lettering import measure, wrap
from contribution.drawing.pen.signs import Sign, draw_diamond, pile
from contribution.drawing.sheet.entries import Section, explain, explain_letters, keep_filled
from contribution.drawing.sheet.frame import Legend, prefix_of
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
from contribution.drawing.views.timeline_rows import (
    END,
    LABEL,
    Course,
    Scope,
    describe_row,
    find_rows,
    find_scope,
    say_day,
)
from contribution.errors import NoDaysError
from contribution.words.phrases import count_of

_TOP = 44.0
# Behind the days each row has room for a tag, where no other mark can stand.
_SLOT = 100.0
_WIDTH = END + _SLOT


def draw_timeline(assessment: Assessment, view: View) -> str:
    """Return the timeline as one SVG that stands alone and may also be put into a page.

    The id of every row is its name as `id_of` writes it, after `timeline` and two points.

    Raises:
        NoDaysError: nothing in the model or its evidence has a day.
    """
    sheet = build_sheet(assessment, view)
    sections = find_rows(assessment, sheet)
    every = [row for rows in sections.values() for row in rows]
    scope = find_scope(every, assessment.graph.model.as_of)
    if scope is None:
        raise NoDaysError
    undated = sum(each.node.stage.column > Stage.INPUT.column for each in sheet.nodes) - sum(
        row.marked is not None for row in every
    )
    left_out = (f"{count_of(undated, 'element')} without any day not shown",) if undated else ()
    said = ". ".join(describe_row(row, scope) for row in every)
    told = TableWords("What can be judged when", left_out, said)
    legend = Legend(partial(_explain, every, prefix_of(view, view.form)))
    return frame_table(sheet, _draw(sections, scope, view), told, legend, view)


def _draw(sections: Mapping[str, tuple[Course, ...]], scope: Scope, view: View) -> Sign:
    rows = []
    for heading, held in sections.items():
        back = shape("rect", width=_WIDTH, height=20, fill=NO_TINT)
        text = words(heading, PAD, 14, TEXT, font_weight="bold", fill=INK)
        rows.append(Sign(back + text, _WIDTH, 20.0))
        rows += [draw_course(row, scope, view) for row in held]
    table = pile(*rows)
    low = table.height + _TOP
    axis = shape("g", *_draw_axis(scope, low), class_="axis")
    return Sign(axis + table.at(0, _TOP) + _draw_today(scope, low), _WIDTH, low)


def _draw_axis(scope: Scope, low: float) -> Iterator[str]:
    years = range(scope.first.year, scope.last.year + 2)
    half = measure("0000", TEXT) / 2
    every = 1 + int((2 * half + 6) * len(years) // (END - LABEL))
    today = scope.at(scope.as_of) if scope.as_of else -LABEL
    for year in years:
        x = scope.at(date(year, 1, 1)) if year <= scope.last.year else END
        yield shape("path", d=f"M{x:.1f} {_TOP - 4:g}V{low:.1f}", stroke=FAINT)
        # Today has the height of the years for its line, which no text may meet.
        if (year - scope.first.year) % every == 0 and abs(x - today) > half + 3:
            yield words(str(year), x, _TOP - 8, TEXT, text_anchor="middle", fill=QUIET)


def _draw_today(scope: Scope, low: float) -> str:
    if scope.as_of is None:
        return ""
    x, text = scope.at(scope.as_of), f"As of {say_day(scope.as_of)}"
    line = shape("path", d=f"M{x:.1f} {_TOP - 22:g}V{low:.1f}", stroke=INK, stroke_width=1.6)
    middle = min(x, _WIDTH - measure(text, TEXT, bold=True) / 2)
    look = {"text_anchor": "middle", "font_weight": "bold", "fill": INK}
    return line + words(text, middle, _TOP - 26, TEXT, **look)


def draw_course(row: Course, scope: Scope, view: View) -> Sign:
    """Return the row as a group under its own name, as high as its label."""
    label = wrap(row.label, LABEL - 46, TEXT) or (row.name,)
    height = max(len(label) * LEADING + 6, 20.0)
    verdict = row.marked.verdict if row.marked else None
    return draw_row(
        name_row(view, row.name),
        describe_row(row, scope),
        (_WIDTH, height),
        *draw_lines(label, PAD, height),
        draw_letter(verdict, LABEL - 8, height) if verdict else "",
        *_draw_zone(row, scope, height, prefix_of(view, view.form)),
        *_draw_days(row, scope, height),
    )


def _draw_zone(row: Course, scope: Scope, height: float, prefix: str) -> Iterator[str]:
    if row.ripe is None:
        return
    x, middle = scope.at(row.ripe), height / 2
    if x > LABEL + 1:
        yield Sign(draw_hatch(x - LABEL, 9.0, prefix), 0.0).at(LABEL, middle - 4.5)
    if x < END:
        line = f"M{x:.1f} {middle - 7:g}V{middle + 7:g}M{x:.1f} {middle:g}H{END:g}"
        yield shape("path", d=line, stroke=INK, stroke_width=1.8, fill="none")
    if scope.as_of and row.ripe > scope.as_of:
        text = f"from {row.ripe:%b %Y}" if row.ripe.year < date.max.year else "never"
        yield words(text, END + PAD, middle + 4, TEXT, fill=INK)


def _is_done(row: Course) -> bool:
    return row.marked is not None or row.name == ".programme"


def _draw_days(row: Course, scope: Scope, height: float) -> Iterator[str]:
    y = height / 2
    for first, last in row.spans:
        left, right = scope.at(first), scope.at(last)
        box = {"x": left, "y": y - 5, "width": max(right - left, 3.0), "height": 10}
        fill = STRANDS[0] if _is_done(row) else PAPER
        yield shape("rect", **box, fill=fill, stroke=STRANDS[0], stroke_width=1.4)
    for day in row.seen:
        fill = PAPER if row.is_early(day) else STRANDS[0]
        yield draw_diamond(scope.at(day), y, 4.2, fill, STRANDS[0])


_DAY, _DAYS, _LATER = date(2000, 1, 9), (date(2000, 1, 1), date(2000, 1, 18)), date(2000, 12, 31)
# What a mark looks like, and what it says.
_SAMPLES = {
    "done": (Course(".programme", "", (_DAYS,)), "done at that time"),
    "wave": (Course("", "", (_DAYS,)), "evidence gathered over that time"),
    "look": (Course("", "", (), (_DAY,)), "evidence about that day"),
    "early": (Course("", "", (), (_DAY,), _LATER), "evidence from too early on: it cannot tell"),
    "ripe": (Course("", "", (), (), _DAY), "hatched: too early to see it; then it can be judged"),
}


def _explain(rows: Sequence[Course], prefix: str, width: float) -> tuple[Section, ...]:
    used = {
        "done": any(row.spans and _is_done(row) for row in rows),
        "wave": any(row.spans and not _is_done(row) for row in rows),
        "look": any(row.seen for row in rows),
        "early": any(row.is_early(day) for row in rows for day in row.seen),
        "ripe": any(row.ripe for row in rows),
    }
    marks = (
        (key, _draw_sample(row, prefix), text) for key, (row, text) in _SAMPLES.items() if used[key]
    )
    letters = frozenset(row.marked.verdict for row in rows if row.marked and row.marked.verdict)
    return keep_filled(explain("Marks", marks, width), explain_letters(letters, width))


def _draw_sample(row: Course, prefix: str) -> str:
    if row.ripe == _DAY:
        ripe = shape("path", d="M22 0V12M22 6H44", stroke=INK, stroke_width=1.8)
        return Sign(draw_hatch(16, 9, prefix), 16).at(6, 1.5) + ripe
    drawn = _draw_days(row, Scope(_DAYS[0], _LATER, None), 12)
    return shape("g", *drawn, transform=f"translate({6 - LABEL:g} 0)")
