from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from contribution.app.assess import assess
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.formats.score.csv import render_table
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


def test_the_table_for_spreadsheets_has_all_evidence_and_what_became_of_it() -> None:
    assessment = assess(CLUBS)
    made = render_table(assessment, View())
    rows = {row["name"]: row for row in csv.DictReader(StringIO(made)) if row["what"] == "evidence"}

    assert set(rows) == {each.id for each in assessment.graph.evidence}
    assert rows["no-fall-before"]["verdict"] == "not-found"
    assert rows["no-fall-before"]["test"] == "hoop"
    assert rows["trust-rose"]["verdict"] == "cannot-tell"
    assert rows["late-ones-come"]["about"] == "children-come; places-filled -> arrive-on-time"
    part = render_table(assessment, View(strand="welcome"))
    assert 0 < part.count("\nevidence,") < len(rows)
