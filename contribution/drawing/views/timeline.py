"""The timeline: activities, waves of data, and from when on each result can be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Stage
from contribution.domain.plugins import View
from contribution.drawing.pen.elements import (
    FAINT,
    INK,
    NO_TINT,
    PAPER,
    QUIET,
    STRANDS,
    id_of,
    shape,
    title,
    words,
)
from contribution.drawing.pen.lettering import measure, wrap
from contribution.drawing.pen.signs import Sign, draw_badge, enlarge, pile
from contribution.drawing.sheet.entries import Section, explain_letters, keep_filled, make_entry
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing, prefix_of
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.gaps import define_hatch, draw_hatch
from contribution.drawing.views.timeline_rows import (
    LABEL,
    WIDE,
    Course,
    Scope,
    describe_row,
    find_rows,
    find_scope,
    say_day,
)
from contribution.errors import NoDaysError
from contribution.words.phrases import count_of

TEXT = 11.2
_LEADING = 13.2
_PAD = 6.0
_MARK = 4.2
_LEGEND = 1.12
_TOP = 44.0


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
    prefix = prefix_of(view, "timeline")
    name = f"{sheet.title}: what can be judged when"
    undated = sum(each.node.stage.column > Stage.INPUT.column for each in sheet.nodes) - sum(
        row.marked is not None for row in every
    )
    left_out = (f"{count_of(undated, 'element')} without any day not shown",) if undated else ()
    heading = Heading(
        sheet.title,
        ". ".join(filter(None, ("What can be judged when", sheet.focus))),
        (*sheet.captions, *left_out),
        name,
        ". ".join(describe_row(row, scope) for row in every),
    )
    drawn = _draw(sections, scope, prefix)
    return frame_drawing(
        drawn._replace(svg=define_hatch(prefix) + drawn.svg),
        heading,
        Legend(partial(_explain, every, prefix), _LEGEND),
        view,
        "timeline",
    )


def _draw(sections: Mapping[str, tuple[Course, ...]], scope: Scope, prefix: str) -> Sign:
    rows = []
    for heading, held in sections.items():
        back = shape("rect", width=LABEL + WIDE, height=20, fill=NO_TINT)
        text = words(heading, _PAD, 14, TEXT, font_weight="bold", fill=INK)
        rows.append(Sign(back + text, LABEL + WIDE, 20.0))
        rows += [draw_row(row, scope, prefix) for row in held]
    table = pile(*rows)
    axis = [
        _draw_tick(scope, year, table.height)
        for year in range(scope.first.year, scope.last.year + 2)
    ]
    today = _draw_today(scope, table.height) if scope.as_of else ""
    below = shape("g", *axis, class_="axis")
    return Sign(below + table.at(0, _TOP) + today, LABEL + WIDE + 40, table.height + _TOP)


def _draw_tick(scope: Scope, year: int, height: float) -> str:
    x = scope.at(date(year, 1, 1)) if year <= scope.last.year else LABEL + WIDE
    line = shape("path", d=f"M{x:.1f} {_TOP - 4:g}V{height + _TOP:.1f}", stroke=FAINT)
    return line + words(str(year), x, _TOP - 8, TEXT, text_anchor="middle", fill=QUIET)


def _draw_today(scope: Scope, height: float) -> str:
    x = scope.at(scope.as_of or scope.last)
    line = shape(
        "path", d=f"M{x:.1f} {_TOP - 22:g}V{height + _TOP:.1f}", stroke=INK, stroke_width=1.6
    )
    text = f"As of {say_day(scope.as_of or scope.last)}"
    anchor = "end" if x > LABEL + WIDE / 2 else "start"
    at = x - 5 if anchor == "end" else x + 5
    return line + words(text, at, _TOP - 22, TEXT, text_anchor=anchor, font_weight="bold", fill=INK)


def draw_row(row: Course, scope: Scope, prefix: str) -> Sign:
    """Return the row as a group under its own name, as high as its label."""
    label = wrap(row.label, LABEL - 46, TEXT) or (row.name,)
    height = max(len(label) * _LEADING + 6, 20.0)
    first = (height - _LEADING * (len(label) - 1)) / 2 + TEXT * 0.36
    text = (
        words(line, _PAD, first + _LEADING * number, TEXT, fill=INK)
        for number, line in enumerate(label)
    )
    badge = ""
    if row.marked and row.marked.verdict:
        sign = enlarge(draw_badge(row.marked.verdict), 1.12)
        badge = sign.at(LABEL - 8 - sign.width, (height - sign.height) / 2)
    group = shape(
        "g",
        title(describe_row(row, scope)),
        shape("path", d=f"M0 {height:g}H{LABEL + WIDE:g}", stroke=FAINT, stroke_width=0.8),
        *text,
        badge,
        *_draw_zone(row, scope, height, prefix),
        *(_draw_span(row, span, scope, height) for span in row.spans),
        *(_draw_look(row, day, scope, height) for day in row.seen),
        id=prefix + id_of(row.name),
        class_="row",
    )
    return Sign(group, LABEL + WIDE, height)


def _draw_zone(row: Course, scope: Scope, height: float, prefix: str) -> Iterator[str]:
    if row.ripe is None:
        return
    x, middle = scope.at(row.ripe), height / 2
    if x > LABEL + 1:
        hatch = draw_hatch(x - LABEL, 9.0, prefix, 0.0)
        yield shape("g", hatch, transform=f"translate({LABEL:g} {middle - 4.5:g})")
    if x < LABEL + WIDE:
        line = f"M{x:.1f} {middle - 7:g}V{middle + 7:g}M{x:.1f} {middle:g}H{LABEL + WIDE:g}"
        yield shape("path", d=line, stroke=INK, stroke_width=1.8, fill="none")
    if scope.as_of and row.ripe > scope.as_of:
        # What has to be waited for has its day beside it, within the hatched time.
        text = f"from {row.ripe:%b %Y}" if row.ripe.year < date.max.year else "never"
        wide = measure(text, TEXT) + 6
        back = shape("rect", x=x - wide - 3, y=middle - 7, width=wide, height=14, fill=PAPER)
        yield back + words(text, x - wide, middle + 4, TEXT, fill=INK)


def _is_done(row: Course) -> bool:
    return row.marked is not None or row.name == ".programme"


def _draw_span(row: Course, span: tuple[date, date], scope: Scope, height: float) -> str:
    left, right = (scope.at(day) for day in span)
    fill = STRANDS[0] if _is_done(row) else PAPER
    box = {"x": left, "y": height / 2 - 5, "width": max(right - left, 3.0), "height": 10}
    return shape("rect", **box, fill=fill, stroke=STRANDS[0], stroke_width=1.4)


def _draw_look(row: Course, day: date, scope: Scope, height: float) -> str:
    x, y = scope.at(day), height / 2
    early = row.ripe is not None and day < row.ripe
    corners = (
        f"{x - _MARK:.1f},{y:g} {x:.1f},{y - _MARK:g} {x + _MARK:.1f},{y:g} {x:.1f},{y + _MARK:g}"
    )
    fill = PAPER if early else STRANDS[0]
    return shape("polygon", points=corners, fill=fill, stroke=STRANDS[0], stroke_width=1.2)


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
        "early": any(row.ripe and day < row.ripe for row in rows for day in row.seen),
        "ripe": any(row.ripe for row in rows),
    }
    entries = (
        make_entry(key, _draw_sample(row, prefix), text, width)
        for key, (row, text) in _SAMPLES.items()
        if used[key]
    )
    letters = frozenset(row.marked.verdict for row in rows if row.marked and row.marked.verdict)
    return keep_filled(Section("Marks", tuple(entries)), explain_letters(letters, width))


def _draw_sample(row: Course, prefix: str) -> str:
    scope = Scope(_DAYS[0], _LATER, None)
    if row.ripe == _DAY:
        ripe = shape("path", d="M22 0V12M22 6H44", stroke=INK, stroke_width=1.8)
        return Sign(draw_hatch(16, 9, prefix, 0.0), 16).at(6, 1.5) + ripe
    drawn = (
        *(_draw_span(row, span, scope, 12) for span in row.spans),
        *(_draw_look(row, day, scope, 12) for day in row.seen),
    )
    return shape("g", *drawn, transform=f"translate({6 - LABEL:g} 0)")
