"""The renderer of Mermaid gives a flowchart."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.draw.mmd import FORMAT
from tests.building import RULE

MODEL = LogicModel(name="m", title="One", nodes=(Activity(id="serve", label="Serve food"),))
ONE = Assessment(
    ContributionGraph(MODEL),
    Ratings("ordinal"),
    RULE,
    Reason,
)


def test_the_format_gives_mmd() -> None:
    made = FORMAT.render(ONE, View())

    assert isinstance(made, str)
    assert "flowchart LR" in made
    assert "Serve food" in made
