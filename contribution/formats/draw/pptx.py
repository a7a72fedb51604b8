"""The picture as a PowerPoint slide: shapes to move and arrows that follow them, not an image."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import Format, View
from contribution.drawing.channels.placing import lay_out
from contribution.drawing.order.layout import Box, Curve, Layout, Point, heading_of
from contribution.drawing.pen.elements import INK, PAPER, QUIET, id_of, strand_tint
from contribution.drawing.pen.shapes import (
    POINT,
    SPACE,
    USUAL_PORTS,
    bend_line,
    describe_shape,
    dress_line,
    find_colour,
    give_ports,
    leave_theme,
    paint_shape,
    write_words,
)
from contribution.drawing.pen.signs import manner_of
from contribution.drawing.sheet.cards import SMALL, TEXT
from contribution.drawing.sheet.legend import find_verdicts
from contribution.drawing.sheet.sheet import Influence, MarkedLink, Sheet, build_whole_sheet
from contribution.drawing.sheet.wording import (
    HEADINGS,
    describe_influence,
    describe_link,
    describe_node,
    describe_picture,
)
from contribution.errors import MissingLibraryError
from contribution.words.escaping import without_acting

_MARGIN, _HEAD = 40.0, 64.0
_LEGEND, _COLUMNS = 8.0, 3
_LEAST, _MOST = (960.0, 540.0), 4_032.0
# Letters and counts fit where the picture has them.
_TAG = 7.0


def render_slide(assessment: Assessment, view: View) -> bytes:
    """Return one slide as large as the picture needs, at most what PowerPoint allows.

    Raises:
        MissingLibraryError: python-pptx is not installed.
        TooLargeToDrawError: nobody could read so many cards on one sheet.
    """
    try:
        pptx = import_module("pptx")
    except ImportError:
        raise MissingLibraryError("python-pptx", "office", "A PowerPoint slide") from None
    sheet = build_whole_sheet(assessment, view)
    layout = lay_out(sheet, "LR")
    slide = _Slide(pptx.Presentation(), layout, _find_foot(list(_list_signs(sheet))))
    slide.write(sheet)
    made = BytesIO()
    slide.deck.save(made)
    return made.getvalue()


class _Slide:
    """The slide being filled; places of the layout become places on it."""

    def __init__(self, deck: Any, layout: Layout, foot: float) -> None:  # noqa: ANN401 - of a library without types
        needed = (layout.width + 2 * _MARGIN, layout.height + _HEAD + foot + _MARGIN)
        self.scale = min(1.0, *(_MOST / each for each in needed))
        self.deck, self.layout = deck, layout
        sizes = [max(self.scale * need, least) for need, least in zip(needed, _LEAST, strict=True)]
        self.width, self.height = sizes
        deck.slide_width, deck.slide_height = (round(each * POINT) for each in sizes)
        self.slide = deck.slides.add_slide(deck.slide_layouts[6])
        self.shapes = self.slide.shapes
        self.left = max(_MARGIN, (self.width / self.scale - layout.width) / 2)
        self.ids: dict[str, int] = {}
        self.ports: defaultdict[str, list[Point]] = defaultdict(list)

    def write(self, sheet: Sheet) -> None:
        """Put title, rows, cards, arrows, tags and legend onto the slide, the ground first."""
        title = ": ".join(filter(None, (sheet.title, sheet.focus)))
        self._write_text(Box(0, -44, self.layout.width, -18), title, 18, bold=True)
        self._write_ground(sheet)
        self._find_ports(sheet)
        self._write_nodes(sheet)
        self._write_influences(sheet)
        for marked in sheet.links:
            if curve := self.layout.curves.get(id_of(marked.link.id)):
                self._write_arrow(marked, curve, describe_link(marked, sheet))
        for marked in sheet.links:
            self._write_tag(marked)
        self._write_legend(list(_list_signs(sheet)))
        notes = self.slide.notes_slide.notes_text_frame
        notes.text = without_acting("\n".join((describe_picture(sheet), *sheet.captions)))

    def _find_ports(self, sheet: Sheet) -> None:
        """Find where lines begin and end on each card, before it is made."""
        curves = self.layout.curves
        for marked in sheet.links:
            if curve := curves.get(id_of(marked.link.id)):
                self.ports[id_of(marked.link.source)].append(curve.points[0])
                self.ports[id_of(marked.link.target)].append(curve.tip)
        for each in sheet.influences:
            name = id_of(each.factor.id)
            found = (curves.get(f"{name}.{id_of(touched)}") for touched in each.touches)
            self.ports[name] += [curve.points[0] for curve in found if curve]

    def _write_nodes(self, sheet: Sheet) -> None:
        for marked in sheet.nodes:
            letter = f"[{SCALE[marked.verdict].letter}]" if marked.verdict else ""
            touching = () if sheet.joins_influences else marked.influences
            text = "  ".join((marked.node.label or marked.node.id, *touching, letter)).strip()
            self._write_card(id_of(marked.node.id), text, describe_node(marked, sheet))

    def _write_influences(self, sheet: Sheet) -> None:
        for each in sheet.influences:
            name = id_of(each.factor.id)
            self._write_card(name, _name_influence(each), describe_influence(each), is_dashed=True)
            for touched in each.touches:
                self._write_join(name, id_of(touched))

    def _write_ground(self, sheet: Sheet) -> None:
        positions = {each.node.strand: each.strand for each in sheet.nodes}
        for strand, label in sheet.strands.items():
            lane = self.layout.lanes.get(id_of(strand))
            if lane is not None:
                row = self._add_rectangle(lane, f"strand {strand}")
                paint_shape(row, strand_tint(positions[strand]), "")
                # Turned upright along the beginning of its row.
                middle = lane.left - 12, (lane.top + lane.bottom) / 2
                half = max(lane.height, 60) / 2
                name = Box(middle[0] - half, middle[1] - 6, middle[0] + half, middle[1] + 6)
                self._write_text(name, label, SMALL, bold=True, is_centred=True)
                self.shapes[-1].rotation = 270
        for stage in sheet.stages:
            box = self.layout.boxes[heading_of(stage.column)]
            place = Box(box.left, -18, box.right, -3)
            self._write_text(place, HEADINGS[stage], 10, bold=True, is_centred=True)

    def _write_card(self, name: str, text: str, alt: str, *, is_dashed: bool = False) -> None:
        box = self.layout.boxes.get(name)
        if box is None:
            return
        card = self._add_rectangle(box, name, alt)
        paint_shape(card, PAPER, INK)
        give_ports(card, box, self.ports[name])
        self.ids[name] = card.shape_id
        # A label too long for its card is smaller, never cut.
        fitting = box.width * box.height / (0.62 * TEXT * 1.25 * max(1, len(text)))
        size = TEXT * min(1.0, max(0.35, (fitting / TEXT) ** 0.5))
        write_words(card.text_frame, text, self.scale * size)
        if is_dashed:
            card.line.dash_style = import_module("pptx.enum.dml").MSO_LINE.DASH

    def _write_arrow(self, marked: MarkedLink, curve: Curve, alt: str) -> None:
        arrow = self._add_line((*curve.points[:-1], curve.tip), marked.link.id)
        describe_shape(arrow, alt)
        self._glue(arrow, "stCxn", id_of(marked.link.source), curve.points[0])
        self._glue(arrow, "endCxn", id_of(marked.link.target), curve.tip)
        dress_line(arrow, marked)

    def _write_join(self, factor: str, touched: str) -> None:
        curve = self.layout.curves.get(f"{factor}.{touched}")
        if curve:
            line = self._add_line((*curve.points[:-1], curve.tip), f"{factor} on {touched}")
            line.line.color.rgb, line.line.width = find_colour(QUIET), POINT
            line.line.dash_style = import_module("pptx.enum.dml").MSO_LINE.ROUND_DOT
            self._glue(line, "stCxn", factor, curve.points[0])

    def _add_line(self, points: Sequence[Point], name: str) -> Any:  # noqa: ANN401
        """Add a line that takes the way of the picture."""
        places = [self._move(*point) for point in points]
        ends = (round(each * POINT) for point in (places[0], places[-1]) for each in point)
        elbow = import_module("pptx.enum.shapes").MSO_CONNECTOR.ELBOW
        line = self.shapes.add_connector(elbow, *ends)
        line.name = name
        bend_line(line, places)
        leave_theme(line)
        return line

    def _glue(self, line: Any, end: str, name: str, port: Point) -> None:  # noqa: ANN401
        """Make the line follow when its card is moved."""
        if name in self.ids and port in self.ports[name]:
            held = {
                "id": str(self.ids[name]),
                "idx": str(USUAL_PORTS + self.ports[name].index(port)),
            }
            ends = line.element.nvCxnSpPr.cNvCxnSpPr
            ends.append(ends.makeelement(f"{{{SPACE}}}{end}", held))

    def _write_tag(self, marked: MarkedLink) -> None:
        place = self.layout.tags.get(id_of(marked.link.id))
        if place is None:
            return
        flags = (f"⚑{each.number}{SCALE[each.verdict].letter}" for each in marked.flags)
        told = (*manner_of(marked.link).names, SCALE[marked.verdict].letter, *marked.marks,
                marked.voices, *flags)  # fmt: skip
        tag = self._add_rectangle(place, f"verdict on {marked.link.id}")
        paint_shape(tag, PAPER, SCALE[marked.verdict].colour)
        write_words(
            tag.text_frame, " ".join(filter(None, told)), self.scale * _TAG, is_centred=True
        )

    def _write_legend(self, entries: Sequence[str]) -> None:
        below = self.layout.height + 10
        box = Box(0, below, self.layout.width, below + _find_foot(entries))
        self._write_text(box, "\n".join(entries), _LEGEND)
        columns = self.shapes[-1].text_frame._txBody.bodyPr  # noqa: SLF001 - the library sets none
        columns.set("numCol", str(_COLUMNS))

    def _write_text(
        self, box: Box, text: str, size: float, *, bold: bool = False, is_centred: bool = False
    ) -> None:
        written = self.shapes.add_textbox(*self._place(box))
        write_words(written.text_frame, text, self.scale * size, bold=bold, is_centred=is_centred)

    def _add_rectangle(self, box: Box, name: str, alt: str = "") -> Any:  # noqa: ANN401
        kinds = import_module("pptx.enum.shapes").MSO_SHAPE
        made = self.shapes.add_shape(kinds.RECTANGLE, *self._place(box))
        made.name = name
        leave_theme(made)
        describe_shape(made, alt)
        return made

    def _place(self, box: Box) -> tuple[int, ...]:
        x, y = self._move(box.left, box.top)
        sizes = (box.width * self.scale, box.height * self.scale)
        return tuple(round(each * POINT) for each in (x, y, *sizes))

    def _move(self, x: float, y: float) -> Point:
        return (x + self.left) * self.scale, (y + _HEAD) * self.scale


def _list_signs(sheet: Sheet) -> Iterator[str]:
    """Yield what the letters, signs and numbers on the slide mean."""
    used = find_verdicts(sheet)
    yield from (f"{scale.letter} {verdict}" for verdict, scale in SCALE.items() if verdict in used)
    yield "▲ evidence for, ▼ against, ○ without weight; the letter in brackets: did it happen"
    yield from (f"⚑{each.number} {each.assumption.label}" for each in sheet.flags)
    if not sheet.joins_influences:
        yield from (_name_influence(each) for each in sheet.influences)


def _name_influence(influence: Influence) -> str:
    letter = SCALE[influence.verdict].letter
    return f"{influence.reference} {influence.factor.label or influence.factor.id}  [{letter}]"


def _find_foot(entries: Sequence[str]) -> float:
    # Some entries take two lines.
    return _LEGEND * 1.3 * (1.3 * len(entries) / _COLUMNS + 1)


FORMAT = Format(
    "The picture as a PowerPoint slide to edit", render_slide, frozenset({"focus", "strand"})
)
