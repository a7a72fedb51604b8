from __future__ import annotations

import pytest

from contribution.domain.view import View
from contribution.errors import UnknownNameError
from contribution.formats.next.text import render_plan
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


def test_weighed_it_says_how_telling_a_find_would_be_and_that_this_is_no_guide() -> None:
    hoop = item("hoop", LINK, test="hoop", planned=True)
    against = item("against", LINK, test="smoking-gun", predicts="against", planned=True)
    assessment = assess_model(
        chain("run", "seen"), [*EVIDENCE, hoop, against], "weight-of-evidence"
    )

    text = " ".join(render_plan(assessment, View()).split())

    assert "count 4 to 1 for it and leave it at .80, a search in vain 4 to 1 against it" in text
    assert "1.6 to 1 for it and leave it at .61, a search in vain 8 to 1 against it" in text
    assert "8 to 1 against it and leave it at .11, a search in vain 1.6 to 1 for it" in text
    assert "about 0.28 of a yes-or-no question" in text
    assert "no guide to what to seek" in text
    by_ladder = render_plan(assess_model(chain("run", "seen"), EVIDENCE), View())
    assert "a find would count" not in by_ladder
    assert "no guide" not in by_ladder


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
