from __future__ import annotations

from dataclasses import replace

from contribution.domain.assessment import Assessment
from contribution.domain.rule import Caps, Guards, Ladder, Rho, Weights
from contribution.domain.verdict import VERDICT_TABLE
from contribution.story.rule_page import (
    CAP_WORDS,
    GUARD_WORDS,
    LADDER_WORDS,
    WEIGHT_WORDS,
    build_rule,
)
from tests.story.telling import Page


def test_every_parameter_has_words() -> None:
    assert set(LADDER_WORDS) == set(Ladder.model_fields)
    assert set(CAP_WORDS) == set(Caps.model_fields)
    assert set(GUARD_WORDS) == set(Guards.model_fields)
    assert set(WEIGHT_WORDS) == {*Weights.model_fields, *Rho.model_fields} - {"rho"}


def test_the_values_printed_are_those_used(helped: Assessment) -> None:
    caps = helped.rule.caps.model_copy(update={"rival_open": 0})
    rule = helped.rule.model_copy(update={"caps": caps, "file": "ours.yaml", "version": "9.9"})

    text = Page(build_rule(replace(helped, rule=rule))).text

    assert f"{CAP_WORDS['rival_open']} 0" in text
    assert "version 9.9, with changes from ours.yaml" in text


def test_the_table_of_verdicts_is_whole(helped: Assessment) -> None:
    text = Page(build_rule(helped)).text

    for verdict in {verdict for row in VERDICT_TABLE for verdict in row}:
        assert verdict.value in text
    assert "hoop test +1 −3 0.95 0.6" in text
