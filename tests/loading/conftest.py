"""Writes small projects to a folder and loads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from contribution.domain.diagnostic import Diagnostic
from contribution.loading.project import Loaded, load_project

Files = Mapping[str, str | bytes]


class Project:
    """A project on disk; the marks « and » in its texts say where a diagnostic must point."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.marked: tuple[str, int, int, int] | None = None

    def write(self, files: Files) -> Project:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(self._take_marks(name, content), encoding="utf-8", newline="")
        return self

    def load(self, name: str = "models/m.yaml") -> Loaded:
        return load_project(Path(name))

    def _take_marks(self, name: str, text: str) -> str:
        for number, line in enumerate(text.split("\n"), start=1):
            if "«" in line:
                begin = line.index("«") + 1
                end = line.index("»") if "»" in line else 0
                self.marked = (name, number, begin, end)
        return text.replace("«", "").replace("»", "")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


@pytest.fixture
def load(project: Project) -> Callable[[str], Loaded]:
    """Load one model text."""

    def load_text(text: str) -> Loaded:
        return project.write({"models/m.yaml": text}).load()

    return load_text


def ids(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [each.id for each in diagnostics]
