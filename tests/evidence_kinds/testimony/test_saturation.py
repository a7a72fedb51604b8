"""What was not said in interviews means least where saturation was not reached."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.evidence_kinds.testimony.interviews import Saturation, note_saturation


def test_nothing_declared_adds_nothing() -> None:
    observation = Observation(Sighting.FOUND)

    assert note_saturation(observation, None, "ignored") is observation


def test_saturation_reached_is_working_with_its_reason_and_no_caution() -> None:
    noted = note_saturation(Observation(Sighting.FOUND), "reached", "Nothing new after the ninth.")

    assert noted.working == ("Saturation reached: Nothing new after the ninth",)
    assert noted.cautions == ()


@pytest.mark.parametrize("saturation", ["not reached", "unknown"])
def test_anything_else_is_a_caution_that_weighs_on_what_was_not_said(
    saturation: Saturation,
) -> None:
    found = note_saturation(Observation(Sighting.FOUND), saturation, None)
    missing = note_saturation(Observation(Sighting.NOT_FOUND), saturation, None)

    assert found.cautions[0].startswith(f"Saturation {saturation}: ")
    assert "nobody said it" not in found.cautions[0]
    assert missing.cautions[0].endswith("does not show that it is not so")
    assert (missing.outcome, missing.quality_cap) == (Sighting.NOT_FOUND, 3)
