"""A silent observation says why it is silent."""

from __future__ import annotations

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.shared.quotes import not_searched


def test_each_finding_is_reported_once_and_the_first_is_the_caution() -> None:
    finding = Finding(Where("data.csv", 3), "count '4O' cannot be read", "correct it")

    observation = not_searched("The table does not answer.", [finding, finding])

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.unreadable == (finding,)
    assert observation.cautions == ("count '4O' cannot be read",)
