"""Days of declaration against the history of the files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.govern import Asked
from tests.loading.test_register_defaults import HEAD, MODEL

ITEM = """\
items:
  q1:
    says: Told as a cause
    about: train -> trained
    outcome: found
    test: moderate
    declared_on: {declared}
    on: 2023-01-15
    at: {{row: 1}}
"""


def _git(folder: Path, *arguments: str, day: str = "2023-01-01") -> None:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c"}
    names |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c"}
    days = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **names, **days},
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize(
    ("committed", "declared", "is_found"),
    [
        ("2023-06-01", "2022-12-01", True),
        ("2022-12-02", "2022-12-01", False),
        ("2023-06-01", "2023-06-01", False),
    ],
)
def test_a_day_before_the_result_is_held_against_the_first_commit_with_the_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, committed: str, declared: str, is_found: bool
) -> None:
    register = tmp_path / "evidence" / "m" / "talks.yaml"
    register.parent.mkdir(parents=True)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "m.yaml").write_text(MODEL, "utf-8")
    register.write_text(f"{HEAD}items: {{}}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "Begun", day="2022-01-01")
    register.write_text(HEAD + ITEM.format(declared=declared), "utf-8")
    _git(tmp_path, "commit", "-qam", "Told", day=committed)

    found = check_paths(["models/m.yaml"], Asked(select=("CA598",))).diagnostics

    told = [each for each in found if each.id == "CA598"]
    assert bool(told) == is_found
    if is_found:
        assert f"first holds it on {committed}" in told[0].message
    plain = check_paths(["models/m.yaml"]).diagnostics
    assert [each for each in plain if each.id == "CA598"] == []
