"""A change is measured against what was hoped for."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import EvidenceItem, Sighting
from contribution.evidence_kinds.ledger.change import LedgerChange, build_ledger_observation
from contribution.evidence_kinds.ledger.lines import LedgerEntry
from contribution.evidence_kinds.shared.expectations import parse_expectation
from tests.evidence_kinds.tables import table_of

TABLE = table_of("line,year,actual", "Care,2014,1", "Care,2015,1")


def outcome(first: float, second: float, expect: str) -> Sighting:
    entries = (LedgerEntry("Care", "2014", 2, {"actual": first}), LedgerEntry("Care", "2015", 3,
               {"actual": second}))  # fmt: skip
    change = LedgerChange("care", entries, ("actual", "actual"), parse_expectation(expect), None)
    item = EvidenceItem(id="i", says="So", about=("a",))
    return build_ledger_observation(item, change, entries, TABLE).outcome


@pytest.mark.parametrize(
    ("second", "expect", "found"),
    [
        (90, "decrease", True), (110, "decrease", False), (99.7, "decrease", False),
        (99.7, "no-change", True), (98, "no-change", False), (110, "increase", True),
        (90, "at-most 95", True), (97, "at-most 95", False), (112, "at-least 10%", True),
        (105, "at-least 10%", False),
    ],
)  # fmt: skip
def test_a_change_meets_the_expectation_or_not(second: float, expect: str, found: bool) -> None:
    assert (outcome(100, second, expect) is Sighting.FOUND) == found


def test_percentages_of_less_than_nothing_are_not_taken() -> None:
    assert outcome(-100, 50, "at-least 10%") is Sighting.NOT_SEARCHED
    assert outcome(-100, 50, "increase") is Sighting.FOUND
