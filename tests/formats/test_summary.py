"""The summary for a registry says what the model says, and what each finding rests on."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.formats import render_as

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess(ROOT / "models/breakfast-clubs.yaml")


def test_a_finding_has_its_verdict_its_bearer_and_its_sources(assessment: Assessment) -> None:
    told = json.loads(render_as("report", "json", assessment))
    findings = {each["claim"]: each for each in told["findings"]}

    assert set(findings) == set(assessment.ratings.claims)
    assert told["programme"] == {"starts": "2025-09-01", "ends": "2027-07-31"}
    assert told["rule"]["version"] == assessment.rule.version
    assert sum(each["items"] for each in told["methods"]) == told["evidence"]["items"]
    for name, each in findings.items():
        rated = assessment.ratings.claims[name]
        assert each["verdict"] == rated.verdict
        assert each["for"] + each["against"] == len(each["sources"])
        counted = {use.item for step in rated.pathway for use in step.rating.uses if use.strength}
        assert {one["item"] for one in each["sources"]} >= counted
    assert any(each["sources"] for each in findings.values())


def test_the_markdown_says_the_same(assessment: Assessment) -> None:
    told = json.loads(render_as("report", "json", assessment))
    page = str(render_as("report", "registry", assessment))

    assert page.startswith(f"# {told['title']}".replace("(", "\\(")[:20])
    assert page.count("\n| ") == len(told["findings"]) + 2
    for each in told["findings"]:
        assert f"| {each['verdict']}" in page


def test_rows_for_a_spreadsheet_name_bearer_rule_and_place(assessment: Assessment) -> None:
    rows = list(csv.DictReader(StringIO(str(render_as("score", "csv", assessment)))))
    bearers = {row["name"]: row["bearer"] for row in rows if row["what"] == "claim"}

    assert {row["rule"] for row in rows} == {assessment.rule.version}
    assert bearers == {name: each.rating.bearer for name, each in assessment.ratings.claims.items()}
    assert {row["name"]: row["at"] for row in rows if row["what"] == "evidence"} == {
        each.id: str(each.item.at or each.register.at or "") for each in assessment.graph.evidence
    }
