"""The timeline: activities, waves of data, and from when on each result can be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, Stage
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
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing
from contribution.drawing.sheet.legend import LETTERS, Section, explain_letters, make_entry
from contribution.drawing.sheet.sheet import MarkedNode, Sheet, build_sheet
from contribution.drawing.sheet.wording import HEADINGS
from contribution.drawing.views.gaps import define_hatch, draw_hatch
from contribution.errors import NoDaysError
from contribution.words.phrases import count_of

TEXT = 11.2
_LEADING = 13.2
_LABEL, _WIDE = 300.0, 760.0
_PAD = 6.0
_MARK = 4.2
_LEGEND = 1.34
_TOP = 44.0


class Row(NamedTuple):
    """One line of the timeline: something done, asked or hoped for, on its days.

    It lasts over `spans`; `seen` are the days of pieces of evidence about it. Before `ripe` it is
    too early to see it; None where nobody can say.
    """

    name: str
    label: str
    spans: tuple[tuple[date, date], ...] = ()
    seen: tuple[date, ...] = ()
    ripe: date | None = None
    marked: MarkedNode | None = None


class Scope(NamedTuple):
    """From which to which day the timeline runs, and where today stands for the model."""

    first: date
    last: date
    as_of: date | None

    def at(self, day: date) -> float:
        """Return how far from the left the day is."""
        whole = (self.last - self.first).days or 1
        return _LABEL + _WIDE * min(max((day - self.first).days / whole, 0.0), 1.0)


def find_rows(assessment: Assessment, sheet: Sheet) -> Mapping[str, tuple[Row, ...]]:
    """Return under their headings what was done, what was asked when, and the results by stage."""
    return {
        heading: rows
        for heading, found in (
            ("Activities", _find_activities(assessment, sheet)),
            ("Evidence gathered", _find_waves(assessment)),
            *(
                (f"Results: {HEADINGS[stage].lower()}", _find_results(assessment, sheet, stage))
                for stage in sheet.stages
                if stage.column > Stage.ACTIVITY.column
            ),
        )
        if (rows := tuple(found))
    }


def _find_activities(assessment: Assessment, sheet: Sheet) -> Iterator[Row]:
    programme = assessment.graph.model.programme
    end = programme.ends or assessment.graph.model.as_of
    if programme.starts and end:
        yield Row(".programme", "The programme", ((programme.starts, end),))
    for marked in sheet.nodes:
        node = marked.node
        if isinstance(node, Activity) and node.starts:
            spans = ((node.starts, node.ends or end or node.starts),)
            yield Row(node.id, node.label, spans, marked=marked)


def _find_waves(assessment: Assessment) -> Iterator[Row]:
    registers = {each.register.id: each.register for each in assessment.graph.evidence}
    for name, register in registers.items():
        held = [each for each in assessment.graph.evidence if each.register.id == name]
        days = tuple(sorted({each.day for each in held if each.day and not each.item.planned}))
        asked = register.collected
        first, last = asked.starts or asked.ends, asked.ends or asked.starts
        spans = ((first, last),) if first and last else ()
        if spans or days:
            yield Row(f".{name}", register.title, spans, () if spans else days)


def _find_results(assessment: Assessment, sheet: Sheet, stage: Stage) -> Iterator[Row]:
    graph, rated = assessment.graph, assessment.ratings.links
    for marked in sheet.nodes:
        node = marked.node
        if node.stage is not stage:
            continue
        into = [each.id for each in graph.find_links_into(node.id)]
        days = (rated[link].sees_effect_from for link in into if link in rated)
        ripe = min((day for day in days if day), default=None)
        about = [each for name in (node.id, *into) for each in graph.find_evidence_about(name)]
        seen = tuple(sorted({each.day for each in about if each.day and not each.item.planned}))
        if ripe or seen:
            yield Row(node.id, node.label or node.id, (), seen, ripe, marked)


def find_scope(rows: Iterable[Row], as_of: date | None) -> Scope | None:
    """Return whole years that hold every day; None where nothing has a day."""
    days: list[date] = []
    for row in rows:
        days += [day for span in row.spans for day in span] + list(row.seen)
        # A result that nobody alive could judge must not squeeze all others into a corner.
        days += [row.ripe] if row.ripe and row.ripe.year < date.max.year else []
    if not days:
        return None
    days += [as_of] if as_of else []
    return Scope(date(min(days).year, 1, 1), date(max(days).year, 12, 31), as_of)


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
    part = view.focus or view.strand
    prefix = f"timeline..{id_of(part)}.." if part else "timeline.."
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
        paper=view.paper,
        prefix=prefix,
    )


def describe_row(row: Row, scope: Scope) -> str:
    """Return the row in words: when it lasted, when it was looked at, when it can be judged."""
    told = [f"{_say(one)} to {_say(other)}" for one, other in row.spans]
    told += [f"looked at {', '.join(map(_say, row.seen))}"] if row.seen else []
    if row.ripe:
        told.append(_say_ripe(row.ripe))
        early = sum(day < row.ripe for day in row.seen)
        told += [f"{count_of(early, 'look')} too early"] if early else []
        told += ["not yet"] if scope.as_of and scope.as_of < row.ripe else []
    return f"{row.label}: {'; '.join(told)}"


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _say_ripe(day: date) -> str:
    return "cannot be judged" if day.year == date.max.year else f"can be judged from {_say(day)}"


def _draw(sections: Mapping[str, tuple[Row, ...]], scope: Scope, prefix: str) -> Sign:
    rows = []
    for heading, held in sections.items():
        back = shape("rect", width=_LABEL + _WIDE, height=20, fill=NO_TINT)
        text = words(heading, _PAD, 14, TEXT, font_weight="bold", fill=INK)
        rows.append(Sign(back + text, _LABEL + _WIDE, 20.0))
        rows += [draw_row(row, scope, prefix) for row in held]
    table = pile(*rows)
    axis = [
        _draw_tick(scope, year, table.height)
        for year in range(scope.first.year, scope.last.year + 2)
    ]
    today = _draw_today(scope, table.height) if scope.as_of else ""
    below = shape("g", *axis, class_="axis")
    return Sign(below + table.at(0, _TOP) + today, _LABEL + _WIDE + 40, table.height + _TOP)


def _draw_tick(scope: Scope, year: int, height: float) -> str:
    x = scope.at(date(year, 1, 1)) if year <= scope.last.year else _LABEL + _WIDE
    line = shape("path", d=f"M{x:.1f} {_TOP - 4:g}V{height + _TOP:.1f}", stroke=FAINT)
    return line + words(str(year), x, _TOP - 8, TEXT, text_anchor="middle", fill=QUIET)


def _draw_today(scope: Scope, height: float) -> str:
    x = scope.at(scope.as_of or scope.last)
    line = shape(
        "path", d=f"M{x:.1f} {_TOP - 22:g}V{height + _TOP:.1f}", stroke=INK, stroke_width=1.6
    )
    text = f"As of {_say(scope.as_of or scope.last)}"
    anchor = "end" if x > _LABEL + _WIDE / 2 else "start"
    at = x - 5 if anchor == "end" else x + 5
    return line + words(text, at, _TOP - 22, TEXT, text_anchor=anchor, font_weight="bold", fill=INK)


def draw_row(row: Row, scope: Scope, prefix: str) -> Sign:
    """Return the row as a group under its own name, as high as its label."""
    label = wrap(row.label, _LABEL - 46, TEXT) or (row.name,)
    height = max(len(label) * _LEADING + 6, 20.0)
    first = (height - _LEADING * (len(label) - 1)) / 2 + TEXT * 0.36
    text = (
        words(line, _PAD, first + _LEADING * number, TEXT, fill=INK)
        for number, line in enumerate(label)
    )
    badge = ""
    if row.marked and row.marked.verdict:
        sign = enlarge(draw_badge(row.marked.verdict), 1.34)
        badge = sign.at(_LABEL - 8 - sign.width, (height - sign.height) / 2)
    group = shape(
        "g",
        title(describe_row(row, scope)),
        shape("path", d=f"M0 {height:g}H{_LABEL + _WIDE:g}", stroke=FAINT, stroke_width=0.8),
        *text,
        badge,
        *_draw_zone(row, scope, height, prefix),
        *(_draw_span(row, span, scope, height) for span in row.spans),
        *(_draw_look(row, day, scope, height) for day in row.seen),
        id=prefix + id_of(row.name),
        class_="row",
    )
    return Sign(group, _LABEL + _WIDE, height)


def _draw_zone(row: Row, scope: Scope, height: float, prefix: str) -> Iterator[str]:
    if row.ripe is None:
        return
    x, middle = scope.at(row.ripe), height / 2
    if x > _LABEL + 1:
        hatch = draw_hatch(x - _LABEL, 9.0, prefix, 0.0)
        yield shape("g", hatch, transform=f"translate({_LABEL:g} {middle - 4.5:g})")
    if x < _LABEL + _WIDE:
        line = f"M{x:.1f} {middle - 7:g}V{middle + 7:g}M{x:.1f} {middle:g}H{_LABEL + _WIDE:g}"
        yield shape("path", d=line, stroke=INK, stroke_width=1.8, fill="none")
    if scope.as_of and row.ripe > scope.as_of:
        # What has to be waited for has its day beside it, within the hatched time.
        text = f"from {row.ripe:%b %Y}" if row.ripe.year < date.max.year else "never"
        wide = measure(text, TEXT) + 6
        back = shape("rect", x=x - wide - 3, y=middle - 7, width=wide, height=14, fill=PAPER)
        yield back + words(text, x - wide, middle + 4, TEXT, fill=INK)


def _draw_span(row: Row, span: tuple[date, date], scope: Scope, height: float) -> str:
    left, right = (scope.at(day) for day in span)
    fill = STRANDS[0] if row.marked or row.name == ".programme" else PAPER
    box = {"x": left, "y": height / 2 - 5, "width": max(right - left, 3.0), "height": 10}
    return shape("rect", **box, fill=fill, stroke=STRANDS[0], stroke_width=1.4)


def _draw_look(row: Row, day: date, scope: Scope, height: float) -> str:
    x, y = scope.at(day), height / 2
    early = row.ripe is not None and day < row.ripe
    corners = (
        f"{x - _MARK:.1f},{y:g} {x:.1f},{y - _MARK:g} {x + _MARK:.1f},{y:g} {x:.1f},{y + _MARK:g}"
    )
    fill = PAPER if early else STRANDS[0]
    return shape("polygon", points=corners, fill=fill, stroke=STRANDS[0], stroke_width=1.2)


def _explain(rows: list[Row], prefix: str, width: float) -> tuple[Section, ...]:
    day, later = date(2000, 1, 1), date(2000, 12, 31)
    scope = Scope(day, later, None)

    def sample(row: Row) -> str:
        drawn = "".join(
            (
                *(_draw_span(row, span, scope, 12) for span in row.spans),
                *(_draw_look(row, each, scope, 12) for each in row.seen),
            )
        )
        return shape("g", drawn, transform=f"translate({6 - _LABEL:g} 0)")

    done = Row(".programme", "", ((day, date(2000, 1, 18)),))
    seen, early = (date(2000, 1, 9),), Row("", "", (), (date(2000, 1, 9),), later)
    ripe = shape("path", d="M8 0V12M8 6H40", stroke=INK, stroke_width=1.8)
    known = [row.ripe for row in rows if row.ripe]
    entries = (
        (any(row.spans and row.marked for row in rows), "done", sample(done), "done at that time"),
        (
            any(row.spans and not row.marked for row in rows),
            "wave",
            sample(done._replace(name="")),
            "evidence gathered over that time",
        ),
        (
            any(row.seen for row in rows),
            "look",
            sample(Row("", "", (), seen)),
            "evidence about that day",
        ),
        (
            any(row.ripe and day < row.ripe for row in rows for day in row.seen),
            "early look",
            sample(early),
            "evidence from before it could be seen: it cannot tell",
        ),
        (
            bool(known),
            "too early",
            Sign(draw_hatch(34, 9, prefix, 0.0), 34).at(6, 1),
            "too early to see it",
        ),
        (bool(known), "ripe", ripe, "from here on it can be judged"),
    )
    letters = frozenset(row.marked.verdict for row in rows if row.marked and row.marked.verdict)
    sections = (
        Section(
            "Marks",
            tuple(
                make_entry(key, drawn, text, width)
                for is_used, key, drawn, text in entries
                if is_used
            ),
        ),
        Section(LETTERS, tuple(explain_letters(letters, width))),
    )
    return tuple(section for section in sections if section.entries)
