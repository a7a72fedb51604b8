"""Annotations of a GitHub Actions run."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.check.github import FORMAT
from contribution.loading.model.rule import load_rule


def _render(*diagnostics: Diagnostic) -> str:
    graph = ContributionGraph(LogicModel(name="m", file="m.yaml"))
    text = FORMAT.render(
        Assessment(graph, Ratings("none"), load_rule()[0], Reason, diagnostics), View()
    )
    assert isinstance(text, str)
    return text


def _diagnostic(where: Where, severity: Severity = Severity.ERROR, words: str = "x") -> Diagnostic:
    return Diagnostic(where, "CA201", "no-because", severity, words, "y")


def test_a_finding_is_one_command_with_its_place() -> None:
    assert _render(_diagnostic(Where("m.yaml", 3, 5, 9))) == (
        "::error file=m.yaml,line=3,col=5,endColumn=9,title=CA201 no-because::x; y\n"
    )


def test_severities_are_githubs_own_words() -> None:
    words = [_render(_diagnostic(Where("m.yaml"), each)).split(" ")[0] for each in Severity]

    assert words == ["::notice", "::warning", "::error"]


def test_text_cannot_end_the_command_or_begin_another() -> None:
    text = _render(_diagnostic(Where("m.yaml"), words="100%\r\n::error::no"))

    assert text.count("\n") == 1
    assert "100%25%0D%0A::error::no; y" in text


def test_a_file_name_cannot_add_properties() -> None:
    text = _render(_diagnostic(Where("a,line=9:b.yaml", 3)))

    assert text.startswith("::error file=a%2Cline=9%3Ab.yaml,line=3,")


def test_a_cell_of_a_table_has_no_column() -> None:
    assert ",col=" not in _render(_diagnostic(Where("t.csv", 3, 5)))


def test_nothing_found_is_a_sentence() -> None:
    assert _render() == "Nothing found in m.yaml.\n"
