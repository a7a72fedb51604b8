from __future__ import annotations

import json

import pytest

from contribution.domain.logic_model import LogicModel
from contribution.domain.view import View
from contribution.errors import UnknownNameError
from contribution.formats.sensitivity.json import render_sensitivity_json
from tests.building import chain, item
from tests.weighing import LINK, assess_model


def test_every_change_tried_is_there() -> None:
    assessment = assess_model(chain("run", "seen"), [item("key", LINK, test="moderate")])

    document = json.loads(render_sensitivity_json(assessment, View(focus="claim")))

    assert {change["kind"] for change in document["changes"]} == {
        "item",
        "source",
        "quality",
        "rule",
    }
    assert document["claim"] == "claim"


def test_a_model_without_claims_has_none() -> None:
    text = render_sensitivity_json(assess_model(LogicModel(name="empty")), View())

    assert json.loads(text)["claim"] is None


def test_what_is_no_claim_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="run"):
        render_sensitivity_json(assess_model(chain("run", "seen")), View(focus="run"))
