"""Tags stand on their own line, off cards and off one another where there is room."""

from __future__ import annotations

from itertools import combinations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.drawing.channels.tags import place_tags
from contribution.drawing.order.layout import Box, Curve, Layout, lay_out
from contribution.drawing.pen.elements import id_of
from contribution.drawing.pen.signs import draw_link_marks
from contribution.drawing.sheet.sheet import build_sheet


def _straight(y: float) -> Curve:
    return Curve(((0, y), (60, y), (120, y), (190, y)), (200, y))


def _layout(curves: dict[str, Curve], **boxes: Box) -> Layout:
    return Layout(200, 100, boxes, {}, curves)


def test_a_tag_stands_on_the_middle_of_a_free_line() -> None:
    placed = place_tags(_layout({"a": _straight(50)}), {"a": (30, 10)})

    x, y = placed["a"].middle
    assert abs(x - 95) < 12
    assert y == 50


def test_a_tag_leaves_a_card_that_lies_on_the_middle() -> None:
    card = Box(70, 40, 120, 60)
    placed = place_tags(_layout({"a": _straight(50)}, card=card), {"a": (30, 10)})

    assert not placed["a"].meets(card)


def test_two_tags_on_one_line_stand_apart() -> None:
    curves = {"a": _straight(50), "b": _straight(52)}
    placed = place_tags(_layout(curves), {"a": (30, 10), "b": (30, 10)})

    assert not placed["a"].meets(placed["b"])


def test_in_a_small_model_no_tag_covers_a_card_or_a_tag(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    layout = lay_out(sheet, "LR")
    signs = {id_of(each.link.id): draw_link_marks(each) for each in sheet.links}
    placed = place_tags(layout, {name: (s.width, s.height) for name, s in signs.items()})

    assert set(placed) == set(signs)
    assert not [pair for pair in combinations(placed, 2) if placed[pair[0]].meets(placed[pair[1]])]
    inner = [Box(b.left + 4, b.top + 4, b.right - 4, b.bottom - 4) for b in layout.boxes.values()]
    assert not [tag for tag in placed.values() if any(tag.meets(box) for box in inner)]
