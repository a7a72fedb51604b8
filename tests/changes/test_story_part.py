from __future__ import annotations

from pathlib import Path

from contribution.app.compare import compare_versions
from contribution.changes.story_part import tell_moved
from contribution.domain.view import View
from contribution.story.blocks import Fold, TableBlock, flatten
from contribution.story.page import build_brief, build_story

MODEL = """
title: Clubs
as_of: 2026-06-30
activities: {act: {label: Act, starts: 2025-01-01}}
outcomes: {end: {label: Better attendance, horizon: short, latency: 1 month}}
links: {act -> end: {because: it follows, assumes: none}}
"""
REGISTER = """
title: Talks
kind: interviews
items:
  heard: {says: Heard, about: end, test: hoop, outcome: %s, at: page 1, on: 2026-01-01}
"""


def test_what_moved_is_told_with_what_moved_it(tmp_path: Path) -> None:
    for name, outcome in (("old", "found"), ("new", "not-found")):
        (tmp_path / "evidence" / name).mkdir(parents=True)
        (tmp_path / "evidence" / name / "talks.yaml").write_text(REGISTER % outcome, "utf-8")
        (tmp_path / f"{name}.yaml").write_text(f"evidence: [evidence/{name}]\n{MODEL}", "utf-8")
    comparison = compare_versions(str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"))

    part = tell_moved(comparison)

    assert comparison.moves
    table = next(each for each in part.blocks if isinstance(each, TableBlock))
    said = [" | ".join(flatten(cell) for cell in row.cells) for row in table.rows]
    assert any("Better attendance" in each and "“Heard” (changed)" in each for each in said)
    assert any(each.startswith("▼ our part in “Better attendance”") for each in said)
    assert any(isinstance(each, Fold) for each in part.blocks)
    view = View(moved=(part,))
    assert part in build_story(comparison.new, view).parts
    assert part in build_brief(comparison.new, view).parts
