from __future__ import annotations

from pathlib import Path

from contribution.app.assess import assess
from contribution.domain.view import View
from contribution.formats.report.md import FORMAT
from contribution.story.blocks import flatten
from contribution.story.page import build_story

MODEL = Path(__file__).parents[2] / "models" / "breakfast-clubs.yaml"


def test_the_story_begins_with_the_question_and_ends_with_the_words() -> None:
    assessment = assess(MODEL)

    text = FORMAT.render(assessment, View())

    assert isinstance(text, str)
    assert text.startswith("# What has “Breakfast clubs in three schools (invented)” changed")
    assert text.index("## The findings") < text.index("## Methods, limits and words")
    assert "```mermaid" in text


def test_markdown_tells_what_html_tells() -> None:
    assessment = assess(MODEL)
    story = build_story(assessment)

    text = FORMAT.render(assessment, View())

    assert isinstance(text, str)
    for part in (*story.parts, *story.annex):
        assert f"## {flatten(part.title)}" in text
