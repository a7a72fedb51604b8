"""The evidence plan as JSON with a versioned shape, a row for each thing to seek."""

from __future__ import annotations

import json
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.view import Format, View
from contribution.errors import UnknownNameError
from contribution.scoring.what_if.needs import Need
from contribution.scoring.what_if.next_evidence import ClaimPlan, Prospect, plan_next

SHAPE = 1


def render_plan_json(assessment: Assessment, view: View) -> str:
    """Return the plan for all claims, or for the claim `view.focus`, as JSON.

    Raises:
        UnknownNameError: `view.focus` is no claim.
    """
    claims = assessment.graph.claims
    if view.focus and view.focus not in claims:
        raise UnknownNameError("claim", view.focus, claims)
    plan = plan_next(assessment, view.focus)
    document = {
        "shape": SHAPE,
        "model": assessment.graph.model.file,
        "scorer": assessment.ratings.scorer,
        "claims": [_claim(each) for each in plan.claims],
        "planned_but_idle": list(plan.idle),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _claim(plan: ClaimPlan) -> dict[str, Any]:
    return {
        "claim": plan.claim,
        "says": plan.says,
        "verdict": plan.overlay or plan.now,
        "so_far": plan.now,
        "planned": [_prospect(each) for each in plan.prospects],
        "needs": [_need(each) for each in plan.needs],
    }


def _prospect(each: Prospect) -> dict[str, Any]:
    return {
        "item": each.item,
        "place": each.place,
        "seek": each.seek,
        "test": each.test,
        "cost": each.cost,
        "could_change": each.could_change,
        "verdict_if_found": each.if_found,
        "verdict_if_not_found": each.if_missed,
        "probability_there_if_found": _show(each.after[0] if each.after else None),
        "probability_there_if_not_found": _show(each.after[1] if each.after else None),
        "chance_of_finding": each.chance,
        "expected_learning": each.learning,
        "expected_learning_about_claim_if_independent": each.at_top,
        "information_in_bits": _show(each.bits),
        "probative_value_if_found": _show(each.telling[0] if each.telling else None),
        "probative_value_if_not_found": _show(each.telling[1] if each.telling else None),
        "per_unit_of_cost": each.per_cost,
        "where": str(each.where),
    }


def _show(figure: float | None) -> float | None:
    # Two figures: more would promise a precision that judgement does not have.
    return None if figure is None else float(f"{figure:.2g}")


def _need(each: Need) -> dict[str, str | None]:
    return {
        "place": each.place,
        "seek": each.seek,
        "test": each.test,
        "why": each.why,
        "verdict_if_found": each.if_found,
        "verdict_if_not_found": each.if_missed,
        "where": str(each.where),
    }


FORMAT = Format("What evidence to seek next, as JSON", render_plan_json, frozenset({"focus"}))
