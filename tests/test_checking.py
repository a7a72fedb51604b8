"""All checks over one assessment: stamped, muted, sorted."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.assess import assess
from contribution.checking import check_all, find_diagnostics
from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel, Outcome
from contribution.domain.rating import Ratings, Reason
from contribution.loading.rule import load_rule

_READING = Diagnostic(
    Where("m.yaml", 2, 1), "CA023", "wrong-type", Severity.ERROR, "no text", "write text"
)


def _assessment(model: LogicModel, *own: Diagnostic, source: str = "") -> Assessment:
    return Assessment(
        graph=ContributionGraph(model),
        ratings=Ratings("none"),
        rule=load_rule()[0],
        explain=Reason,
        diagnostics=own,
        sources={"m.yaml": tuple(source.splitlines())},
    )


def test_a_model_of_which_nothing_could_be_read_has_only_what_reading_found() -> None:
    found = find_diagnostics(_assessment(LogicModel(name=""), _READING))

    assert found == (_READING,)


def test_findings_are_stamped_with_id_slug_and_severity_of_their_check() -> None:
    node = Outcome(id="calm", label="Calm", horizon="short")
    found = find_diagnostics(_assessment(LogicModel(name="m", file="m.yaml", nodes=(node,))))

    for diagnostic in found:
        check = find_checks()[diagnostic.slug]
        assert (diagnostic.id, diagnostic.severity) == (check.id, check.severity)
    assert {"stage-missing", "no-cause", "no-latency"} <= {each.slug for each in found}


def test_findings_are_sorted_by_place() -> None:
    node = Outcome(id="calm", label="Calm", horizon="short")
    found = find_diagnostics(_assessment(LogicModel(name="m", file="m.yaml", nodes=(node,))))

    assert list(found) == sorted(found, key=lambda each: each.sort_key)


@pytest.mark.parametrize("word", ["CA023", "CA0", "wrong-type"])
def test_an_error_of_reading_cannot_be_muted(word: str) -> None:
    source = f"title: x\na: 1  # contribution: ignore {word} because it is fine\n"
    model = LogicModel(name="m", file="m.yaml")
    checked = check_all(_assessment(model, _READING, source=source))

    assert _READING in checked.kept
    assert checked.muted == ()
    assert "CA903" in {each.id for each in checked.kept}


def test_a_warning_of_reading_can_be_muted() -> None:
    warning = Diagnostic(
        Where("m.yaml", 2, 1), "CA050", "odd", Severity.WARNING, "odd", "look again"
    )
    source = "title: x\na: 1  # contribution: ignore CA050 because it is meant\n"
    checked = check_all(_assessment(LogicModel(name="m", file="m.yaml"), warning, source=source))

    assert checked.muted == ((warning, "it is meant"),)
    assert warning not in checked.kept


def test_a_finding_about_comments_cannot_be_muted() -> None:
    source = "a: 1  # contribution: ignore CA9, CA201 because I say so\n"
    checked = check_all(_assessment(LogicModel(name="m", file="m.yaml"), source=source))

    assert [each.id for each in checked.kept if each.id.startswith("CA9")] == ["CA903"]


def test_every_model_of_the_project_is_checked_without_a_crash() -> None:
    for path in sorted((Path(__file__).parents[1] / "models").glob("*.yaml")):
        assert [str(each) for each in assess(path).diagnostics if each.id == "CA310"] == []
