"""The whole reasoning behind one claim, link or node as JSON, in a versioned shape."""

from __future__ import annotations

import json
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE
from contribution.domain.rating import Reason
from contribution.domain.view import Format, View

SHAPE = 1


def render_why(assessment: Assessment, view: View) -> str:
    """Return the reasoning behind `view.focus` as a tree of `text`, `where` and `because`."""
    name = view.focus or ""
    document = {"shape": SHAPE, "subject": name, "why": _reason(assessment.explain(name))}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _reason(reason: Reason) -> dict[str, Any]:
    tree: dict[str, Any] = {"text": reason.text}
    if reason.where != NOWHERE:
        tree["where"] = str(reason.where)
    if reason.because:
        tree["because"] = [_reason(each) for each in reason.because]
    return tree


FORMAT = Format(
    "The reasoning behind a rating, for other programs", render_why, frozenset({"focus"})
)
