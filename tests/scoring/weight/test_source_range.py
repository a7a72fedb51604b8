from __future__ import annotations

import pytest

from contribution.scoring.weight.total import find_source_ranges
from tests.building import RULE, item
from tests.weighing import LINK, weigh_link


def test_without_its_weightiest_source_a_weight_is_what_the_others_say() -> None:
    weight = weigh_link(
        item("gun", LINK, test="smoking-gun", group="archive", method="documents"),
        item("straw", LINK, group="pupils", method="survey"),
    )

    ranges = {each.source: each.weight for each in find_source_ranges(weight, RULE)}

    assert ranges["archive"].decibels == pytest.approx(1.76, abs=0.005)
    assert ranges["pupils"].decibels == pytest.approx(9.03, abs=0.005)
    assert ranges["archive"].low < weight.low
