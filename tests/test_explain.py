from __future__ import annotations

import pytest

from contribution.domain.verdict import Verdict
from contribution.errors import UnknownNameError
from contribution.explain import explain_word


@pytest.mark.parametrize("word", ["CA402", "ca402", "rivals-not-considered"])
def test_a_check_is_explained_by_id_and_by_name(word: str) -> None:
    page = explain_word(word)

    assert page.startswith("CA402 ")
    for heading in ("What it finds", "Why it matters", "Example", "How to resolve"):
        assert heading in page


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_explained_with_its_meaning_and_line(verdict: Verdict) -> None:
    assert "Drawn as" in explain_word(verdict.value)


def test_a_fault_of_a_file_and_the_floor_have_pages_too() -> None:
    assert "tab" in explain_word("CA005").lower() or explain_word("CA005")
    assert "--min-rating" in explain_word("CA599")


def test_an_unknown_word_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="hoop"):
        explain_word("hopp")
