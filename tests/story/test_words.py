from __future__ import annotations

from contribution.story import words
from tests.building import RULE


def test_a_changed_rule_is_said_to_be_changed() -> None:
    assert "the program’s own" in words.say_rule(RULE)
    changed = RULE.model_copy(update={"file": "our-rule.yaml"})
    assert "with changes from our-rule.yaml" in words.say_rule(changed)
