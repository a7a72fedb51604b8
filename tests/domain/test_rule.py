from __future__ import annotations

import pytest
from pydantic import ValidationError

from contribution.domain.evidence import ProbativeTest, Sighting
from contribution.domain.rule import Rule
from tests.building import RULE


def test_the_packaged_rule_says_what_the_method_specification_says() -> None:
    found = {test.value: RULE.tokens[test][Sighting.FOUND] for test in ProbativeTest}
    missed = {test.value: RULE.tokens[test][Sighting.NOT_FOUND] for test in ProbativeTest}

    assert found == {"straw": 1, "hoop": 1, "smoking-gun": 3, "doubly-decisive": 3, "moderate": 2}
    assert missed == {
        "straw": -1,
        "hoop": -3,
        "smoking-gun": -1,
        "doubly-decisive": -3,
        "moderate": -2,
    }


def test_a_threshold_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValidationError):
        Rule.model_validate({**RULE.model_dump(), "caps": {"no_rival": 9}})
