"""A comparison as a picture: the new model with what is gone, every change marked by words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from contribution.changes.change import Comparison, How
from contribution.changes.marks import ChangeMark, find_marks
from contribution.changes.picture import frame_picture, unite
from contribution.domain.plugins import Format, View
from contribution.drawing.order.layout import Box, Curve, Layout
from contribution.drawing.pen.elements import PAPER, STRANDS, id_of, shape, title
from contribution.drawing.pen.signs import TALL, Sign, draw_words
from contribution.drawing.sheet.paper import carry_font
from contribution.drawing.views.whole import draw_svg

_BOLD = STRANDS[0]
_FARTHEST = 9


def render_comparison_svg(comparison: Comparison, view: View) -> str:
    """Return one accessible SVG that stands alone; `view.rank` is LR or TB as for the model."""
    drawn = draw_svg(unite(comparison), view, partial(_draw_marks, find_marks(comparison)))
    return carry_font(frame_picture(comparison, drawn))


def _draw_marks(marks: tuple[ChangeMark, ...], layout: Layout) -> Iterator[str]:
    taken = [*layout.boxes.values(), *layout.tags.values()]
    for mark in marks:
        box, curve = layout.boxes.get(id_of(mark.subject)), layout.curves.get(id_of(mark.subject))
        if box is None and curve is None:
            continue
        label = _draw_label(mark)
        home = box or layout.tags.get(id_of(mark.subject)) or _middle_of(curve)
        place = _find_place(label, home, taken, on_edge=box is not None)
        taken.append(place)
        outline = _outline_card(mark, box) if box else _outline_link(mark, curve)
        yield shape(
            "g",
            title(mark.sentence),
            outline,
            label.at(place.left, place.top),
            class_="change",
            data_subject=mark.subject,
            data_how=mark.how,
        )


def _draw_label(mark: ChangeMark) -> Sign:
    text = draw_words(mark.text, bold=True, colour=PAPER)
    back = shape("rect", width=text.width + 6, height=TALL, rx=3, fill=_BOLD)
    return Sign(back + text.at(3, 0), text.width + 6)


def _find_place(label: Sign, home: Box, taken: list[Box], *, on_edge: bool) -> Box:
    # On a card the label may lie across its lower edge, where no text stands.
    inset = 3.0 if on_edge else -0.8
    spots = (
        (home.left + 6 if on_edge else home.left, home.bottom - inset),
        (home.left, home.top - TALL + inset),
        (home.right + 1, home.top),
        (home.left - label.width - 1, home.top),
        # Else the nearest room below or above, to the right of the place or to the left of it.
        *(
            (x, y)
            for away in range(1, _FARTHEST)
            for y in (home.bottom + away * TALL - inset, home.top - away * TALL + inset)
            for x in (home.left, home.right - label.width)
        ),
    )
    boxes = [_box(x, y, label.width, label.height) for x, y in spots]
    others = [each for each in taken if each != home]
    free = (box for box in boxes if not any(box.meets(each) for each in others))
    return next(free, boxes[0])


def _outline_card(mark: ChangeMark, box: Box) -> str:
    if mark.how is None:
        return ""
    gone = mark.how is How.REMOVED
    frame = shape(
        "rect",
        x=box.left - 2.5,
        y=box.top - 2.5,
        width=box.width + 5,
        height=box.height + 5,
        fill="none",
        stroke=_BOLD,
        stroke_width=2.2 if mark.how in {How.ADDED, How.REMOVED} else 1.1,
        stroke_dasharray="2,3" if gone else None,
    )
    if not gone:
        return frame
    across = f"M{box.left:.1f} {box.bottom:.1f}L{box.right:.1f} {box.top:.1f}"
    return frame + shape("path", d=across, stroke=_BOLD, stroke_width=1.0, fill="none")


def _outline_link(mark: ChangeMark, curve: Curve | None) -> str:
    if mark.how is not How.REMOVED or curve is None:
        return ""
    # At the arrowhead: the tag with the verdict lies over the middle.
    x, y = curve.points[-1]
    cross = f"M{x - 5:.1f} {y - 5:.1f}l10 10M{x - 5:.1f} {y + 5:.1f}l10 -10"
    return shape("path", d=cross, stroke=_BOLD, stroke_width=2.2, fill="none")


def _middle_of(curve: Curve | None) -> Box:
    points = curve.points if curve else ((0.0, 0.0),)
    x, y = points[len(points) // 2]
    return _box(x, y, 0.0, 0.0)


def _box(left: float, top: float, width: float, height: float) -> Box:
    return Box(left, top, left + width, top + height)


FORMAT = Format("What moved, as a picture", render_comparison_svg, frozenset({"rank"}))
