"""A result reads as a sentence that a manager understands, and gives nobody away."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.survey._words import (
    say_answers,
    say_dont_know,
    say_suppressed,
    say_withheld,
)
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister


def item(**more: object) -> SurveyItem:
    return SurveyItem.model_validate(
        {"id": "i", "says": "So", "about": "a", "options": ["Often", "Always"],
         "statement": "I stay calm ", "expect": "increase", **more}
    )  # fmt: skip


def test_everybody_needs_no_words() -> None:
    assert say_answers(item()) == "Often or Always to “I stay calm”"
    assert say_suppressed(item()) == "Fewer than 10 people answered, so nothing is shown."


def test_a_group_is_named_where_it_matters() -> None:
    fathers = item(where={"role": "father"})

    assert say_answers(fathers).endswith(", among those whose role is father")
    assert "10 people whose role is father answered" in say_suppressed(fathers)


@pytest.mark.parametrize("outcome", list(Sighting))
def test_what_is_withheld_still_says_what_came_of_it(outcome: Sighting) -> None:
    words = say_withheld(item(where={"role": "father"}), outcome)

    assert "withheld" in words
    assert words.endswith((".",))
    assert ("not found" in words) == (outcome is Sighting.NOT_FOUND)


@pytest.mark.parametrize(("policy", "words"), [("keep", "stays in the base"), ("drop", "left out")])
def test_what_became_of_dont_know_is_said(policy: str, words: str) -> None:
    register = SurveyRegister.model_validate(
        {"id": "r", "title": "R", "kind": "survey", "dont_know": policy}
    )

    assert words in say_dont_know(register)
