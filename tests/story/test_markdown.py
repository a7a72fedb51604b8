from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.story.markdown import build_bullets, build_table, code, join_blocks, say


@pytest.mark.parametrize(
    "text",
    [
        "# heading",
        "- item",
        "1. item",
        "| cell |",
        "<b>x</b>",
        "[a](b)",
        "*x*",
        "`x`",
        "&lt;",
        "===",
    ],
)
def test_signs_of_markdown_are_escaped(text: str) -> None:
    assert "\\" in say(text)


@given(st.text())
def test_words_stay_on_one_line_and_in_one_cell(text: str) -> None:
    said = say(text)

    assert len(said.splitlines()) <= 1
    assert said.replace("\\|", "").count("|") == 0
    assert said.replace("\\<", "").count("<") == 0


@given(st.text())
def test_code_cannot_be_left(text: str) -> None:
    made = code(text)

    assert made == "" or (made.count("`") == 2 and "|" not in made)


def test_addresses_do_not_become_links() -> None:
    assert "https:" not in say("see https://example.org")


def test_a_table_has_as_many_cells_in_each_row() -> None:
    made = build_table(("A", "B"), [("1", say("x | y"))])

    assert made.splitlines() == ["| A | B |", "| --- | --- |", "| 1 | x \\| y |"]


def test_a_table_without_rows_is_nothing() -> None:
    assert build_table(("A",), []) == ""
    assert join_blocks(("a", "", "b")) == "a\n\nb\n"
    assert build_bullets(("a", "b")) == "- a\n- b"
