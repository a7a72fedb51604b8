"""A connector is neutral whatever its links are rated, and turns its corners softly."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.drawing.channels.folding import fold
from contribution.drawing.pen.elements import PAPER, QUIET, trace_path
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.overview import draw_connector, lay_out_cells


def test_no_connector_looks_like_a_verdict(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    folded = fold(sheet)
    grid = lay_out_cells(sheet, folded, View())
    drawn = [ET.fromstring(draw_connector(b, grid, sheet, "o..")) for b in folded.bundles]
    lines = [each.find("path") for each in drawn]

    looks = {(e.get("stroke"), e.get("stroke-width")) for e in lines if e is not None}
    assert looks == {(QUIET, "1.3")}
    assert not any(e.get("stroke-dasharray") for e in lines if e is not None)
    assert 1.3 not in {scale.width for scale in SCALE.values()}
    assert len({each.get("id") for each in drawn}) == len(drawn)


def test_feedback_has_the_hollow_head_of_the_whole_picture(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    folded = fold(sheet)
    grid = lay_out_cells(sheet, folded, View())

    for bundle in folded.bundles:
        root = ET.fromstring(draw_connector(bundle, grid, sheet, ""))
        head = root.find("polygon")
        assert head is not None
        assert (head.get("fill") == PAPER) == bundle.ends.manner.feedback
        assert ("feedback" in " ".join(root.itertext())) == bundle.ends.manner.feedback


def test_corners_are_rounded_as_far_as_there_is_room() -> None:
    path = trace_path(((0.0, 0.0), (50.0, 0.0), (50.0, 4.0), (90.0, 4.0)))

    assert path.startswith("M0.0 0.0L48.0 0.0Q50.0 0.0 50.0 2.0")
    assert path.endswith("L90.0 4.0")
    assert trace_path(((0.0, 0.0), (9.0, 0.0))) == "M0.0 0.0L9.0 0.0"
