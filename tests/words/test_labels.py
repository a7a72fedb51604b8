"""What looks alike is alike, however it is stored."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.words.labels import plain_label, plain_words, tidy_label

FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


def test_what_no_reader_sees_tells_no_labels_apart() -> None:
    assert {tidy_label(f"Don{sign}t know") for sign in "’'`´ʼ‘"} == {"Don't know"}
    assert tidy_label("I\u00a0can \u200bread\u00ad") == "I can read"
    assert tidy_label("eﬃcient") == "efficient"


@given(st.text(), st.sampled_from(FORMS))
def test_an_accent_apart_from_its_letter_makes_no_other_label(
    text: str, form: Literal["NFC", "NFD"]
) -> None:
    stored = unicodedata.normalize(form, text)

    for read in (tidy_label, plain_label, plain_words):
        assert read(stored) == read(text)


@given(st.text())
def test_reading_a_label_again_changes_nothing(text: str) -> None:
    assert tidy_label(tidy_label(text)) == tidy_label(text)


@pytest.mark.parametrize("text", ["Don't know", "don’t  know", " DON'T KNOW. "])
def test_spellings_of_one_label_are_one(text: str) -> None:
    assert plain_label(text) == "don't know"


def test_plain_words_leave_out_punctuation_and_keep_numbers() -> None:
    assert plain_words("Heatons &  Tame Valley.") == plain_words("heatons and tame valley")
    assert plain_words("Q1 2013/14") != plain_words("Q1 2014/15")
