"""The author's judgement of a observation stands, with its locator and the figures carried over."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Sighting
from tests.evidence_kinds.tables import observe


@pytest.mark.parametrize("outcome", list(Sighting))
def test_the_judgement_stands_with_place_and_figures(outcome: Sighting) -> None:
    item = {"outcome": outcome, "at": {"page": 12}, "figures": {"people trained": "over 1000"}}

    result = observe("observation", None, item)

    assert result.outcome is outcome
    assert "page 12" in result.sentence
    assert [(figure.label, figure.value) for figure in result.figures] == [
        ("people trained", "over 1000")
    ]
    assert result.quality_cap == 3


def test_a_judgement_is_required() -> None:
    with pytest.raises(ValueError, match="outcome"):
        observe("observation", None, {})
