from __future__ import annotations

import pytest
from pydantic import ValidationError

from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Observation,
    Sighting,
)
from tests.building import kind_of


def _evidence(register: dict[str, object], **fields: object) -> Evidence:
    made = EvidenceItem.model_validate({"id": "i", "says": "s", "about": "x", **fields})
    base = {"id": "r", "title": "t", "kind": "interviews"}
    kept = EvidenceRegister.model_validate({**base, **register})
    return Evidence(made, kept, Observation(Sighting.FOUND, quality_cap=2), kind_of("interviews"))


def test_an_item_takes_from_its_register_what_it_does_not_say() -> None:
    register = {"source": "wave-2", "by": "independent", "quality": 3, "stakeholders": ["staff"]}

    inherited = _evidence(register)
    own = _evidence(register, source="other", by="funder", quality=1, stakeholders="parents")

    assert (inherited.group, inherited.by, inherited.stakeholders) == (
        "wave-2",
        "independent",
        ("staff",),
    )
    assert (own.group, own.by, own.quality, own.stakeholders) == (
        "other",
        "funder",
        1,
        ("parents",),
    )


def test_an_unnamed_collector_counts_as_the_implementer_and_a_source_as_its_register() -> None:
    assert (_evidence({}).by, _evidence({}).group) == ("implementer", "r")


def test_what_the_data_allow_bounds_the_stated_quality() -> None:
    assert _evidence({"quality": 3}).quality == 2


@pytest.mark.parametrize(
    "fields", [{"quality": 4}, {"sensitivity": 1.2}, {"predicts": "both"}, {"outcom": "found"}]
)
def test_what_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        _evidence({}, **fields)


def test_figures_are_kept_as_printed() -> None:
    assert _evidence({}, figures={"2015": 9.2, "2016": "5.5%"}).item.figures == {
        "2015": "9.2",
        "2016": "5.5%",
    }
