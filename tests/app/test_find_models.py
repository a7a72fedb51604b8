"""Changed files, folders and models, as people and CI jobs give them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.find_models import find_models
from contribution.errors import FileNotReadableError, NoModelError

ROOT = Path(__file__).parents[2]
CLUBS, STOCKPORT = "models/breakfast-clubs.yaml", "models/stockport-family.yaml"


@pytest.fixture(autouse=True)
def _stand_in_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("paths", "models"),
    [
        ([CLUBS], [CLUBS]),
        (["models"], [CLUBS, STOCKPORT]),
        (["."], [CLUBS, STOCKPORT]),
        (["evidence/breakfast-clubs/interviews.yaml"], [CLUBS]),
        (["evidence/breakfast-clubs/attendance.csv"], [CLUBS]),
        (["evidence/stockport-family/staff-survey.csv", CLUBS], [STOCKPORT, CLUBS]),
        (["evidence/breakfast-clubs/attendance.csv", CLUBS, "models"], [CLUBS, STOCKPORT]),
    ],
)
def test_each_model_that_is_meant_is_checked_once(paths: list[str], models: list[str]) -> None:
    assert list(find_models(paths)) == models
    assert check_paths(paths).diagnostics == check_paths(models).diagnostics


def test_a_register_that_another_model_names_leads_to_that_model() -> None:
    Path("evidence/shared").mkdir()
    shutil.copy("evidence/breakfast-clubs/club-log.yaml", "evidence/shared/log.yaml")
    text = Path(CLUBS).read_text("utf-8")
    Path("models/other.yaml").write_text(text + "evidence: [../evidence/shared/]\n", "utf-8")

    assert find_models(["evidence/shared/log.yaml"]) == ("models/other.yaml",)


def test_a_project_may_lie_below_a_folder_of_that_name() -> None:
    Path("evidence/mine").mkdir()
    shutil.copytree("models", "evidence/mine/models")
    shutil.copy(CLUBS, "evidence/mine/alone.yaml")
    shutil.rmtree("models")

    for path in ("evidence/mine/models/breakfast-clubs.yaml", "evidence/mine/alone.yaml"):
        assert find_models([path]) == (path,)


def test_a_file_of_settings_means_all_models_of_its_project() -> None:
    for name in ("contribution.yaml", "contribution-baseline.yaml"):
        Path(name).write_text("\n", "utf-8")
        assert find_models([name]) == (CLUBS, STOCKPORT)


def test_what_leads_nowhere_is_said_with_the_way_out() -> None:
    Path("evidence/breakfast-clubs/notes.csv").write_text("a,b\n1,2\n", "utf-8")
    Path("empty").mkdir()

    with pytest.raises(NoModelError, match=r"no model in .* reads it"):
        find_models(["evidence/breakfast-clubs/notes.csv"])
    with pytest.raises(NoModelError, match="folder called models"):
        find_models(["empty"])
    with pytest.raises(FileNotReadableError, match="no such file"):
        check_paths(["evidence/breakfast-clubs/nobody.csv"])
