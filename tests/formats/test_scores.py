from __future__ import annotations

from pathlib import Path

from contribution.app.assess import assess
from contribution.domain.plugins import View
from contribution.domain.verdict import SCALE
from contribution.formats.score.text import render_scores

CLUBS = Path(__file__).parents[2] / "models/breakfast-clubs.yaml"


def test_every_claim_and_link_stands_in_the_table_with_letter_and_verdict() -> None:
    assessment = assess(CLUBS)

    text = render_scores(assessment, View())

    rated = {name: each.rating for name, each in assessment.ratings.claims.items()}
    rated |= {name: each.rating for name, each in assessment.ratings.links.items()}
    for name, rating in rated.items():
        line = next(line for line in text.splitlines() if line.endswith(f"  {name}"))
        assert line.split()[0] == SCALE[rating.verdict].letter
        assert str(rating.verdict) in line
    assert max(len(line) for line in text.splitlines()) <= 200


def test_a_strand_keeps_its_links_only() -> None:
    text = render_scores(assess(CLUBS), View(strand="welcome"))

    assert "volunteers -> greet-families" in text
    assert "grant -> open-club" not in text
