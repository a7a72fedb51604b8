"""Two changes of one text are joined where they are apart; where they meet, both stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contribution.editing.merging import merge_texts

BASE = "a\nb\nc\nd\ne\n"
TEXTS = st.lists(st.sampled_from("abcxy"), max_size=8).map(
    lambda each: "".join(f"{x}\n" for x in each)
)


def test_changes_that_are_apart_are_joined() -> None:
    merged = merge_texts(BASE, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n")

    assert merged == ("A\nb\nc\nd\nE\nf\n", 0)


def test_the_same_change_of_both_is_one() -> None:
    assert merge_texts(BASE, "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n") == ("a\nB\nc\nd\ne\n", 0)


def test_where_both_changed_a_line_both_are_kept() -> None:
    merged = merge_texts(BASE, "a\nmine\nc\nd\ne\n", "a\ntheirs\nc\nd\ne\n")

    assert merged == ("a\nmine\n# on disk: theirs\nc\nd\ne\n", 1)


def test_two_lines_added_at_one_place_are_both_kept() -> None:
    assert merge_texts("a\nb", "a\nx\nb", "a\ny\nb").text == "a\nx\n# on disk: y\nb"


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_somebody_wrote_is_lost(base: str, mine: str, other: str) -> None:
    made = merge_texts(base, mine, other).text.splitlines()

    for text in (mine, other):
        for line in {line for line in text.splitlines() if line not in base.splitlines()}:
            assert line in made or f"# on disk: {line}" in made


@given(TEXTS, TEXTS)
def test_one_change_alone_is_that_change(base: str, mine: str) -> None:
    assert merge_texts(base, mine, base) == (mine, 0)
    assert merge_texts(base, base, mine) == (mine, 0)
    assert merge_texts(base, mine, mine) == (mine, 0)
