from __future__ import annotations

import pytest

from contribution.app.explain import explain_word
from contribution.domain.verdict import Verdict
from contribution.errors import UnknownNameError


def _explain(word: str) -> str:
    return explain_word(word).text


@pytest.mark.parametrize("word", ["CA402", "ca402", "rivals-not-considered"])
def test_a_check_is_explained_by_id_and_by_name(word: str) -> None:
    page = _explain(word)

    assert page.startswith("CA402 ")
    for heading in ("What it finds", "Why it matters", "Example", "How to resolve"):
        assert heading in page


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_explained_with_its_meaning_and_line(verdict: Verdict) -> None:
    assert "Drawn as" in _explain(verdict.value)


def test_a_fault_of_a_file_and_the_floor_have_pages_too() -> None:
    assert "tab" in _explain("CA005").lower() or _explain("CA005")
    assert "--min-rating" in _explain("CA599")


def test_an_unknown_word_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="hoop"):
        _explain("hopp")
