"""The renderer of PDF gives one page for print."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.draw.pdf import FORMAT
from tests.building import RULE

MODEL = LogicModel(name="m", title="One", nodes=(Activity(id="serve", label="Serve food"),))
ONE = Assessment(
    ContributionGraph(MODEL),
    Ratings("ordinal"),
    RULE,
    Reason,
)


def test_the_format_gives_pdf() -> None:
    made = FORMAT.render(ONE, View())

    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF-")


def test_the_page_is_as_large_as_the_paper() -> None:
    made = FORMAT.render(ONE, View(paper="A3"))

    assert isinstance(made, bytes)
    assert b"841.89" in made
    assert b"1190.55" in made
