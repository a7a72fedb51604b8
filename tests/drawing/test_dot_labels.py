"""Labels in DOT say the same as the drawn marks, whatever text they hold."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.sheet.cards import label_link
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.dot import build_dot


def test_a_link_says_letter_counts_and_flags(small: Assessment) -> None:
    labels = {each.link.id: label_link(each) for each in build_sheet(small, View()).links}

    assert labels["serve -> eaten"] == "A 7▲ 2▼ 1○ [1B]"
    assert labels["hunger -> serve"] == "?"
    assert labels["eaten -> alert"] == "C 1▲ [1B] [2?]"


def test_the_sheet_names_title_and_date(small: Assessment) -> None:
    dot = build_dot(small, View())

    assert "Breakfast clubs" in dot
    assert "As of 30 June 2026" in dot
