from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.loading.model.names import (
    End,
    is_id,
    is_usable,
    split_link,
    suggest_link,
)
from contribution.words.labels import suggest_id


def test_ids_are_lower_case_words_joined_by_hyphens() -> None:
    assert all(is_id(each) for each in ("a", "on-time", "year-7", "2016", "old_style"))
    assert not any(is_id(each) for each in ("", "A", "a b", "-a", "a-", "a--b", "é", "a.b"))


@settings(deadline=None)
@given(st.text())
def test_what_is_suggested_is_always_an_id(text: str) -> None:
    assert is_id(suggest_id(text))


def test_suggestions_keep_the_words() -> None:
    assert suggest_id("Fewer Late  Arrivals!") == "fewer-late-arrivals"
    assert suggest_id("élèves") == "eleves"


def test_a_link_is_split_with_the_position_of_each_end() -> None:
    assert split_link("a -> bb") == (End("a", 0), End("bb", 5))
    assert split_link("a->bb") == (End("a", 0), End("bb", 3))
    assert split_link("a  ->  b -> c") == (End("a", 0), End("b", 7), End("c", 12))


@pytest.mark.parametrize("text", ["a", "a ->", "-> b", "a -> -> b", "a > b", "a => b", "a → b", ""])
def test_what_is_no_link_gives_no_ends(text: str) -> None:
    assert split_link(text) == ()


@pytest.mark.parametrize(
    "text", ["a > b", "a => b", "a→b", "a --> b", "a ==> b", "a —> b", "a ⇒ b", "a to b"]
)
def test_the_link_probably_meant(text: str) -> None:
    assert suggest_link(text) == ("a", "b")


def test_some_ids_in_another_form_can_be_carried_on() -> None:
    assert is_usable("Big One")
    assert not is_usable("a -> b")
    assert not is_usable("a\nb")
    assert not is_usable("")
    assert not is_usable("x" * 500)


def test_an_endless_name_is_no_link_and_costs_no_time() -> None:
    text = f"a{' ' * 200_000}b"
    assert split_link(text) == ()
    assert suggest_link(text) == ()
