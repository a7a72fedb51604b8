"""Diagnostics as a Code Quality report, which GitLab shows beside the lines of a merge request."""

from __future__ import annotations

import json

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Severity
from contribution.domain.view import Format, View
from contribution.proofreading.finding_keys import print_findings

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(assessment: Assessment, view: View) -> str:
    """Return a list with an entry for each diagnostic; one of no file is told of the model's."""
    del view
    prints = print_findings(assessment.diagnostics, assessment.sources)
    report = [
        {
            "description": f"{each.message}; {each.next_step}",
            "check_name": f"{each.id} {each.slug}",
            "fingerprint": print_,
            "severity": _SEVERITIES[each.severity],
            "location": {
                "path": each.where.file or assessment.graph.model.file,
                "lines": {"begin": max(each.where.line, 1)},
            },
        }
        for each, print_ in prints
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


FORMAT = Format("Code Quality report for GitLab", render, for_repository=True)
