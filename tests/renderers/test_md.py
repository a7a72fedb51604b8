from __future__ import annotations

from pathlib import Path

from contribution.assessing import assess
from contribution.domain.plugins import View
from contribution.renderers.md import RENDERER

MODEL = Path(__file__).parent.parent.parent / "models" / "breakfast-clubs.yaml"


def test_the_story_begins_with_the_title_and_ends_with_the_limits() -> None:
    assessment = assess(MODEL)

    text = RENDERER.render(assessment, View())

    assert isinstance(text, str)
    assert text.startswith("# Breakfast clubs in three schools (invented)\n")
    assert text.index("## Claim by claim") < text.index("## Methods and limits")


def test_the_renderer_answers_to_its_suffix() -> None:
    assert (RENDERER.name, RENDERER.suffix) == ("md", ".md")
