"""SVG is written so that any text makes well-formed XML and any name a reversible id."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from contribution.drawing.pen.elements import id_of, said, shape, title, words
from tests.drawing.reading import subject_of


@given(st.text(), st.text())
def test_any_text_makes_well_formed_xml(text: str, value: str) -> None:
    ET.fromstring(shape("g", title(text), said(text), data_label=value))


def test_attributes_that_are_none_are_left_out_and_numbers_are_short() -> None:
    drawn = shape("path", d="M0 0", stroke_width=1.5, fill=None, rx=2.0)

    assert drawn == '<path d="M0 0" stroke-width="1.5" rx="2"/>'


def test_text_stays_text() -> None:
    assert words("A & B", 1, 2, 9.0) == '<text x="1" y="2" font-size="9">A &amp; B</text>'


def test_a_plain_name_is_its_own_id() -> None:
    assert id_of("staff-trained") == "staff-trained"
    assert id_of("serve -> eaten") == "serve.eaten"


@given(st.text(min_size=1), st.text(min_size=1))
def test_ids_can_be_turned_back_and_fit_any_page(one: str, other: str) -> None:
    for subject in (one, f"{one} -> {other}"):
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", id_of(subject)) or subject.startswith(
            " -> "
        )
        assert subject_of(id_of(subject)) == subject
