from __future__ import annotations

from contribution.domain.rule import Rule
from contribution.scoring.what_if.rule_steps import step_ladder, step_weights
from tests.building import RULE


def test_every_step_moves_one_parameter_and_leaves_a_rule_that_holds() -> None:
    for steps in (step_ladder, step_weights):
        moved = list(steps(RULE))
        assert len({step.what for step in moved}) == len(moved) > 10
        for name, what, rule in moved:
            assert name
            assert rule != RULE, what
            assert Rule.model_validate(rule.model_dump()) == rule, what


def test_a_sign_is_never_turned() -> None:
    for _, _, rule in step_ladder(RULE):
        for test, tokens in rule.tokens.items():
            for outcome, value in tokens.items():
                assert value * RULE.tokens[test][outcome] >= 0
