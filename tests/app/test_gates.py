"""Gates that hold: what may be left out, which floors there are, and what one wrong path hides."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contribution.cli import group
from contribution.errors import FileNotReadableError, NeverMutedError, UnknownNameError

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


@pytest.mark.parametrize("words", [("--ignore", "CA0"), ("--select", "CA3")])
def test_a_file_that_cannot_be_read_as_written_is_told_whatever_is_asked(words: tuple[str]) -> None:
    model = Path(MODEL)
    model.write_text(model.read_text("utf-8").replace("horizon: short", "horzion: short"), "utf-8")
    result = _check(MODEL, *words)

    assert result.exit_code == 1
    assert "horzion" in result.output
    assert ("CA0 is ignored, but" in result.output) == ("CA0" in words)


@pytest.mark.parametrize("word", ["CA021", "ca02", "unknown-key"])
def test_what_is_always_told_cannot_be_left_out(word: str) -> None:
    result = _check(MODEL, "--ignore", word)

    assert isinstance(result.exception, NeverMutedError)
    assert "always told. Use --fail-on" in str(result.exception)
    Path("contribution.yaml").write_text(f"ignore: [{word}]\n", "utf-8")
    assert "contribution.yaml:1:10: CA024" in _check(MODEL).output


def test_a_family_can_be_left_out() -> None:
    assert "CA390" in _check(MODEL).output
    assert "CA390" not in _check(MODEL, "--ignore", "CA3").output


def test_what_settings_name_wrongly_is_told_at_the_name() -> None:
    said = (
        "require:\n  brekfast-clubs:\n    arrive-on-time: moderate\nseverity:\n  no-locater: note\n"
    )
    Path("contribution.yaml").write_text(said, "utf-8")
    result = _check(MODEL)

    assert "contribution.yaml:2:3: CA034" in result.output
    assert "contribution.yaml:5:3: CA024" in result.output
    said = "require:\n  breakfast-clubs:\n    arive-on-time: moderate\n"
    Path("contribution.yaml").write_text(said, "utf-8")
    assert "contribution.yaml:3:5: CA034" in _check(MODEL).output


def test_of_several_models_none_is_called_the_only_one() -> None:
    shutil.copy(MODEL, "models/other.yaml")
    result = _check("models", *(f"--ignore={each}" for each in ("CA3", "CA4", "CA010")))

    assert "Nothing found in 2 models:" in result.output
    made = json.loads(_check("models", "--format", "json").output)
    assert made["models"] == [MODEL, "models/other.yaml"]


def test_where_there_is_nothing_to_mend_it_is_said() -> None:
    result = _check(MODEL, "--diff")

    assert (result.exit_code, result.output) == (0, "nothing to mend\n")


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
