"""Ratings as JSON with a versioned shape, so that other programs can rely on it."""

from __future__ import annotations

import json
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.rating import ClaimRating, PathwayStep, Rating, Weight
from contribution.domain.view import Format, View
from contribution.scoring.weight.intervals import to_opinion

SHAPE = 2


def render_ratings(assessment: Assessment, view: View) -> str:
    """Return all ratings as JSON; `view.strand` keeps one strand's links."""
    graph, ratings = assessment.graph, assessment.ratings
    document: dict[str, Any] = {
        "shape": SHAPE,
        "model": graph.model.file,
        "title": graph.model.title,
        "as_of": str(graph.model.as_of) if graph.model.as_of else None,
        "scorer": ratings.scorer,
        "rule": {"version": assessment.rule.version, "file": assessment.rule.file},
        "claims": {name: _claim(assessment, name, each) for name, each in ratings.claims.items()},
        "links": {
            name: _rating(each.rating)
            for name, each in ratings.links.items()
            if graph.touches_strand(name, view.strand)
        },
        "nodes": {name: _rating(each) for name, each in ratings.nodes.items()},
        "assumptions": {name: _rating(each) for name, each in ratings.assumptions.items()},
        "factors": {name: _rating(each) for name, each in ratings.factors.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _claim(assessment: Assessment, name: str, claim: ClaimRating) -> dict[str, Any]:
    return {
        "says": assessment.graph.claims[name].says,
        **_rating(claim.rating),
        "role": claim.role,
        "role_reason": claim.role_reason,
        "early_from": claim.early_from,
        "bearer": claim.rating.bearer,
        "provisos": [each.says for each in claim.provisos],
        "weakest": [_step(step) for step in claim.weakest],
        "pathway": [_step(step) for step in claim.pathway],
        "conditions": [
            {"name": each.name, "verdict": each.verdict, "evidence": each.evidence, "gap": each.gap}
            for each in claim.conditions
        ],
    }


def _step(step: PathwayStep) -> dict[str, str]:
    return {"subject": step.subject, "verdict": step.rating.verdict}


def _rating(rating: Rating) -> dict[str, Any]:
    ahead, against, silent = rating.counts
    return {
        "verdict": rating.verdict,
        "support": rating.support,
        "refutation": rating.refutation,
        "before_caps": rating.ladder_support,
        "weight": _weight(rating.weight),
        "overlay_reason": rating.overlay_reason,
        "for": ahead,
        "against": against,
        "left_out": silent,
        "items": [
            {
                "item": use.item,
                "group": use.group,
                "sign": use.sign,
                "test": use.test,
                "strength": use.strength,
                "why_not": use.why_not,
                "where": str(use.where),
            }
            for use in rating.uses
        ],
        "caps": [
            {"limit": cap.limit, "name": cap.name, "reason": cap.reason, "bites": cap.bites}
            for cap in rating.caps
        ],
        "lacks": list(rating.lacks),
    }


def _weight(weight: Weight | None) -> dict[str, float | None] | None:
    # Two figures: more would promise a precision that judgement does not have. A claim has an
    # interval and no decibels of its own.
    if weight is None:
        return None
    belief, disbelief, unknown = to_opinion((weight.low, weight.high))
    known = {
        "decibels": weight.decibels,
        "low": weight.low,
        "high": weight.high,
        "belief": belief,
        "disbelief": disbelief,
        "unknown": unknown,
    }
    return {name: None if each is None else float(f"{each:.2g}") for name, each in known.items()}


FORMAT = Format("Ratings with their working, as JSON", render_ratings, frozenset({"strand"}))
