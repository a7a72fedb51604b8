"""Every answer about a portfolio as JSON with a versioned shape."""

from __future__ import annotations

import json

from contribution.domain.plugins import Format, View
from contribution.formats.portfolio import PortfolioPage

SHAPE = 1


def render_overview_json(overview: PortfolioPage, _: View) -> str:
    """Return all rows of all answers, each row as a list under the answer's headings."""
    document = {
        "shape": SHAPE,
        "title": overview.title,
        "run": list(overview.lines),
        "answers": {
            each.name: {
                "question": each.title,
                "note": each.note,
                "head": list(each.head),
                "rows": [list(row) for row in each.rows],
            }
            for each in overview.answers
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


FORMAT = Format("Every answer, as JSON", render_overview_json)
