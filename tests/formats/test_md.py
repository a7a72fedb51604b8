from __future__ import annotations

from pathlib import Path

from contribution.app.assess import assess
from contribution.domain.plugins import View
from contribution.formats.report.md import FORMAT

MODEL = Path(__file__).parents[2] / "models" / "breakfast-clubs.yaml"


def test_the_story_begins_with_the_title_and_ends_with_the_limits() -> None:
    assessment = assess(MODEL)

    text = FORMAT.render(assessment, View())

    assert isinstance(text, str)
    assert text.startswith("# Breakfast clubs in three schools (invented)\n")
    assert text.index("## Claim by claim") < text.index("## Methods and limits")
