"""Every fix that `check --fix` could make is offered where the mistake is, and does the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from contribution.domain.diagnostic import Fix
from contribution.editing.edits import Edit, apply_edits
from contribution.editing.fixing import make_fixes
from contribution.editor.mending import find_mendings
from contribution.editor.page import OpenText, TextSpan
from contribution.editor.project import Project
from contribution.loading.yaml.text import split_lines
from tests.mistakes.test_mistakes import MISTAKES, MODEL, folder, path_of

__all__ = ["folder"]


def change(text: str, changes: Sequence[tuple[TextSpan, str]]) -> str:
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    edits = [
        Edit(Path(), starts[span.start[0]] + span.start[1], starts[span.end[0]] + span.end[1], new)
        for span, new in changes
    ]
    return apply_edits(text, edits)


def test_every_fix_is_offered_at_its_mistake(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    project, offered = Project(folder / MODEL), 0
    for mistake in MISTAKES:
        file = folder / path_of(mistake["in"])
        text = file.read_bytes().decode().replace(mistake["was"], mistake["typed"], 1)
        if file.suffix != ".yaml":
            continue
        assessed = project.assess({file: text.encode()}, project.wanted)
        shown = file.relative_to(folder).as_posix()
        page = OpenText(shown, split_lines(text))
        for each in assessed.diagnostics:
            if each.where.file != shown or assessed.sources.get(shown) != page.lines:
                continue
            here = page.find_span(each.where)
            found = [it for it in find_mendings(page, here, assessed) if it.cures == (each,)]
            titles = [it.title for it in found]
            assert titles[: len(each.fixes)] == [fix.title for fix in each.fixes], mistake
            for fix, mending in zip(each.fixes, found, strict=False):
                offered += 1
                assert _make(fix, file, text, page) in {None, change(text, mending.changes[shown])}

    assert offered > 100


def _make(fix: Fix, file: Path, text: str, page: OpenText) -> str | None:
    """Return what check makes of it; None where it holds back, for a comment's sake."""
    if {each.file for each in fix.edits} != {page.file}:
        return None
    made = make_fixes([fix], {Path(page.file): text}, {page.file: page.lines})
    return made.texts.get(Path(page.file))
