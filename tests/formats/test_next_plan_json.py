from __future__ import annotations

import json

import pytest

from contribution.domain.view import View
from contribution.errors import UnknownNameError
from contribution.formats.next.json import render_plan_json
from tests.building import chain, item
from tests.weighing import LINK, assess_model, measured


def test_the_plan_is_rows_that_another_program_can_read() -> None:
    planned = item("trace", LINK, test="moderate", planned=True, cost=500)

    document = json.loads(render_plan_json(assess_model(chain("run", "seen"), [planned]), View()))

    row = document["claims"][0]["planned"][0]
    assert (row["item"], row["place"], row["cost"]) == ("trace", LINK, "500")
    assert {need["place"] for need in document["claims"][0]["needs"]} == {"run", LINK, "seen"}
    assert document["planned_but_idle"] == []
    ends = row["probability_there_if_found"], row["probability_there_if_not_found"]
    assert ends == (0.8, 0.2)
    assert row["information_in_bits"] == 0.28
    assert (row["probative_value_if_found"], row["probative_value_if_not_found"]) == (0.6, 0.6)


def test_a_find_that_would_be_certain_is_still_a_number() -> None:
    sure = measured("sure", LINK, (0.3, 0.0), planned=True)

    text = render_plan_json(assess_model(chain("run", "seen"), [sure]), View())

    assert "Infinity" not in text
    assert json.loads(text)["claims"][0]["planned"][0]["probative_value_if_found"] == 1.3


def test_what_is_no_claim_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="run"):
        render_plan_json(assess_model(chain("run", "seen")), View(focus="run"))
