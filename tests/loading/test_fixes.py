"""A fix written where it stands cures its finding, and leaves the rest as it was read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.domain.diagnostic import Diagnostic, Fix

ROOT = Path(__file__).parent.parent.parent
MODEL = Path("models/breakfast-clubs.yaml")
INTERVIEWS = Path("evidence/breakfast-clubs/interviews.yaml")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)


def _plant(file: Path, right: str, typed: str) -> list[Diagnostic]:
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, typed, 1), "utf-8")
    return [each for each in check_paths([str(MODEL)]).diagnostics if each.fixes]


def _write(fix: Fix) -> None:
    for edit in reversed(fix.edits):
        file = Path(edit.file)
        lines = file.read_text("utf-8").splitlines(keepends=True)
        starts = [0, *(sum(map(len, lines[: n + 1])) for n in range(len(lines)))]
        text = "".join(lines)
        start = starts[edit.start[0] - 1] + edit.start[1] - 1
        end = starts[edit.end[0] - 1] + edit.end[1] - 1
        file.write_text(text[:start] + edit.text + text[end:], "utf-8")


# File, what is right, what people type instead: the fix restores the former text.
SLIPS = {
    "a key": (MODEL, "horizon: short", "horzion: short"),
    "a section": (MODEL, "activities:", "activites:"),
    "a word to choose": (MODEL, "horizon: short", "horizon: shrot"),
    "an id": (INTERVIEWS, "[children-come,", "[chidren-come,"),
    "a kind of evidence": (INTERVIEWS, "kind: interviews", "kind: interview"),
    "an arrow": (MODEL, "open-club -> places-filled:", "open-club => places-filled:"),
    "a colon without a blank": (MODEL, "title: Breakfast", "title:Breakfast"),
    "braces without a blank": (MODEL, "strand: food}", "strand:food}"),
}


@pytest.mark.parametrize("what", SLIPS)
def test_a_safe_fix_writes_what_was_meant(what: str) -> None:
    file, right, typed = SLIPS[what]
    before = file.read_text("utf-8")
    found = _plant(file, right, typed)

    assert [(each.fixes[0].is_safe, len(each.fixes)) for each in found] == [(True, 1)]
    _write(found[0].fixes[0])
    assert file.read_text("utf-8") == before


def test_a_number_that_is_a_name_is_put_in_quotes() -> None:
    found = _plant(MODEL, "label: Better attendance", "label: 2026")

    assert [each.fixes[0].edits[0].text for each in found] == ['"2026"']


def test_a_text_that_goes_on_behind_its_quotes_keeps_its_remark() -> None:
    right = "title: Breakfast clubs in three schools (invented)"
    found = _plant(MODEL, right, "title: [P] Breakfast clubs # a working title")

    assert [each.fixes[0].edits[0].text for each in found] == [
        "title: '[P] Breakfast clubs' # a working title"
    ]


def test_two_names_as_near_as_each_other_are_both_offered_and_neither_is_safe() -> None:
    found = _plant(MODEL, "horizon: short", "horizon: shong")

    offered = {fix.edits[0].text: fix.is_safe for fix in found[0].fixes}

    assert offered == {"short": False, "long": False}


def test_a_comment_that_mutes_nothing_is_taken_away_with_its_line() -> None:
    before = MODEL.read_text("utf-8")
    remark = "# contribution: ignore CA114 because it was so\noutcomes:"
    found = _plant(MODEL, "outcomes:", remark)

    assert [each.id for each in found] == ["CA903"]
    _write(found[0].fixes[0])
    assert MODEL.read_text("utf-8") == before
