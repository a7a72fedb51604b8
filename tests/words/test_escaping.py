"""What people typed acts nowhere: not on a terminal, a CI log, a page, a picture or a comment."""

from __future__ import annotations

import json
import unicodedata
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contribution.words.escaping import (
    escape_annotation,
    escape_annotation_field,
    escape_markdown,
    escape_markup,
    escape_printed,
    quote_code,
    without_acting,
)

HOSTILE = st.one_of(
    st.text(),
    st.text(st.sampled_from("\x1b[31m\x07\x9b\x7f\r\n\t\u202e\u2066\u2028\ud800:#[]()<>!|`*_&@%,")),
    st.sampled_from(
        ["::error::x", "  ::stop-commands::x", "##[add-mask]x", "[a](javascript:b)",
         "![a](https://x.org/a.png)", "<img src=x onerror=y>", "https://example.org", "@somebody",
         "#12", "a|b", "``` x", "www.example.org", "- a", "1. a", "=== ", "\x1b]0;title\x07"]
    ),
)  # fmt: skip


@given(HOSTILE)
def test_nothing_printed_steers_a_terminal_or_a_ci_server(text: str) -> None:
    shown = escape_printed(text)

    for sign in shown:
        assert sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(sign) not in {"LRO", "RLO", "LRE", "RLE", "PDF", "RLI"}
    assert not any(line.lstrip().startswith("::") for line in shown.split("\n"))
    assert "##[" not in shown
    assert escape_printed(shown) == shown


def test_what_is_taken_from_a_terminal_is_shown() -> None:
    assert escape_printed("a\x1b[31m\u202eb\n") == "a\\u001b[31m\\u202eb\n"
    assert escape_printed("é 中文 עברית 👩‍🚀\n") == "é 中文 עברית 👩‍🚀\n"


@given(HOSTILE)
def test_escaped_json_says_the_same(text: str) -> None:
    made = json.dumps({"label": text}, ensure_ascii=False, indent=2)

    assert json.loads(escape_printed(made)) == {"label": text}


@given(HOSTILE)
def test_an_annotation_is_one_line_and_its_fields_end_where_they_should(text: str) -> None:
    line = f"::error file={escape_annotation_field(text)},line=1::{escape_annotation(text)}"

    assert len(line.splitlines()) == 1
    assert line.split("::")[1].count(",") == 1


@given(HOSTILE)
def test_markup_reads_as_it_stands(text: str) -> None:
    made = escape_markup(text)

    assert not set(made) & set("<>\"'")
    assert unescape(made) == without_acting(text)
    ET.fromstring(f'<p title="{made}">{made}</p>')
    made.encode()


@given(HOSTILE)
def test_markdown_is_a_line_of_text_and_nothing_else(text: str) -> None:
    said = escape_markdown(text)

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"| a |\n|---|\n| x {said} |")
    inline = [each for token in tokens for each in token.children or ()]
    assert {each.type for each in inline} <= {"text", "text_special"}
    assert sum(token.type == "tr_open" for token in tokens) == 2
    assert len(said.splitlines()) <= 1


@pytest.mark.parametrize("text", ["@somebody", "see #12", "https://example.org", "www.x.org"])
def test_a_forge_makes_no_link_of_it(text: str) -> None:
    assert "\u200b" in escape_markdown(text)


@given(HOSTILE)
def test_code_cannot_be_left(text: str) -> None:
    made = quote_code(text)

    assert made == "" or (made.count("`") == 2 and "|" not in made)
