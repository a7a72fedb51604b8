"""Files as people have them, a pasted copy and a model piped in; and the list of all findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from contribution.app.check import check_paths
from contribution.app.explain import explain_word
from contribution.cli import group

ROOT = Path(__file__).parent.parent.parent
MODEL = "models/breakfast-clubs.yaml"
FOLDER = Path("evidence/breakfast-clubs")
COPIES = ["interviews - Copy", "interviews (1)", "interviews copy", "interviews_old"]


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        pattern = shutil.ignore_patterns("stockport*")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=pattern)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", COPIES)
def test_a_pasted_copy_is_blamed_once_and_not_the_original(name: str) -> None:
    shutil.copy(FOLDER / "interviews.yaml", FOLDER / f"{name}.yaml")
    checked = check_paths([MODEL])

    told = [(each.id, each.where.file) for each in checked.diagnostics if each.id != "CA390"]
    assert told == [("CA033", str(FOLDER / f"{name}.yaml"))]
    assert "interviews" in {each.register.id for each in checked.graph.evidence}


def test_a_hyphen_reads_the_model_that_is_piped_in() -> None:
    text = "as_of: 2026-06-30\ninputs: {grant: Grant}\nactivites: {club: Club}\n"
    result = CliRunner().invoke(group, ["check", "-"], input=text)

    assert result.exit_code == 1
    assert "-:3:1: CA021" in result.output


def test_the_list_of_all_findings_is_up_to_date() -> None:
    assert (ROOT / "docs/findings.md").read_text("utf-8") == explain_word("findings").text
