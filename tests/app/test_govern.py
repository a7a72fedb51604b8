"""The settings of a project decide what is told of its models, unless the command line does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.govern import NOTHING_ASKED, Asked
from contribution.domain.assessment import Assessment
from contribution.errors import NoPathError, UnknownNameError

ROOT = Path(__file__).parent.parent.parent
MODEL = "models/breakfast-clubs.yaml"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    text = Path(tmp_path / MODEL).read_text("utf-8")
    (tmp_path / MODEL).write_text(text.replace("latency: 2 terms", "note: soon", 1), "utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def _check(settings: str, asked: Asked = NOTHING_ASKED) -> Assessment:
    Path("contribution.yaml").write_text(settings, "utf-8")
    return check_paths([MODEL], asked)


def _tell(assessment: Assessment) -> list[str]:
    return [f"{each.id} {each.severity.word}" for each in assessment.diagnostics]


PLAIN = ["CA390 note", "CA114 note"]


@pytest.mark.parametrize(
    ("settings", "told", "fails"),
    [
        ("fail_on: error", PLAIN, False),
        ("fail_on: note", PLAIN, True),
        ("{fail_on: note, ignore: CA114}", ["CA390 note"], True),
        ("{fail_on: note, ignore: [no-latency, CA39]}", [], False),
        ("{select: CA1}", ["CA114 note"], False),
        ("{severity: {no-latency: error}}", ["CA390 note", "CA114 error"], True),
        ("{severity: {CA1: note, CA114: error}}", ["CA390 note", "CA114 error"], True),
        ("{severity: {CA114: error}, fail_on: never}", ["CA390 note", "CA114 error"], False),
        ("require: {breakfast-clubs: {trust-school: moderate}}", [*PLAIN, "CA599 error"], True),
        ("require: {breakfast-clubs: {trust-school: B}}", [*PLAIN, "CA599 error"], True),
        ("require: {breakfast-clubs: {arrive-on-time: suggestive}}", PLAIN, False),
    ],
)
def test_settings_choose_and_weigh_findings(settings: str, told: list[str], fails: bool) -> None:
    checked = _check(settings)

    assert sorted(_tell(checked)) == sorted(told)
    assert checked.fails is fails


def test_a_floor_is_never_dropped() -> None:
    floor = "{require: {breakfast-clubs: {trust-school: strong}}, ignore: [CA1, CA3, CA5]}"

    assert _tell(_check(floor)) == ["CA599 error"]
    assert _tell(check_paths([MODEL], Asked(select=("CA2",)))) == ["CA599 error"]


@pytest.mark.parametrize(
    ("settings", "place", "next_step"),
    [
        ("fail-on: warning", "contribution.yaml:1:1", "did you mean fail_on?"),
        ("fail_on: warnings", "contribution.yaml:1:10", "write warning"),
        ("ignore: [CA114, no-latncy]", "contribution.yaml:1:17", "did you mean no-latency"),
        ("severity:\n  no-latenc: note", "contribution.yaml:2:3", "did you mean no-latency"),
        ("require: {breakfast-club: {x: B}}", "contribution.yaml:1:11", "breakfast-clubs?"),
        (
            "require: {breakfast-clubs: {trust-shool: B}}",
            "contribution.yaml:1:29",
            "did you mean trust-school?",
        ),
        (
            "require: {breakfast-clubs: {trust-school: untested}}",
            "contribution.yaml:1:43",
            "a floor is one of very strong, strong, moderate, suggestive",
        ),
    ],
)
def test_a_mistake_in_the_settings_is_an_error_at_its_place(
    settings: str, place: str, next_step: str
) -> None:
    checked = _check(settings, Asked(select=("CA1",)))

    found = [each for each in checked.diagnostics if each.where.file == "contribution.yaml"]
    assert [str(each.where) for each in found] == [place]
    assert next_step in found[0].next_step
    assert checked.fails


def test_what_the_command_line_says_wins() -> None:
    settings = "{ignore: CA114, fail_on: never}"

    assert _tell(_check(settings, Asked(ignore=("CA3",)))) == ["CA114 note"]
    assert check_paths([MODEL], Asked(fail_on="note")).fails
    with pytest.raises(UnknownNameError, match="no-latency"):
        check_paths([MODEL], Asked(ignore=("no-latncy",)))


def test_settings_are_found_upward_in_a_table_of_pyproject_too() -> None:
    Path("pyproject.toml").write_text('[tool.contribution]\nignore = ["CA114"]\ncolour = "x"\n')

    found = check_paths([MODEL]).diagnostics

    assert next(f"{each.where} {each.id}" for each in found) == "pyproject.toml:3:1 CA021"
    assert "CA114" not in {each.id for each in found}


def test_settings_above_the_repository_do_not_count(tmp_path: Path) -> None:
    Path("contribution.yaml").write_text("ignore: CA114")
    (tmp_path / "inner/.git").mkdir(parents=True)
    shutil.move("models", "inner/models")
    shutil.move("evidence", "inner/evidence")

    assert "CA114 note" in _tell(check_paths([f"inner/{MODEL}"]))


def test_a_pyproject_that_cannot_be_read_is_one_error_at_its_line() -> None:
    Path("pyproject.toml").write_text("[tool.contribution]\nignore = [CA114]\n")

    found = check_paths([MODEL]).diagnostics

    assert [f"{each.where} {each.id}" for each in found if each.is_loss] == [
        "pyproject.toml:2:11 CA011"
    ]


def test_without_a_path_the_settings_say_what_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("contribution.yaml").write_text("paths: models")
    assert sorted(_tell(check_paths([]))) == sorted(PLAIN)
    monkeypatch.chdir("evidence")
    assert len(check_paths([]).diagnostics) == len(PLAIN)
    Path("../contribution.yaml").unlink()
    with pytest.raises(NoPathError):
        check_paths([])


def test_a_rule_in_the_settings_holds_for_models_that_name_none() -> None:
    assert _check('rule: "1.0"').rule.version == "1.0"
    text = Path(MODEL).read_text("utf-8")
    Path(MODEL).write_text(f"rule: own.yaml\n{text}", "utf-8")
    Path("models/own.yaml").write_text("version: mine\n", "utf-8")

    assert check_paths([MODEL]).rule.version == "mine"
