from __future__ import annotations

import pytest

from contribution.domain.plugins import View
from contribution.errors import UnknownNameError
from contribution.renderers.next_plan import render_plan
from tests.building import chain, item
from tests.weighing import LINK, assess_model

EVIDENCE = [
    item("ran", "run", test="moderate"),
    item("saw", "seen", test="moderate", method="survey"),
    item("trace", LINK, test="moderate", planned=True, cost="£500"),
    item("idle", "run", planned=True, quality=0),
]


def test_the_plan_says_what_where_by_what_test_at_what_cost_and_what_for() -> None:
    text = render_plan(assess_model(chain("run", "seen"), EVIDENCE), View())

    assert "planned  trace [moderate test, cost £500]" in text
    assert "would be moderate if found" in text
    assert "chance of finding it .50" in text
    assert "think again about idle" in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_one_claim_can_be_asked_for() -> None:
    model = chain("run", "seen")
    other = model.claims[0].model_copy(update={"id": "other"})
    model = model.model_copy(update={"claims": (*model.claims, other)})

    text = render_plan(assess_model(model, EVIDENCE), View(focus="other"))

    assert "other: untested" in text
    assert "\nclaim: " not in text


def test_what_is_no_claim_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="run"):
        render_plan(assess_model(chain("run", "seen")), View(focus="run"))
