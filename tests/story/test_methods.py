from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.story.glossary import GLOSSARY
from contribution.story.methods import DOES, DOES_NOT, build_glossary, build_methods
from tests.story.telling import Page


def test_limits_stand_beside_what_the_rule_does(helped: Assessment) -> None:
    text = Page(build_methods(helped)).text

    for each in (*DOES, *DOES_NOT):
        assert each in text


def test_who_collected_the_evidence_is_counted(helped: Assessment) -> None:
    assert "7 pieces of evidence collected by an evaluator." in Page(build_methods(helped)).text


def test_a_model_without_evidence_says_so(nothing_known: Assessment) -> None:
    assert "the model has no evidence yet" in Page(build_methods(nothing_known)).text


def test_every_word_of_the_glossary_can_be_linked_to() -> None:
    page = Page(build_glossary())

    assert page.dangling == []
    assert sum(name.startswith("term__") for name in page.ids) == len(GLOSSARY)
