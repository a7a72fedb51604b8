"""JUnit reports."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.check.junit import FORMAT
from contribution.loading.model.rule import load_rule


def _suite(*diagnostics: Diagnostic) -> ET.Element:
    graph = ContributionGraph(LogicModel(name="m", file="m.yaml"))
    sources = {"m.yaml": ("title: x",), "t.csv": ("a,b",)}
    made = FORMAT.render(
        Assessment(graph, Ratings("none"), load_rule()[0], Reason, diagnostics, sources), View()
    )
    suite = ET.fromstring(made).find("testsuite")
    assert suite is not None
    return suite


def _diagnostic(check_id: str, severity: Severity, file: str = "m.yaml") -> Diagnostic:
    return Diagnostic(Where(file, 1), check_id, "slug", severity, "a < b & c", "do")


def test_every_file_that_was_read_has_a_case() -> None:
    suite = _suite()

    assert [case.get("classname") for case in suite] == ["m.yaml", "t.csv"]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "0")


def test_an_error_fails_its_case_once_for_each_check_and_file() -> None:
    error = _diagnostic("CA108", Severity.ERROR)
    suite = _suite(error, error, _diagnostic("CA506", Severity.ERROR))

    assert (suite.get("tests"), suite.get("failures")) == ("4", "2")
    assert [each.get("message") for each in suite.iter("failure")] == ["a < b & c"] * 2


def test_warnings_and_notes_are_told_without_failing() -> None:
    suite = _suite(_diagnostic("CA201", Severity.WARNING), _diagnostic("CA202", Severity.NOTE))

    assert suite.get("failures") == "0"
    assert [case.get("name") for case in suite.iter("testcase")][1:3] == [
        "CA201 slug",
        "CA202 slug",
    ]
    assert len(list(suite.iter("system-out"))) == 2


def test_a_finding_without_a_file_has_a_case() -> None:
    suite = _suite(_diagnostic("CA108", Severity.ERROR, file=""))

    assert suite.get("failures") == "1"


@given(st.text())
def test_any_text_makes_a_report_that_can_be_read(text: str) -> None:
    _suite(Diagnostic(Where("m.yaml", 1), "CA108", "slug", Severity.ERROR, text, text))
