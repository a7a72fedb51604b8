"""A judgement keeps its outcome, says where to look it up and takes the bounds of its witnesses."""

from __future__ import annotations

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Sighting
from contribution.evidence_kinds.shared.quotes import SaidBy, build_judgement

REGISTER = EvidenceRegister(id="r", title="Notes", kind="document")


def test_the_place_of_the_register_stands_in_where_the_item_names_none() -> None:
    item = EvidenceItem(id="i", says="Panels met.", about=("a",))
    register = REGISTER.model_validate(
        {"id": "r", "title": "Notes", "kind": "document", "at": {"page": 3}}
    )

    assert build_judgement(item, register, Sighting.FOUND).sentence == (
        "Found: Panels met (page 3)."
    )


def test_testimony_adds_its_sentence_cautions_and_bound() -> None:
    item = EvidenceItem(id="i", says="Panels met", about=("a",))
    testimony = SaidBy("Said by staff: one.", (), ("A single voice",), 1)

    observation = build_judgement(item, REGISTER, Sighting.NOT_FOUND, testimony)

    assert observation.sentence == ("Looked for and not found: Panels met. Said by staff: one.")
    assert (observation.cautions, observation.quality_cap) == (("A single voice",), 1)
