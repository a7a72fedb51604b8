from __future__ import annotations

from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contribution.story.blocks import anchor
from contribution.words.escaping import without_acting
from contribution.words.markup import Html, element, join, trust
from tests.story.telling import Page

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    "a & b &amp; c &lt;",
    "\u202eevil\u202c \u2066x\u2069",
    "\x00\x08\x1b[31m\x7f\x9b",
    "\ud800 alone",
    "<!--",
    "]]>",
    "<style>",
    "עברית",
)


@given(st.text())
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[4])
@example(HOSTILE[5])
def test_what_is_written_reads_as_it_stands_and_is_never_markup(text: str) -> None:
    page = Page(element("p", text, title=text))

    assert [tag for tag, _ in page.tags] == ["p"]
    assert page.faults == []
    assert page.tags[0][1] == {"title": without_acting(text)}
    assert "".join(page.words) == without_acting(text)


@given(st.text(), st.text())
def test_different_names_have_different_anchors(one: str, other: str) -> None:
    assert (anchor("item", one) == anchor("item", other)) == (one == other)


@given(st.text())
def test_an_anchor_is_fit_for_an_address(name: str) -> None:
    made = anchor("item", name)

    assert made.startswith("item__")
    assert all(sign.isascii() and (sign.isalnum() or sign in "_.-") for sign in made)


def test_a_link_is_told_by_its_two_ends() -> None:
    assert anchor("why", "act -> deliver") == "why__act.deliver"


def test_html_is_not_escaped_twice() -> None:
    inner = element("b", "a < b")

    assert element("p", inner) == "<p><b>a &lt; b</b></p>"
    assert unescape(join((inner, " & "))) == "<b>a < b</b> & "


def test_attributes_without_a_value_are_left_out() -> None:
    made = element("input", hidden=True, disabled=False, value=None, aria_label="x", class_="c")

    assert made == '<input hidden aria-label="x" class="c">'


@pytest.mark.parametrize("tag", ["br", "meta", "input"])
def test_void_elements_have_no_end(tag: str) -> None:
    assert element(tag) == f"<{tag}>"


def test_trusted_drawings_pass_unchanged() -> None:
    assert element("div", trust("<svg/>")) == "<div><svg/></div>"
    assert isinstance(trust("<svg/>"), Html)
