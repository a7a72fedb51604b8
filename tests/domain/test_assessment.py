from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE, Diagnostic, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Ratings, Reason
from tests.building import RULE, chain


def test_diagnostics_are_counted_by_their_own_severity() -> None:
    found = [
        Diagnostic(NOWHERE, f"CA10{n}", "s", severity, "m", "n")
        for n, severity in enumerate([Severity.ERROR, Severity.NOTE, Severity.NOTE])
    ]
    assessment = Assessment(
        ContributionGraph(chain("a", "b")), Ratings("ordinal"), RULE, Reason, tuple(found)
    )

    assert [assessment.count_diagnostics(severity) for severity in Severity] == [2, 0, 1]
