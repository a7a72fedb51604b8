"""SARIF 2.1.0 (OASIS standard, errata 01): the properties that code scanning relies on."""

from __future__ import annotations

import json
from typing import Any

from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.check.sarif import FORMAT
from contribution.loading.model.rule import load_rule

_FOUND = Diagnostic(
    Where("models/my model.yaml", 3, 5, 9),
    "CA201",
    "no-because",
    Severity.WARNING,
    "a -> b does not say by what mechanism it works",
    "add because:",
)


def _run(*diagnostics: Diagnostic, **more: Any) -> Any:
    graph = ContributionGraph(LogicModel(name="m", file="m.yaml"))
    rule, ratings = load_rule()[0], Ratings("none")
    assessment = Assessment(graph, ratings, rule, Reason, diagnostics, **more)
    return json.loads(str(FORMAT.render(assessment, View())))["runs"][0]


def test_the_renderer_gives_a_log_of_one_run() -> None:
    graph = ContributionGraph(LogicModel(name="m", file="m.yaml"))
    assessment = Assessment(graph, Ratings("none"), load_rule()[0], Reason, (_FOUND,))
    log = json.loads(FORMAT.render(assessment, View()))

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["CA201"]


def test_a_result_points_at_its_rule_and_its_place() -> None:
    run = _run(_FOUND, _FOUND._replace(id="CA101", slug="stage-missing"))
    (first, second) = run["results"]

    for result in (first, second):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "models/my%20model.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 9}


def test_a_file_outside_of_the_repository_is_named_in_full() -> None:
    (result,) = _run(_FOUND._replace(where=Where("/home/ana/my model.yaml", 3)))["results"]

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///home/ana/my%20model.yaml"


def test_a_rule_brings_the_page_of_its_check() -> None:
    (rule,) = _run(_FOUND)["tool"]["driver"]["rules"]

    assert rule["shortDescription"]["text"] == find_checks()["no-because"].title
    assert rule["fullDescription"]["text"].endswith("says by what mechanism it works.")
    assert "\n## How to resolve\n\nAdd `because:`" in rule["help"]["markdown"]
    assert "\n    links:\n" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "warning"


def test_a_rule_without_a_check_says_where_its_page_is() -> None:
    (rule,) = _run(_FOUND._replace(id="CA023", slug="wrong-type"))["tool"]["driver"]["rules"]

    assert rule["shortDescription"]["text"] == "Wrong type"
    assert "contribution explain CA023" in rule["help"]["text"]


def test_a_fingerprint_survives_a_move_and_tells_twins_apart() -> None:
    moved = _FOUND._replace(where=Where("models/my model.yaml", 30, 1))
    first, second = (each["partialFingerprints"] for each in _run(_FOUND, moved)["results"])
    (alone,) = (each["partialFingerprints"] for each in _run(moved)["results"])

    assert first == alone
    assert first != second


def test_what_is_muted_stays_in_the_log_with_its_reason() -> None:
    (kept, muted) = _run(_FOUND, muted=((_FOUND._replace(id="CA202"), "it is meant"),))["results"]

    assert "suppressions" not in kept
    assert muted["suppressions"] == [{"kind": "inSource", "justification": "it is meant"}]


def test_a_cell_of_a_table_has_no_column() -> None:
    (result,) = _run(_FOUND._replace(where=Where("t.csv", 7, 2)))["results"]

    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}


def test_a_finding_without_a_file_has_no_location() -> None:
    (result,) = _run(_FOUND._replace(where=Where()))["results"]

    assert "locations" not in result


def test_nothing_found_is_a_run_without_results() -> None:
    assert _run()["results"] == []
    assert _run()["tool"]["driver"]["rules"] == []
