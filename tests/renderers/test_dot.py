"""The renderer of DOT gives the text that Graphviz draws."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, LogicModel
from contribution.domain.plugins import View
from contribution.domain.rating import Ratings, Reason
from contribution.renderers.dot import RENDERER
from tests.building import RULE

MODEL = LogicModel(name="m", title="One", nodes=(Activity(id="serve", label="Serve food"),))
ONE = Assessment(
    ContributionGraph(MODEL),
    Ratings("ordinal"),
    RULE,
    Reason,
)


def test_the_suffix_chooses_dot() -> None:
    text = RENDERER.render(ONE, View())

    assert (RENDERER.name, RENDERER.suffix) == ("dot", ".dot")
    assert isinstance(text, str)
    assert text.startswith("digraph")
    assert "Serve food" in text
