from __future__ import annotations

import pytest

from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.verdict import SCALE, Verdict
from contribution.story.signs import (
    build_facts,
    build_fold,
    build_grouped_table,
    build_list,
    build_row,
    build_section,
    build_table,
    define_lines,
    show_place,
    show_verdict,
)
from tests.story.telling import Page


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_told_by_line_letter_and_word(verdict: Verdict) -> None:
    page = Page(define_lines() + show_verdict(verdict))

    assert page.text.endswith(f"{SCALE[verdict].letter} {verdict.value}")
    assert page.dangling == []


def test_the_lines_are_those_of_the_scale() -> None:
    page = Page(define_lines())
    drawn = [
        (v["stroke-width"], v.get("stroke-dasharray")) for tag, v in page.tags if tag == "path"
    ]

    assert drawn == [(str(scale.width), scale.dash or None) for scale in SCALE.values()]


def test_what_speaks_against_is_told_by_more_than_colour() -> None:
    for verdict in Verdict:
        page = Page(show_verdict(verdict))
        is_against = "against" in str(page.tags[0][1]["class"])
        assert is_against == (SCALE[verdict].rank < 0)
        assert verdict.value in page.text


def test_a_table_has_a_caption_headings_and_can_be_reached() -> None:
    page = Page(build_table("All", ("A", "B"), [build_row("x", "1")], name="all things"))
    frame, table = page.tags[0][1], page.tags[1][1]

    assert frame["tabindex"] == "0"
    assert frame["aria-labelledby"] in page.ids
    assert table["id"] == "table__all_20_things"
    assert [v["scope"] for tag, v in page.tags if tag == "th"] == ["col", "col", "row"]


def test_groups_of_rows_stand_under_headings_of_their_own() -> None:
    groups = [(name, [build_row(name, "1")]) for name in ("One", "Two")]
    page = Page(build_grouped_table("Both", ("Name", "Number"), groups, name="both"))
    heads = [v for tag, v in page.tags if tag == "th" and v.get("scope") == "rowgroup"]

    assert page.faults == []
    assert page.count("tbody") == 2
    assert [each["colspan"] for each in heads] == ["2", "2"]


def test_the_name_of_a_fold_is_inside_so_that_a_link_opens_it() -> None:
    page = Page(build_fold("More", "text", name="here"))

    assert [tag for tag, _ in page.tags] == ["details", "summary", "div"]
    assert page.tags[2][1]["id"] == "here"


def test_facts_without_a_value_are_left_out() -> None:
    page = Page(build_facts((("Known", "yes"), ("Unknown", None), ("Empty", ""))))

    assert page.text == "Known yes"


def test_places() -> None:
    assert show_place(NOWHERE) is None
    assert show_place(Where("a.yaml", 3)) == '<code class="place">a.yaml:3</code>'


def test_lists_and_sections() -> None:
    assert build_list(("a", "b"), ordered=True) == "<ol><li>a</li><li>b</li></ol>"
    section = Page(build_section("x", "Title", "text"))
    assert section.tags[0][1]["aria-labelledby"] in section.ids
