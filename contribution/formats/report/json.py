"""The summary for a registry of evaluations as JSON with a versioned shape."""

from __future__ import annotations

import json

from contribution.domain.assessment import Assessment
from contribution.domain.view import Format, View
from contribution.story.summary import SHAPE, summarise
from contribution.words.escaping import escape_printed

__all__ = ["SHAPE"]


def render_summary_json(assessment: Assessment, _: View) -> str:
    """Return the summary of the whole model as JSON."""
    return escape_printed(json.dumps(summarise(assessment), ensure_ascii=False, indent=2)) + "\n"


FORMAT = Format("Summary for a registry of evaluations, as JSON", render_summary_json)
