"""Diagnostics for other programs."""

from __future__ import annotations

import json
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.check.json import FORMAT, SHAPE
from contribution.loading.model.rule import load_rule


def _render(*diagnostics: Diagnostic) -> Any:
    graph = ContributionGraph(LogicModel(name="m", file="m.yaml"))
    assessment = Assessment(graph, Ratings("none"), load_rule()[0], Reason, diagnostics)
    return json.loads(FORMAT.render(assessment, View()))


def test_the_shape_is_the_one_described() -> None:
    where = Where("m.yaml", 3, 5, 9)
    found = _render(Diagnostic(where, "CA201", "no-because", Severity.WARNING, "“é”", "add it"))

    assert found == {
        "shape": SHAPE,
        "tool": "contribution",
        "model": "m.yaml",
        "models": ["m.yaml"],
        "summary": {"errors": 0, "warnings": 1, "notes": 0, "waiting": 0, "known": 0},
        "diagnostics": [
            {
                "id": "CA201",
                "slug": "no-because",
                "severity": "warning",
                "message": "“é”",
                "next_step": "add it",
                "where": {"file": "m.yaml", "line": 3, "column": 5, "end_column": 9},
                "fixes": [],
            }
        ],
    }


def test_nothing_found_is_an_empty_list() -> None:
    found = _render()

    assert found["diagnostics"] == []
    assert set(found["summary"].values()) == {0}
