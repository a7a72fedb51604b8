"""Diagnostics as JSON for other programs, in a versioned shape."""

from __future__ import annotations

import json
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.view import Format, View

# The shape of the output. A field that goes or changes its meaning raises the number; a new field
# does not, so readers should ignore fields they do not know.
SHAPE = 1
_PLACE = ("line", "column")


def render(assessment: Assessment, view: View) -> str:
    """Return one JSON object, described in docs/schemas.

    Its fields: `shape` (the version of this description), `tool`, `model` (the file of the first
    model), `models` (those of all), `summary` with the number of `errors`, `warnings` and `notes`
    and of what is `waiting` until errors of reading are mended and `known` to the baseline, and
    `diagnostics`: each with `id`, `slug`, `severity` (error, warning or note), `message`,
    `next_step` and `where`, which holds `file`, `line`, `column` and `end_column`; lines and
    columns count from 1, and an `end_column` of 0 means that only a point is known. `fixes` are
    edits that would cure it.
    """
    del view
    content = {
        "shape": SHAPE,
        "tool": "contribution",
        "model": assessment.graph.model.file,
        "models": list(assessment.checked or (assessment.graph.model.file,)),
        "summary": {
            **{f"{each.word}s": assessment.count_diagnostics(each) for each in reversed(Severity)},
            "waiting": len(assessment.waiting),
            "known": len(assessment.known),
        },
        "diagnostics": [_describe(diagnostic) for diagnostic in assessment.diagnostics],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _describe(diagnostic: Diagnostic) -> dict[str, Any]:
    where = diagnostic.where
    return {
        "id": diagnostic.id,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "next_step": diagnostic.next_step,
        "where": {
            "file": where.file,
            "line": where.line,
            "column": where.column,
            "end_column": where.end_column,
        },
        "fixes": [
            {
                "title": fix.title,
                "safe": fix.is_safe,
                "edits": [
                    {
                        "file": edit.file,
                        "start": dict(zip(_PLACE, edit.start, strict=True)),
                        "end": dict(zip(_PLACE, edit.end, strict=True)),
                        "text": edit.text,
                    }
                    for edit in fix.edits
                ],
            }
            for fix in diagnostic.fixes
        ],
    }


FORMAT = Format("Diagnostics for other programs", render)
