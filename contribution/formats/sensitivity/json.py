"""What would change one claim, as JSON with a versioned shape: every change that was tried."""

from __future__ import annotations

import json
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.rating import Rating
from contribution.domain.view import Format, View
from contribution.errors import UnknownNameError
from contribution.scoring.what_if.sensitivity import Alteration, find_sensitivity

SHAPE = 2


def render_sensitivity_json(assessment: Assessment, view: View) -> str:
    """Return all changes tried on the claim `view.focus`; the first claim when none is named.

    Raises:
        UnknownNameError: `view.focus` is no claim.
    """
    claims = assessment.graph.claims
    claim = view.focus or next(iter(claims), None)
    if claim is None:
        return json.dumps({"shape": SHAPE, "claim": None}) + "\n"
    if claim not in claims:
        raise UnknownNameError("claim", claim, claims)
    found = find_sensitivity(assessment, claim)
    document = {
        "shape": SHAPE,
        "claim": claim,
        "scorer": assessment.ratings.scorer,
        "rating": _rating(found.rating),
        "lowest": found.lowest,
        "highest": found.highest,
        "most_influential_sources": [each.name for each in found.most_influential],
        "held_up_alone_by": list(dict.fromkeys(change.name for change in found.down)),
        "held_up_together_by": list(found.down_together),
        "changes": [_change(change) for change in found.changes],
        "next_rung_needs": [{"place": need.place, "seek": need.seek} for need in found.up.needs],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _change(change: Alteration) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "name": change.name,
        "what": change.what,
        "alters": change.alters,
        "after": _rating(change.after),
        "where": str(change.where),
    }


def _rating(rating: Rating) -> dict[str, Any]:
    weight = rating.weight
    return {
        "verdict": rating.verdict,
        "so_far": rating.evidence_verdict,
        "support": rating.support,
        "refutation": rating.refutation,
        "interval": None if weight is None else [weight.low, weight.high],
    }


FORMAT = Format("What would change a claim, as JSON", render_sensitivity_json, frozenset({"focus"}))
