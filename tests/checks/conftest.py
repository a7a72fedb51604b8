"""A project without fault, and a judge who compares every finding of a family after an edit.

The expectation stands in the text that a test puts in: `# expect: CA201` on the line where the
finding has to be. A table has no room for comments, so its lines are given beside the edits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment

Edit = tuple[str, str]
Finding = tuple[str, int, str]
Judge = Callable[..., Assessment]

PROJECT = Path(__file__).parent / "project"
_EXPECT = re.compile(r"#\s*expect:\s*(CA[\d, CA]*)")


def write_project(folder: Path, files: Mapping[str, str]) -> Path:
    """Return the path of the model after writing all files below the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / next(name for name in files if name.startswith("models/"))


def read_project() -> dict[str, str]:
    """Return the files of the faultless project by their names."""
    return {
        str(path.relative_to(PROJECT)): path.read_text("utf-8")
        for path in sorted(PROJECT.rglob("*"))
        if path.is_file()
    }


def edit(files: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    """Return the files with each old text, which stands in exactly one place, replaced."""
    changed = dict(files)
    for old, new in edits:
        homes = [name for name, text in changed.items() if old in text]
        assert len(homes) == 1, f"{old!r} stands in {homes}"
        assert changed[homes[0]].count(old) == 1, f"{old!r} stands more than once"
        changed[homes[0]] = changed[homes[0]].replace(old, new)
    return changed


def find_expected(files: Mapping[str, str]) -> set[Finding]:
    """Return the findings that the comments in the files ask for."""
    return {
        (name, number, check_id.strip())
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        for match in _EXPECT.finditer(line)
        for check_id in match[1].split(",")
    }


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Edit the faultless project and demand exactly the expected findings of one family.

    `family` is the beginning of the ids to compare; `table` are findings in tables, as
    (file name, line, id). `files` take the place of files of the project.
    """

    def _judge(
        family: str,
        *edits: Edit,
        table: Iterable[Finding] = (),
        files: Mapping[str, str] | None = None,
    ) -> Assessment:
        files = edit({**read_project(), **(files or {})}, edits)
        model = write_project(tmp_path, files)
        monkeypatch.chdir(tmp_path)
        assessment = assess(model.relative_to(tmp_path))
        found = {
            (each.where.file, each.where.line, each.id)
            for each in assessment.diagnostics
            if each.id.startswith(family)
        }
        wanted = {each for each in find_expected(files) if each[2].startswith(family)}
        wanted |= {(f"evidence/clubs/{name}", line, check) for name, line, check in table}
        assert found == wanted, "\n".join(str(each) for each in assessment.diagnostics)
        broken = [str(each) for each in assessment.diagnostics if each.id.startswith("CA0")]
        assert broken == [], "the edit broke the file itself"
        return assessment

    return _judge
