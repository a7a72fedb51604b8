"""The renderer of PNG gives a picture of points."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.draw.png import FORMAT
from tests.building import RULE

MODEL = LogicModel(name="m", title="One", nodes=(Activity(id="serve", label="Serve food"),))
ONE = Assessment(
    ContributionGraph(MODEL),
    Ratings("ordinal"),
    RULE,
    Reason,
)


def test_the_format_gives_png() -> None:
    made = FORMAT.render(ONE, View())

    assert isinstance(made, bytes)
    assert made.startswith(b"\x89PNG")


def test_on_paper_it_is_finer() -> None:
    screen, paper = (FORMAT.render(ONE, view) for view in (View(), View(paper="A4")))

    assert len(paper) != len(screen)
