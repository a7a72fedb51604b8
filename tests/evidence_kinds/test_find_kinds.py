"""Every kind is found by the name a register writes, and knows its fields."""

from __future__ import annotations

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.evidence_kinds import find_kinds


def test_the_eight_kinds_are_found_by_name() -> None:
    assert list(find_kinds()) == [
        "case-matching",
        "document",
        "indicator",
        "interviews",
        "ledger",
        "observation",
        "survey",
        "workshop",
    ]


def test_each_kind_extends_item_and_register_and_names_a_method() -> None:
    for name, kind in find_kinds().items():
        assert kind.name == name
        assert issubclass(kind.item, EvidenceItem)
        assert issubclass(kind.register, EvidenceRegister)
        assert kind.method
