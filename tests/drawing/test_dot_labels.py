"""Labels in DOT say the same as the drawn marks, whatever text they hold."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.drawing.pen.lettering import clean
from contribution.drawing.sheet.cards import Card, label_card, label_link, label_sheet
from contribution.drawing.sheet.sheet import build_sheet


def test_a_link_says_letter_counts_and_flags(small: Assessment) -> None:
    labels = {each.link.id: label_link(each) for each in build_sheet(small, View()).links}

    assert labels["serve -> eaten"] == "A 7▲ 2▼ 1○ [1B]"
    assert labels["hunger -> serve"] == "?"
    assert labels["eaten -> alert"] == "C 1▲ [1B] [2?]"


@given(st.text())
def test_a_card_is_well_formed_whatever_it_says(text: str) -> None:
    label = label_card(Card((clean(text),), ()), "#123456")

    ET.fromstring(label[1:-1])


def test_the_sheet_names_title_and_date(small: Assessment) -> None:
    label = label_sheet(build_sheet(small, View()))

    assert "Breakfast clubs" in label
    assert "As of 30 June 2026" in label
