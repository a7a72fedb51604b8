from __future__ import annotations

import re

from contribution.domain.evidence import ProbativeTest
from contribution.domain.verdict import SCALE
from contribution.story.glossary import GLOSSARY


def test_every_reference_leads_to_a_word() -> None:
    assert [
        name for term in GLOSSARY.values() for name in term.see_also if name not in GLOSSARY
    ] == []


def test_every_verdict_and_every_kind_of_test_is_explained() -> None:
    assert {verdict.value for verdict in SCALE} <= set(GLOSSARY)
    assert {test.value for test in ProbativeTest} - {"moderate"} <= set(GLOSSARY)


def test_verdicts_mean_what_the_scale_says() -> None:
    for verdict, scale in SCALE.items():
        assert scale.meaning in GLOSSARY[verdict.value].meaning


def test_meanings_are_short_sentences() -> None:
    for term in GLOSSARY.values():
        assert term.meaning.endswith("."), term.word
        sentences = re.split(r"[.;:]\s", term.meaning)
        assert max(len(each.split()) for each in sentences) <= 40, term.word
