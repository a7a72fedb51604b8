from __future__ import annotations

import re

import pytest

from contribution.domain.verdict import Verdict
from contribution.story.speech import Speech, deny, find_languages

LANGUAGES = find_languages()


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_a_language_knows_no_sentence_that_english_lacks_and_fills_the_same_slots(
    lang: str,
) -> None:
    english = LANGUAGES["en"]
    for key, words in LANGUAGES[lang].items():
        if key.partition(".")[0] in {"verdict", "meaning"} or (
            key.startswith("part.") and key[5:].isupper()
        ):
            continue
        assert key in english
        assert set(re.findall(r"\{([\w-]+)\}", words)) <= set(
            re.findall(r"\{([\w-]+)\}", english[key])
        )


@pytest.mark.parametrize("lang", ["fr", "de"])
def test_french_and_german_lack_hardly_a_word(lang: str) -> None:
    # A new sentence may wait a little for its translators: until then it is said in English.
    assert Speech(lang).lacking <= 12


def test_a_missing_word_is_said_in_english_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    part = {"against": "Was dagegen spricht", "and": "und"}
    monkeypatch.setattr(
        "contribution.story.speech.find_languages", lambda: {**LANGUAGES, "de": part}
    )
    speech = Speech("de-AT")

    assert speech.plain("against") == "Was dagegen spricht"
    assert speech.plain("weakest") == "Weakest point"
    assert speech.lacking > 200


@pytest.mark.parametrize("lang", ["fr", "de"])
def test_every_verdict_has_a_word_of_its_own(lang: str) -> None:
    speech = Speech(lang)

    words = {speech.verdict(verdict) for verdict in Verdict}
    assert len(words) == len(Verdict)
    assert words.isdisjoint({str(verdict) for verdict in Verdict} - {"inconclusive"})


def test_verdicts_are_not_written_twice_in_english() -> None:
    said = {str(verdict) for verdict in Verdict}

    assert said.isdisjoint(LANGUAGES["en"].values())


@pytest.mark.parametrize(
    ("label", "denied"),
    [
        ("Social work caseloads stay manageable", "Social work caseloads did not stay manageable."),
        (
            "The model is normal practice in all teams",
            "The model was not normal practice in all teams.",
        ),
        ("Parents trust the school more", ""),
        ("Fewer families are referred again", ""),
        ("Families are heard and shape decisions", ""),
        ("Better attendance", ""),
        ("", ""),
    ],
)
def test_only_a_plain_clause_is_denied(label: str, denied: str) -> None:
    assert deny(label) == denied
