"""Interviews: who said it, how many, and that one loud voice is not a pattern."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.evidence import Observation, Sighting
from tests.evidence_kinds.tables import observe


def said(voices: dict[str, Any], outcome: str = "found") -> Observation:
    return observe("interviews", None, {"outcome": outcome, "voices": voices})


def test_the_sentence_says_who_said_it_and_how_many() -> None:
    observation = said({"team-leaders": {"agree": 9, "dissent": 1, "of": 12}, "families": "most"})

    assert observation.outcome is Sighting.FOUND
    assert "team leaders: 9 of 12, 1 said otherwise; families: most" in observation.sentence
    assert observation.figures[0].number == 9
    assert observation.quality_cap == 3


@pytest.mark.parametrize(
    ("voices", "single"),
    [
        ({"staff": "one"}, True),
        ({"staff": 1}, True),
        ({"staff": {"agree": 1, "of": 12}}, True),
        ({"staff": "one", "families": 0}, True),
        ({"staff": "one", "families": "one"}, False),
        ({"staff": "one", "families": "some"}, False),
        ({}, False),
    ],
)
def test_a_single_voice_is_not_a_pattern(voices: dict[str, Any], single: bool) -> None:
    observation = said(voices)

    assert (observation.quality_cap == 1) == single
    assert any("single voice" in caution for caution in observation.cautions) == single


def test_more_dissent_than_agreement_is_pointed_out() -> None:
    assert any("said otherwise than" in c for c in said({"a": {"agree": 2, "dissent": 3}}).cautions)
    assert said({"a": {"agree": 3, "dissent": 2}}).cautions == ()


def test_more_voices_than_people_are_pointed_out() -> None:
    assert any(
        "than the 5 who" in c for c in said({"a": {"agree": 4, "dissent": 3, "of": 5}}).cautions
    )


@pytest.mark.parametrize("outcome", list(Sighting))
def test_the_outcome_is_the_authors(outcome: Sighting) -> None:
    assert said({}, outcome).outcome is outcome


@pytest.mark.parametrize("amount", ["lots", -1, 1.5, "nobody at all"])
def test_an_unknown_amount_is_refused_with_the_words_there_are(amount: object) -> None:
    with pytest.raises(ValueError, match="almost all"):
        said({"staff": amount})


def test_a_register_says_how_many_were_interviewed_and_whether_saturation_was_reached() -> None:
    item = {"outcome": "not-found", "voices": {"staff": 9, "families": {"agree": 4, "of": 7}}}
    register = {"interviewed": {"staff": 12, "families": 8}, "saturation": "not reached",
                "saturation_because": "New themes to the last day"}  # fmt: skip

    observation = observe("interviews", None, item, **register)

    assert "staff: 9 of 12; families: 4 of 7" in observation.sentence
    assert observation.working[-1] == "Saturation not reached: New themes to the last day"
    assert "does not show that it is not so" in observation.cautions[-1]


def test_one_loud_voice_stays_bounded_where_saturation_was_reached() -> None:
    item = {"outcome": "found", "voices": {"staff": "one"}}

    observation = observe("interviews", None, item, saturation="reached")

    assert observation.quality_cap == 1


def test_more_voices_than_were_interviewed_are_pointed_out() -> None:
    item = {"outcome": "found", "voices": {"staff": 13}}

    assert any(
        "than the 12 who" in caution
        for caution in observe("interviews", None, item, interviewed={"staff": 12}).cautions
    )
