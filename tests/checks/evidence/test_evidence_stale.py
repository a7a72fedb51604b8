"""Evidence that is older than the settings of its project allow."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.govern import Asked

PROJECT = Path(__file__).parent.parent / "project"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")


def _find(settings: str) -> list[str]:
    Path("contribution.yaml").write_text(settings)
    model = next(str(each) for each in Path("models").glob("*.yaml"))
    return [each.id for each in check_paths([model], Asked(select=("CA316",))).diagnostics]


def test_evidence_that_is_too_old_is_found_and_only_where_the_project_says_so() -> None:
    assert set(_find("fresh: 1 day")) == {"CA316"}
    assert _find("fresh: 50 years") == []
    assert _find("fail_on: note") == []
