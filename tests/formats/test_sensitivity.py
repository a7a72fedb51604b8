from __future__ import annotations

import pytest

from contribution.domain.logic_model import LogicModel
from contribution.domain.view import View
from contribution.errors import UnknownNameError
from contribution.formats.sensitivity.text import render_sensitivity
from tests.building import chain, item
from tests.weighing import LINK, assess_model

EVIDENCE = [
    item("ran", "run", test="moderate"),
    item("saw", "seen", test="moderate"),
    item("key", LINK, test="moderate"),
]


def test_it_says_the_range_the_source_that_matters_and_both_next_rungs() -> None:
    text = render_sensitivity(assess_model(chain("run", "seen"), EVIDENCE), View(focus="claim"))

    assert "Verdicts they lead to: from" in text
    assert "Most influential sources, alike: ran, saw and key; without any one of them" in text
    assert "→ untested: without “key”" in text
    assert "One step down: " in text
    assert "One step up: " in text


def test_with_weights_the_interval_is_shown() -> None:
    assessment = assess_model(chain("run", "seen"), EVIDENCE, "weight-of-evidence")

    text = render_sensitivity(assessment, View(focus="claim"))

    assert " to .97]" in text
    assert "prior 0.9 alone" in text


def test_a_model_without_claims_says_so() -> None:
    text = render_sensitivity(assess_model(LogicModel(name="empty")), View())

    assert "no claim" in text


def test_what_is_no_claim_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="run"):
        render_sensitivity(assess_model(chain("run", "seen")), View(focus="run"))


def test_what_alters_the_word_but_not_its_rank_is_no_still() -> None:
    evidence = [
        item(f"{name}-{outcome}", name, outcome=outcome, group="press")
        for name in ("run", "seen", LINK)
        for outcome in ("found", "not-found")
    ]

    text = render_sensitivity(assess_model(chain("run", "seen"), evidence), View(focus="claim"))

    assert "we helped: inconclusive" in text
    assert "Most influential source: press; without it the claim is untested." in text
