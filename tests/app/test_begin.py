"""Half-built models are helped and not flooded: a bare beginning, a draft, a check that follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.app.check import check_paths, rewrite_baselines
from contribution.app.govern import Asked
from contribution.app.init import write_skeleton
from contribution.app.watch import follow
from contribution.domain.assessment import Assessment
from contribution.errors import FileExistsAlreadyError, FileNotReadableError
from contribution.formats import render_as


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


TITLES = {
    "School meals in Leeds": "School meals in Leeds",
    "school-meals": "School meals",
    'Meals: "free" # for all': 'Meals: "free" # for all',
    "No": "No",
    "Café № 7 – für alle": "Café № 7 – für alle",
    "学校": "学校",
    "2026": "2026",
    "true": "True",
}


@pytest.mark.parametrize("typed", TITLES)
def test_a_bare_model_bears_the_title_typed_and_checks_clean(typed: str) -> None:
    model = write_skeleton(typed, Path())[0]
    checked = check_paths([str(model)], Asked(fail_on="note"))

    assert checked.graph.model.title == TITLES[typed]
    assert (checked.diagnostics, checked.fails) == ((), False)
    assert b"<svg" in bytes(render_as("draw", "svg", assess(model)).encode())  # type: ignore[union-attr]
    with pytest.raises(FileExistsAlreadyError):
        write_skeleton(typed, Path())


def test_of_a_draft_is_told_what_is_wrong_but_not_what_is_missing() -> None:
    model = write_skeleton("clubs", Path())[0]
    text = model.read_text("utf-8")
    model.write_text(text.replace("horizon: short", "horizon: brief"), "utf-8")

    drafted = check_paths([str(model)])
    model.write_text(text.replace("stage: draft", "note: was a draft"), "utf-8")
    final = check_paths([str(model)])
    model.write_text(text, "utf-8")
    told = render_as("check", "text", check_paths([str(model)]))

    assert [each.id for each in drafted.diagnostics] == ["CA024"]
    assert len(drafted.waiting) > 3
    assert len(final.diagnostics) > 3
    assert "take out stage: draft" in str(told)


def test_a_stage_that_is_none_is_an_error_at_its_place() -> None:
    model = write_skeleton("clubs", Path())[0]
    model.write_text(model.read_text("utf-8").replace("stage: draft", "stage: drfat"), "utf-8")

    found = check_paths([str(model)]).diagnostics

    assert [(each.id, each.fixes[0].edits[0].text) for each in found] == [("CA024", "draft")]


def test_following_checks_again_after_each_change_and_waits_through_a_missing_file() -> None:
    model = write_skeleton("clubs", Path())[0]
    text = model.read_text("utf-8")
    steps: Iterator[object] = iter(
        [
            lambda: None,
            lambda: model.write_text(text.replace("short ", "shrot "), "utf-8"),
            lambda: None,
            model.unlink,
            lambda: model.write_text(text, "utf-8"),
        ]
    )
    pauses = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        next(steps)()  # type: ignore[operator]

    told = []
    for _, found in zip(range(4), follow([str(model)], wait), strict=False):
        assert isinstance(found, Assessment | FileNotReadableError)
        told.append(len(found.diagnostics) if isinstance(found, Assessment) else "gone")

    assert told == [0, 1, "gone", 0]
    assert len(pauses) == 5


def test_following_checks_again_when_the_baseline_changes() -> None:
    model = write_skeleton("clubs", Path())[0]
    text = model.read_text("utf-8").replace("stage: draft", "")
    model.write_text(text, "utf-8")
    models = [str(model)]

    def wait(_: float) -> None:
        rewrite_baselines(models, grow=True)

    found = [each for _, each in zip(range(2), follow(models, wait), strict=False)]

    assert [len(each.diagnostics) for each in found if isinstance(each, Assessment)] == [9, 0]


def test_following_needs_something_that_can_be_checked() -> None:
    with pytest.raises(FileNotReadableError):
        next(follow(["models/nothing.yaml"]))
