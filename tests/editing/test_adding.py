"""What is dictated lands in the text where its neighbours stand, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from contribution.editing.adding import CannotAddError, add_entry, add_to_list, make_id

ROOT = Path(__file__).parent.parent.parent
CLUBS = (ROOT / "models/breakfast-clubs.yaml").read_text("utf-8")


def _added(before: str, after: str) -> list[str]:
    old = before.split("\n")
    return [line for line in after.split("\n") if line not in old]


def test_an_entry_goes_below_the_last_of_its_section_with_comments_kept() -> None:
    made = add_entry(CLUBS, ["outputs"], "toast", {"label": "Toast served", "strand": "food"})

    assert _added(CLUBS, made) == ["  toast:", "    label: Toast served"]
    assert made.index("  toast:") < made.index("\noutcomes:")
    assert made.count("#") == CLUBS.count("#")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", "outputs:\n  a: One\n"),
        ("title: T\n", "title: T\n\noutputs:\n  a: One\n"),
        ("outputs:\n", "outputs:\n  a: One\n"),
        ("outputs: {}\ntitle: T\n", "outputs: \n  a: One\ntitle: T\n"),
        ("outputs: {b: Two}\n", "outputs: {b: Two, a: One}\n"),
        ("outputs:   # none yet\ntitle: T\n", "outputs:   # none yet\n  a: One\ntitle: T\n"),
        ("outputs:\n    b: Two  # so\n\n# e\n", "outputs:\n    b: Two  # so\n    a: One\n\n# e\n"),
        ("outputs:\n  b: |\n    Two\n    lines\ntitle: T\n",
         "outputs:\n  b: |\n    Two\n    lines\n  a: One\ntitle: T\n"),
        ("outputs:\r\n  b: Two\r\n", "outputs:\r\n  b: Two\r\n  a: One\r\n"),
        ("\ufefftitle: T\noutputs:\n  b: Two", "\ufefftitle: T\noutputs:\n  b: Two\n  a: One"),
    ],
)  # fmt: skip
def test_a_section_may_be_missing_empty_or_written_in_any_way(text: str, made: str) -> None:
    assert add_entry(text, ["outputs"], "a", {"label": "One"}) == made


@pytest.mark.parametrize(
    "label", ["It: works", "no", "50% more", "# one", "- a", "“So”", "a, b", "'"]
)
def test_any_label_reads_as_it_was_said(label: str) -> None:
    # The meaning is compared inside; a label that would read otherwise is refused there.
    for text in ("outputs:\n  b: Two\n", "outputs: {b: Two}\n"):
        made = add_entry(text, ["outputs"], "a", {"label": label, "strand": "food"})
        assert yaml.safe_load(made)["outputs"]["a"] == {"label": label, "strand": "food"}


def test_an_assumption_joins_the_link_whatever_the_link_says_so_far() -> None:
    for before, after in (
        ("links:\n  a -> b:\n", "links:\n  a -> b:\n    assumes: [x]\n"),
        ("links:\n  a -> b: {because: So}\n", "links:\n  a -> b: {because: So, assumes: [x]}\n"),
        ("links:\n  a -> b:\n    assumes: none\n", "links:\n  a -> b:\n    assumes: [x]\n"),
        (
            "links:\n  a->b:\n    assumes: [y]  # so\n",
            "links:\n  a->b:\n    assumes: [y, x]  # so\n",
        ),
    ):
        assert add_to_list(before, ["links", "a -> b", "assumes"], "x") == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("outputs:\n  a: One\n", "there already"),
        ("outputs: text\n", "holds a text"),
        ("outputs: [\n", "mend the text first"),
        ("- a\n", "begin with a key"),
    ],
)
def test_what_has_no_place_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(CannotAddError, match=why):
        add_entry(text, ["outputs"], "a", {"label": "One"})


def test_ids_come_from_the_first_words_and_are_told_apart() -> None:
    assert make_id("Free breakfast clubs, each day before school!", set()) == (
        "free-breakfast-clubs-each-day"
    )
    assert make_id("Toast", {"toast", "toast-2"}) == "toast-3"
    assert make_id("…", set()) == "some-name"
