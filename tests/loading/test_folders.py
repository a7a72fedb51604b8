from __future__ import annotations

from pathlib import Path

import pytest

from contribution.domain.diagnostic import Where
from contribution.loading.files.folders import (
    NamedFile,
    find_named,
    find_project_folder,
    is_within,
    name_file,
)
from contribution.loading.log import DiagnosticLog


def test_the_project_is_the_folder_above_models(tmp_path: Path) -> None:
    assert find_project_folder(tmp_path / "models" / "m.yaml") == tmp_path.resolve()


def test_else_the_nearest_folder_with_a_marker(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_project_folder(inner / "m.yaml") == tmp_path.resolve()
    (tmp_path / "a" / ".git").mkdir()
    assert find_project_folder(inner / "m.yaml") == (tmp_path / "a").resolve()


def test_files_are_called_from_the_working_folder_when_they_lie_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert name_file(tmp_path / "models" / "m.yaml").shown == "models/m.yaml"
    assert name_file(Path("models/../models/m.yaml")).shown == "models/m.yaml"
    assert name_file(Path("/elsewhere/m.yaml")).shown == "/elsewhere/m.yaml"
    assert name_file(Path("models/m.yaml")).beside("../evidence/m").shown == "evidence/m"


@pytest.mark.parametrize(
    "text", ["/etc/passwd", "\\\\server\\share", "C:\\secret", "../../out.csv", "link.csv", "loop"]
)
def test_paths_that_leave_the_project_are_refused(text: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "models").mkdir(parents=True)
    (tmp_path / "out.csv").write_text("a")
    (root / "models" / "link.csv").symlink_to(tmp_path / "out.csv")
    (root / "models" / "loop").symlink_to(root / "models" / "loop")
    log = DiagnosticLog()
    source = NamedFile(root / "models" / "m.yaml", "models/m.yaml")
    where = Where("models/m.yaml", 3, 7)
    assert find_named(text, source, root=root.resolve(), where=where, log=log) is None
    assert [(each.id, each.where) for each in log.diagnostics] == [("CA007", where)]


@pytest.mark.parametrize("text", ["", "  ", "a\0b"])
def test_a_name_that_is_none(text: str, tmp_path: Path) -> None:
    log = DiagnosticLog()
    source = NamedFile(tmp_path / "m.yaml", "m.yaml")
    assert find_named(text, source, root=tmp_path, where=Where(), log=log) is None
    assert [each.id for each in log.diagnostics] == ["CA001"]


def test_a_file_within_is_found_even_when_it_is_not_there_yet(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    source = NamedFile(root / "models" / "m.yaml", "models/m.yaml")
    named = find_named("../e/r.yaml", source, root=root, where=Where(), log=DiagnosticLog())
    assert named is not None
    assert named.shown == "e/r.yaml"
    assert is_within(named.path, root, {})
    assert not is_within(root.parent, root, {})
