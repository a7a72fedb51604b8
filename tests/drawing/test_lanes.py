"""Rows carry their names where they fit, and stage names stand over their columns."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.channels.placing import lay_out
from contribution.drawing.order.layout import Box, Layout
from contribution.drawing.pen.lettering import measure
from contribution.drawing.sheet.lanes import (
    draw_headings,
    draw_lane_names,
    draw_lanes,
    find_overhang,
    name_band,
)
from contribution.drawing.sheet.sheet import build_sheet


def test_a_high_row_has_its_name_upright_and_a_low_one_on_a_tab() -> None:
    _, _, high = name_band(Box(100, 0, 300, 200), "Communications and change", "LR")
    band, lines, low = name_band(Box(100, 0, 300, 40), "Communications and change", "LR")

    assert high
    assert not low
    assert band.bottom == 0
    assert all(measure(line, 9.5, bold=True) <= band.width for line in lines)
    assert not any(line.endswith("-") for line in lines)


def test_a_column_has_its_name_above() -> None:
    band, _, upright = name_band(Box(100, 50, 300, 400), "Food", "TB")

    assert band.bottom == 50
    assert not upright


def test_names_that_stand_out_at_the_left_get_room(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    layout = Layout(400, 300, {}, {"food": Box(8, 0, 300, 200)}, {})

    assert find_overhang(sheet, layout, "LR") == 8
    assert find_overhang(sheet, layout, "TB") == 0


def test_every_strand_and_stage_shown_is_named(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    layout = lay_out(sheet, "LR")
    drawn = "".join(draw_lane_names(sheet, layout, "LR")) + draw_headings(sheet, layout, "LR")
    text = " ".join(ET.fromstring(f"<g>{drawn}</g>").itertext())

    for name in ("Food at school", "Context", "Inputs", "Activities", "Short term", "Impact"):
        assert name in text
    assert draw_lanes(sheet, layout).count("<rect") == 2
