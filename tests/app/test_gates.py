"""Gates that hold: what may be left out, which floors there are, and what one wrong path hides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contribution.cli import group
from contribution.errors import FileNotReadableError, UnknownNameError

ROOT = Path(__file__).parent.parent.parent
MODEL = "models/breakfast-clubs.yaml"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        pattern = shutil.ignore_patterns("stockport*")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=pattern)
    monkeypatch.chdir(tmp_path)


def _check(*words: str) -> Result:
    return CliRunner().invoke(group, ["check", *words])


@pytest.mark.parametrize("words", [("--ignore", "CA0"), ("--select", "CA3"), ("--ignore", "CA021")])
def test_a_file_that_cannot_be_read_as_written_is_told_whatever_is_asked(words: tuple[str]) -> None:
    model = Path(MODEL)
    model.write_text(model.read_text("utf-8").replace("horizon: short", "horzion: short"), "utf-8")
    result = _check(MODEL, *words)

    assert result.exit_code == 1
    assert "horzion" in result.output


def test_a_floor_may_be_a_letter_and_none_is_dropped() -> None:
    assert _check(MODEL, "--min-rating", "arrive-on-time=b").exit_code == 0
    twice = ("--min-rating", "arrive-on-time=A+", "--min-rating", "arrive-on-time=untested")
    result = _check(MODEL, *twice, "--select", "CA1")

    assert result.exit_code == 1
    assert "below very strong" in result.output


@pytest.mark.parametrize("word", ["too early to tell", "T", "contested", "suppressed"])
def test_a_floor_stands_in_the_order_of_verdicts(word: str) -> None:
    result = _check(MODEL, "--min-rating", f"arrive-on-time={word}")

    assert isinstance(result.exception, UnknownNameError)


def test_a_path_that_is_missing_hides_no_finding_of_the_others() -> None:
    result = _check("models/nowhere.yaml", MODEL, "--fail-on", "never")

    assert result.exit_code == 2
    assert "CA390" in result.output
    assert "models/nowhere.yaml" in result.output
    assert isinstance(_check("models/nowhere.yaml").exception, FileNotReadableError)


def test_a_verdict_that_fell_can_fail_a_change() -> None:
    old = Path("old.yaml")
    folder = Path("evidence/breakfast-clubs")
    shutil.copytree(folder, Path("before/evidence/breakfast-clubs"))
    shutil.copytree("models", Path("before/models"))
    old = Path("before") / MODEL
    for each in folder.glob("*.yaml"):
        each.unlink()
    words = ["diff", str(old), MODEL]

    assert CliRunner().invoke(group, words).exit_code == 0
    assert CliRunner().invoke(group, [*words, "--fail-on", "lowered"]).exit_code == 1
    raised = ["diff", MODEL, str(old), "--fail-on", "lowered"]
    assert CliRunner().invoke(group, raised).exit_code == 0
