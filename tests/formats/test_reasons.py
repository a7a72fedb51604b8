from __future__ import annotations

from pathlib import Path

from contribution.app.assess import assess
from contribution.domain.rating import Reason
from contribution.domain.view import View
from contribution.formats.why.text import render_reasons

CLUBS = Path(__file__).parents[2] / "models/breakfast-clubs.yaml"


def _sentences(reason: Reason) -> list[str]:
    return [reason.text, *(text for each in reason.because for text in _sentences(each))]


def test_nothing_of_the_reasoning_is_cut() -> None:
    assessment = assess(CLUBS)
    name = "clubs-and-punctuality"

    text = render_reasons(assessment, View(focus=name))

    flat = " ".join(text.replace("│", " ").replace("├─", " ").replace("└─", " ").split())
    for sentence in _sentences(assessment.explain(name)):
        assert " ".join(sentence.split()) in flat
    assert "evidence/breakfast-clubs/club-log.yaml:" in flat
    assert max(len(line) for line in text.splitlines()) <= 120
