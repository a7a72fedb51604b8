from __future__ import annotations

import json
from pathlib import Path

from contribution.assessing import assess
from contribution.domain.plugins import View
from contribution.renderers.ratings_json import SHAPE, render_ratings

CLUBS = Path(__file__).parent.parent.parent / "models/breakfast-clubs.yaml"


def test_the_document_holds_every_rating_with_its_working() -> None:
    assessment = assess(CLUBS)

    document = json.loads(render_ratings(assessment, View(focus="clubs-and-punctuality")))

    assert document["shape"] == SHAPE
    assert set(document["links"]) == set(assessment.graph.links)
    assert set(document["claims"]) == set(assessment.graph.claims)
    link = document["links"]["places-filled -> arrive-on-time"]
    assert {each["item"] for each in link["items"]} >= {"mornings-easier", "late-ones-come"}
    assert link["support"] <= link["before_caps"]
    assert document["why"]["text"].startswith("The breakfast clubs contributed")
    assert "why" not in json.loads(render_ratings(assessment, View()))
