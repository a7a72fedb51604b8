"""Every kind is found by the name a register writes, and knows its fields."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Sighting
from contribution.evidence_kinds import find_kinds
from tests.evidence_kinds.tables import observe


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


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("survey", {"options": "Yes", "statement": "Well", "expect": "increase"}),
        ("indicator", {"indicator": "Late", "expect": "decrease"}),
        ("ledger", {"line": "Care", "between": [2014, 2015], "expect": "decrease"}),
        ("case-matching", {"feature": "Tools", "expect": "increase"}),
    ],
)
def test_what_is_planned_or_has_no_table_is_not_searched(
    name: str, fields: dict[str, object]
) -> None:
    planned = observe(name, None, {**fields, "planned": True})
    absent = observe(name, None, fields)

    assert planned.outcome is absent.outcome is Sighting.NOT_SEARCHED
    assert planned.sentence.startswith("Planned")
    assert planned.unreadable == ()
    assert not absent.sentence.startswith("Planned")
