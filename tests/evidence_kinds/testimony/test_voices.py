"""How many said so is a number or one of eight words."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.testimony.interviews import Amount, Voice, parse_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [(7, 7), ("7", 7), ("almost all", Amount.ALMOST_ALL), ("Almost-all", Amount.ALMOST_ALL),
     ("none", Amount.NONE)],
)  # fmt: skip
def test_numbers_and_words_are_read(text: object, amount: object) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize("text", ["-1", -1, 2.5, "plenty", "", None])
def test_anything_else_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="whole number or one of: all, almost all"):
        parse_amount(text)


def test_a_voice_keeps_what_was_written() -> None:
    voice = Voice.model_validate({"agree": "most", "of": 5})

    assert (voice.agree, voice.dissent, voice.of) == (Amount.MOST, None, 5)
