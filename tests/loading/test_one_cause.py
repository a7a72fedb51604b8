"""One mistake of a person gives one finding, at its line: the cause, and none of what follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.app.check import check_paths
from contribution.domain.assessment import Assessment

ROOT = Path(__file__).parent.parent.parent
MODEL = "models/breakfast-clubs.yaml"
# What stands in a file of the example, what somebody types instead, and the one finding.
MISTAKES = {
    "a section": (MODEL, "\nactivities:", "\nactivites:", "CA021"),
    "the section of links": (MODEL, "\nlinks:", "\nlink:", "CA021"),
    "a section of another name": (MODEL, "\noutcomes:", "\nresults-of-it:", "CA021"),
    "a key that must be": (MODEL, "    horizon: short  ", "    horzion: short  ", "CA021"),
    "a key of a link": (MODEL, "    because: It is", "    becuase: It is", "CA021"),
    "a word": (MODEL, "    horizon: short  ", "    horizon: shrot  ", "CA024"),
    "a word that nothing is near to": (MODEL, "    horizon: short  ", "    horizon: soon", "CA024"),
    "no word": (MODEL, "    role: competing  ", "    # ", "CA022"),
    "a role": (MODEL, "    role: competing  ", "    role: comp  ", "CA024"),
    "an arrow": (MODEL, "volunteers -> greet", "volunteers => greet", "CA031"),
    "an id in a link": (MODEL, "  grant -> open-club:", "  grant -> open-clb:", "CA034"),
    "a start": (MODEL, "    starts: 2025-09-15", "    starts: soon", "CA026"),
    "a part that is not there": (MODEL, "\ncontext:", "\ninclude: [part.yaml]\ncontext:", "CA001"),
    "the items of a register": (
        "evidence/breakfast-clubs/interviews.yaml",
        "\nitems:",
        "\nitem:",
        "CA021",
    ),
    "the kind of a register": (
        "evidence/breakfast-clubs/interviews.yaml",
        "kind: interviews",
        "kind: interview",
        "CA029",
    ),
    "a column": (
        "evidence/breakfast-clubs/parent-survey.csv",
        "statement,",
        "statment,",
        "CA041",
    ),
}
# What cannot be read at all, whatever was meant.
LOSING = {
    "a section of another name",
    "an id in a link",
    "a part that is not there",
    "the kind of a register",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _type(project: Path, file: str, right: str, wrong: str) -> int:
    """Return the line of the mistake, after it is made."""
    text = (project / file).read_text("utf-8")
    assert right in text
    (project / file).write_text(text.replace(right, wrong, 1), "utf-8")
    return text[: text.index(right)].count("\n") + 1 + right.startswith("\n")


def _names(assessment: Assessment) -> tuple[list[str], list[str]]:
    model = assessment.graph.model
    return [node.id for node in model.nodes], [link.id for link in model.links]


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_one_finding_at_its_line(name: str, project: Path) -> None:
    file, right, wrong, check = MISTAKES[name]
    line = _type(project, file, right, wrong)
    checked = check_paths([MODEL])

    assert [each.id for each in checked.diagnostics if each.severity.word != "note"] == [check]
    where = checked.diagnostics[0].where
    assert where.file == file
    assert where.line == line or check in {"CA022", "CA001"}


@pytest.mark.parametrize("name", sorted(set(MISTAKES) - LOSING))
def test_what_a_slip_stands_in_stays_in_the_model(name: str, project: Path) -> None:
    before = assess(MODEL)
    _type(project, *MISTAKES[name][:3])
    after = assess(MODEL)

    assert _names(after) == _names(before)
    assert [each.item.id for each in after.graph.evidence] == [
        each.item.id for each in before.graph.evidence
    ]


def test_findings_that_wait_are_told_when_the_causes_are_not_asked_for(project: Path) -> None:
    _type(project, MODEL, "\noutcomes:", "\nresults-of-it:")

    whole, some = check_paths([MODEL]), check_paths([MODEL], select=("CA1",))
    assert {each.id for each in whole.waiting} >= {"CA101", "CA105"}
    assert {each.id for each in some.diagnostics} >= {"CA101", "CA105"}
    assert some.waiting == ()


def test_what_could_not_be_read_comes_before_all_else(project: Path) -> None:
    _type(project, MODEL, "Children are already", "Children")
    _type(project, MODEL, "horizon: short  ", "horzion: short  ")
    _type(project, MODEL, "label: Fewer late arrivals", "label: Hold meetings and fewer late ones")

    found = check_paths([MODEL]).diagnostics
    assert [each.is_loss for each in found] == sorted(
        (each.is_loss for each in found), reverse=True
    )
    assert found[0].id == "CA021"
