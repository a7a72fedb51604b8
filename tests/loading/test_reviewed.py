"""Data that have changed since somebody reviewed them are suspect until somebody looks again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.fix import fix_paths
from contribution.domain.diagnostic import Diagnostic

ROOT = Path(__file__).parent.parent.parent
MODEL = "models/breakfast-clubs.yaml"
REGISTER = Path("evidence/breakfast-clubs/attendance.yaml")
TABLE = Path("evidence/breakfast-clubs/attendance.csv")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)


def _review(said: str) -> list[Diagnostic]:
    text = REGISTER.read_text("utf-8")
    REGISTER.write_text(text.replace("\ndata:", f"\nreviewed: {said}   # by us\ndata:"), "utf-8")
    return _find()


def _find() -> list[Diagnostic]:
    return [each for each in check_paths([MODEL]).diagnostics if each.id != "CA390"]


def test_the_day_is_enough_and_a_fix_adds_the_sign_of_the_data() -> None:
    (found,) = _review("2026-05-01")

    assert (found.id, found.severity.word, found.where.column) == ("CA058", "warning", 11)
    assert fix_paths([MODEL]).changes == 1
    assert _find() == []
    assert "   # by us" in REGISTER.read_text("utf-8")


def test_data_that_changed_since_are_suspect_and_nobody_is_spared_to_look() -> None:
    _review("2026-05-01")
    fix_paths([MODEL])
    with TABLE.open("a", encoding="utf-8") as file:
        file.write("\n")

    (found,) = _find()

    assert "attendance.csv is not the table that was reviewed on 2026-05-01" in found.message
    assert fix_paths([MODEL]).changes == 0
    assert fix_paths([MODEL], unsafe=True).changes == 1
    assert _find() == []


@pytest.mark.parametrize("said", ["yesterday", "2026-13-01", "2026-05-01 xyz", "{on: 2026-05-01}"])
def test_a_review_in_another_form_is_an_error_with_the_form(said: str) -> None:
    (found,) = _review(said)

    assert found.id == "CA026"
    assert found.where.file == str(REGISTER)
