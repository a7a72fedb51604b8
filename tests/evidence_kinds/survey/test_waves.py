"""Waves and overlap are read from the words of a register."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.survey.fields import SurveyRegister, parse_overlap


@pytest.mark.parametrize(
    ("text", "overlap"), [("none", 0), ("unknown", None), (None, None), (70, 70), ("70", 70)]
)
def test_an_overlap_is_a_number_none_or_unknown(text: object, overlap: int | None) -> None:
    assert parse_overlap(text) == overlap


@pytest.mark.parametrize("text", ["some", -1, 1.5, True])
def test_any_other_overlap_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="none, or unknown"):
        parse_overlap(text)


def test_waves_are_named_by_number_or_text() -> None:
    register = SurveyRegister.model_validate(
        {"id": "r", "title": "R", "kind": "survey",
         "waves": {1: {"from": "2015-10-01", "answered": 112}, "two": {"invited": 588}}}
    )  # fmt: skip

    assert list(register.waves) == ["1", "two"]
    assert register.waves["1"].answered == 112
