from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Assumption, ContributionClaim
from tests.building import chain, item, rival
from tests.story.telling import assess_by_hand

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def clubs() -> Assessment:
    """The small example that comes with the program."""
    return assess(ROOT / "models" / "breakfast-clubs.yaml")


@pytest.fixture
def helped() -> Assessment:
    """Three steps in a row, with evidence on both sides, an assumption and two rivals."""
    model = chain("act", "deliver", "change")
    link = model.links[0].model_copy(update={"assumes": ("room",)})
    model = model.model_copy(
        update={
            "links": (link, model.links[1]),
            "assumptions": (Assumption(id="room", label="There is room", necessary=True),),
            "factors": (rival("weather", "change"), rival("fashion", "change")),
        }
    )
    evidence = (
        item("ran", "act", test="smoking-gun"),
        item("seen", "act -> deliver", test="moderate", stakeholders=("parents",)),
        item("came", "deliver", test="moderate"),
        item("traced", "deliver -> change", test="smoking-gun"),
        item("doubted", "deliver -> change", test="straw", outcome="not-found"),
        item("hoped", "change", planned=True),
        item("sunny", "weather", test="hoop", outcome="not-found"),
    )
    return assess_by_hand(model, evidence)


@pytest.fixture
def nothing_known() -> Assessment:
    """A model with one step that nothing leads to, and no evidence."""
    model = chain("act", "deliver")
    claim = ContributionClaim(id="claim", says="we helped", target="deliver")
    return assess_by_hand(model.model_copy(update={"links": (), "claims": (claim,)}), ())
