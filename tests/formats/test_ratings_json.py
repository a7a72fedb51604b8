from __future__ import annotations

import json
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.view import View
from contribution.formats.score.json import SHAPE, render_ratings
from contribution.formats.why.json import render_why

CLUBS = Path(__file__).parents[2] / "models/breakfast-clubs.yaml"


def test_the_document_holds_every_rating_with_its_working() -> None:
    assessment = assess(CLUBS)

    document = json.loads(render_ratings(assessment, View()))

    assert document["shape"] == SHAPE
    assert set(document["links"]) == set(assessment.graph.links)
    assert set(document["claims"]) == set(assessment.graph.claims)
    link = document["links"]["places-filled -> arrive-on-time"]
    assert {each["item"] for each in link["items"]} >= {"mornings-easier", "late-ones-come"}
    assert link["support"] <= link["before_caps"]
    why = json.loads(render_why(assessment, View(focus="clubs-and-punctuality")))
    assert why["why"]["text"].startswith("The breakfast clubs contributed")


def test_the_weighing_scorer_gives_its_weight_in_two_figures_and_the_ladder_gives_none() -> None:
    assessment = assess(CLUBS, "weight-of-evidence")
    name = "places-filled -> arrive-on-time"

    document = json.loads(render_ratings(assessment, View()))

    weight = assessment.ratings.links[name].rating.weight
    assert weight is not None
    assert weight.decibels
    shown = document["links"][name]["weight"]
    assert shown["decibels"] == pytest.approx(weight.decibels, rel=0.05)
    assert (shown["low"], shown["high"]) == pytest.approx((weight.low, weight.high), rel=0.05)
    assert all(len(f"{abs(each):.10g}".replace(".", "").strip("0")) <= 2 for each in shown.values())
    claims = document["claims"].values()
    views = [shown[name] for name in ("belief", "disbelief", "unknown")]
    assert sum(views) == pytest.approx(1, abs=0.02)
    assert all(each["weight"] is None or each["weight"]["decibels"] is None for each in claims)
    assert any(each["weight"] for each in claims)
    ladder = json.loads(render_ratings(assess(CLUBS), View()))
    assert ladder["links"][name]["weight"] is None
