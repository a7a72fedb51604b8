"""What a former revision had already is not told again; what is new, or worse, is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from contribution.app.check import check_paths, tell_moved_verdicts
from contribution.app.govern import Asked
from contribution.errors import UnknownRevisionError

ROOT = Path(__file__).parent.parent.parent
MODEL = Path("models/breakfast-clubs.yaml")


def _git(*words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)
    _change("latency: 2 terms", "note: soon")
    _git("init", "-q", ".")
    _git("add", ".")
    _git("commit", "-qm", "first")


def _change(old: str, new: str) -> None:
    text = MODEL.read_text("utf-8")
    assert old in text
    MODEL.write_text(text.replace(old, new, 1), "utf-8")


def _tell(*paths: str, since: str = "HEAD") -> list[str]:
    found = check_paths(paths or ["models"], Asked(since=since)).diagnostics
    return [f"{each.id} {each.severity.word}" for each in found]


def test_what_was_there_is_not_told_again_wherever_its_line_goes() -> None:
    assert _tell() == []
    _change("title: Breakfast", "# one line more\ntitle: Breakfast")
    assert _tell() == []


def test_what_is_new_is_told() -> None:
    _change("latency: 2 terms", "note: soon")
    _change("horizon: short", "horizon: shrot")

    assert _tell() == ["CA024 error", "CA114 note"]


def test_settings_of_today_count_for_both_and_floors_are_always_told() -> None:
    Path("contribution.yaml").write_text(
        "severity: {CA114: error}\nrequire: {breakfast-clubs: {trust-school: strong}}\n"
    )

    assert _tell() == ["CA599 error"]


def test_in_a_new_model_everything_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree("evidence/breakfast-clubs", "evidence/other")
    shutil.copy(MODEL, "models/other.yaml")

    assert _tell("models/other.yaml") == ["CA114 note", "CA390 note"]
    monkeypatch.chdir("models")
    assert _tell("breakfast-clubs.yaml") == []


def test_an_unknown_revision_is_refused() -> None:
    with pytest.raises(UnknownRevisionError):
        _tell(since="no-such-branch")


def test_which_verdicts_moved_is_told_for_a_pull_request() -> None:
    assert "no verdict moved" in tell_moved_verdicts(["models"], "HEAD")[0]
    table = Path("evidence/breakfast-clubs/interviews.yaml")
    table.write_text(table.read_text("utf-8").replace("outcome: found", "outcome: not-found", 1))

    assert "places-filled" in tell_moved_verdicts(["models"], "HEAD")[0]
