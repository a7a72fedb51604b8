"""The nearest known name is offered, and never the very text that is complained about."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contribution.words.near import ask_near, find_nearest, suggest
from contribution.words.phrases import quote

NAMES = st.text(st.sampled_from("abcé -_.\u200b\u00ad\u0301аеο’'"), min_size=1, max_size=8)


def test_the_nearest_name_is_offered() -> None:
    assert suggest("lable", ["label", "note"]) == "did you mean label?"
    assert suggest("On_Time", ["on-time", "club"]) == "did you mean on-time?"
    assert ask_near("stronng", ["strong", "moderate"], quote) == 'did you mean "strong"?'
    assert ask_near("xyz", ["strong", "moderate"]) == ""


def test_without_a_near_name_the_known_ones_are_listed() -> None:
    assert suggest("zzz", ["b", "a"]) == "known here: a, b"
    assert suggest("zzz", []) == "none is known so far"
    assert suggest("zzz", [f"number-{i}" for i in range(20)]).endswith("and 15 more")


def test_a_long_name_is_found_among_many() -> None:
    names = [f"activity-number-{i:05d}" for i in range(5000)]
    assert find_nearest("activity-numbr-00042", names)[0].startswith("activity-number-000")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("open\u200bclub", "openclub"),
        ("op\u00aden", "open"),
        (normalize("NFD", "été"), "été"),
        ("раrents", "parents"),
        ("a  b", "a b"),
        ("children’s", "children's"),
    ],
)
def test_what_looks_the_same_is_to_be_typed_anew(name: str, known: str) -> None:
    assert suggest(name, [known, "other"]).startswith(f"type {known} anew: ")


@given(NAMES, st.lists(NAMES, min_size=1, max_size=4))
def test_nobody_is_asked_whether_they_meant_what_they_typed(name: str, known: list[str]) -> None:
    assume(name not in known)

    asked = re.match(r"did you mean (.*)\?$", suggest(name, known), re.DOTALL)

    assert asked is None or quote(asked[1].split(" or ")[0]) != quote(name)


def test_nothing_more_is_not_counted() -> None:
    assert "more" not in suggest("x", [f"{each} {'long name ' * 4}" for each in "abc"])
