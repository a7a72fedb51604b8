"""A comparison as a picture: the new model with what is gone, every change marked by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from contribution.changes.change import Comparison, How
from contribution.changes.marks import ChangeMark, find_marks
from contribution.changes.picture import frame_picture, unite
from contribution.domain.view import Format, View
from contribution.drawing.order.layout import Box, Curve, Layout
from contribution.drawing.pen.elements import PAPER, STRANDS, id_of, shape, title
from contribution.drawing.pen.signs import TALL, Sign, draw_words
from contribution.drawing.sheet.paper import carry_font
from contribution.drawing.views.whole import Overlay, draw_svg

_BOLD = STRANDS[0]


def render_comparison_svg(comparison: Comparison, view: View) -> str:
    """Return one accessible SVG that stands alone; `view.rank` is LR or TB as for the model."""
    marks = {id_of(each.subject): each for each in find_marks(comparison)}
    labels = {name: _draw_label(mark) for name, mark in marks.items()}
    overlay = Overlay(labels, partial(_draw_marks, marks, labels))
    return carry_font(frame_picture(comparison, draw_svg(unite(comparison), view, overlay)))


def _draw_marks(
    marks: Mapping[str, ChangeMark], labels: Mapping[str, Sign], layout: Layout
) -> Iterator[str]:
    for name, mark in marks.items():
        box, tag, label = layout.boxes.get(name), layout.tags.get(name), labels[name]
        if box:
            outline, place = _outline_card(mark, box), (box.left + 7, box.bottom - TALL - 2)
        elif tag:
            outline = _outline_link(mark, layout.curves[name])
            left = (
                tag.middle[0] - label.width / 2
                if tag.height > TALL + 1
                else tag.right - label.width
            )
            place = (left, tag.bottom - TALL)
        else:
            continue
        yield shape(
            "g",
            title(mark.sentence),
            outline,
            label.at(*place),
            class_="change",
            data_subject=mark.subject,
            data_how=mark.how,
        )


def _draw_label(mark: ChangeMark) -> Sign:
    text = draw_words(mark.text, bold=True, colour=PAPER)
    back = shape("rect", width=text.width + 6, height=TALL, rx=3, fill=_BOLD)
    return Sign(back + text.at(3, 0), text.width + 6)


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


def _outline_link(mark: ChangeMark, curve: Curve) -> str:
    if mark.how is not How.REMOVED:
        return ""
    # At the arrowhead, where nothing else stands.
    x, y = curve.points[-1]
    cross = f"M{x - 5:.1f} {y - 5:.1f}l10 10M{x - 5:.1f} {y + 5:.1f}l10 -10"
    return shape("path", d=cross, stroke=_BOLD, stroke_width=2.2, fill="none")


FORMAT = Format("What moved, as a picture", render_comparison_svg, frozenset({"rank"}))
