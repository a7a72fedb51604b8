"""Many models at once: on all processors, in the order asked for, byte for byte as one by one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from contribution.app import many
from contribution.app.check import check_paths
from contribution.app.govern import Asked
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.formats import render_as

ROOT = Path(__file__).parents[2]


class _Killed(ProcessPoolExecutor):
    """Processes that somebody kills after the second chunk of models."""

    def map(self, *asked: Any, **how: Any) -> Iterator[Any]:
        for number, each in enumerate(super().map(*asked, **how)):
            yield each
            for process in list(self._processes.values()) if number == 9 else ():
                process.kill()


def _write(checked: Assessment) -> list[str]:
    forms = ("text", "json", "sarif", "junit", "md")
    return [str(render_as("check", form, checked, View())) for form in forms]


def test_many_models_are_told_as_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(many._MANY):
        name = f"m{number}"
        shutil.copytree(ROOT / "evidence/breakfast-clubs", f"evidence/{name}")
        Path("models").mkdir(exist_ok=True)
        text = (ROOT / "models/breakfast-clubs.yaml").read_text("utf-8")
        wrong = text.replace("horizon: short", f"horizon: {name}", 1)
        Path(f"models/{name}.yaml").write_text(wrong if number % 3 else text, "utf-8")
    paths = ["models/m7.yaml", "models/nowhere.yaml", "models", "models/m2.yaml"]
    monkeypatch.setattr(many, "_count_processors", lambda: 2)
    shared = check_paths(paths, Asked(ignore=("CA390",)))
    again = check_paths(paths, Asked(ignore=("CA390",)))
    monkeypatch.setattr(many, "_MANY", 1_000)
    alone = check_paths(paths, Asked(ignore=("CA390",)))

    assert alone.checked[0] == "models/m7.yaml"
    assert len(alone.checked) == 40
    assert list(map(str, shared.unread)) == list(map(str, alone.unread))
    assert _write(shared) == _write(again) == _write(alone)


def test_what_killed_processes_left_is_done_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("models").mkdir()
    for number in range(60):
        text = f"title: Club {number}\nas_of: 2026-06-30\nactivites: {{a: A}}\n"
        Path(f"models/m{number}.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(many, "_count_processors", lambda: 2)
    alone = check_paths(["models"])
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _Killed)
    killed = check_paths(["models"])

    assert len(killed.checked) == 60
    assert _write(killed) == _write(alone)
