"""Everything on the sheet gets a place: columns, rows, and a line for every link."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import CausalLink, LogicModel, Outcome
from contribution.domain.view import View
from contribution.drawing.channels.placing import lay_out
from contribution.drawing.order import layout as layout_module
from contribution.drawing.order.layout import heading_of
from contribution.drawing.pen.elements import id_of
from contribution.drawing.sheet.sheet import build_sheet
from contribution.errors import DrawingFailedError

AssessModel = Callable[[LogicModel], Assessment]


def test_stages_stand_in_columns_from_left_to_right(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    layout = lay_out(sheet, "LR")

    middles = [layout.boxes[heading_of(stage.column)].middle[0] for stage in sheet.stages]
    assert middles == sorted(middles)
    for marked in sheet.nodes:
        column = layout.boxes[heading_of(marked.node.stage.column)].middle[0]
        assert layout.boxes[marked.node.id].middle[0] == pytest.approx(column, abs=1)


def test_a_strand_is_a_row_that_holds_its_nodes(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    layout = lay_out(sheet, "LR")

    for marked in sheet.nodes:
        if marked.node.strand:
            lane, box = layout.lanes[marked.node.strand], layout.boxes[marked.node.id]
            assert lane.left <= box.left
            assert lane.top <= box.top
            assert box.bottom <= lane.bottom


def test_every_link_has_a_curve_even_on_circles(assess_model: AssessModel) -> None:
    nodes = tuple(Outcome(id=name, label=name, horizon="short") for name in "abc")
    ends = (("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"), ("b", "a"))
    links = tuple(CausalLink(source=source, target=target) for source, target in ends)
    sheet = build_sheet(assess_model(LogicModel(name="m", nodes=nodes, links=links)), View())

    assert {id_of(link.id) for link in links} <= set(lay_out(sheet, "LR").curves)


def test_a_drawing_that_fails_in_every_way_is_an_error(
    small: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(dot: str, output_format: str) -> bytes:
        raise DrawingFailedError(f"no {output_format} of {len(dot)}")

    monkeypatch.setattr(layout_module, "run_dot", refuses)

    with pytest.raises(DrawingFailedError):
        lay_out(build_sheet(small, View()), "LR")
