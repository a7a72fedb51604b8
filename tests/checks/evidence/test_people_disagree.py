"""Where people part from the evidence, or from one another, a note says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.diagnostic import Diagnostic

_MODEL = """\
title: Clubs
as_of: 2026-06-30
stakeholders: {staff: School staff, parents: Parents}
activities: {open-club: Breakfast club opens}
outputs: {places: Places filled}
links:
  open-club -> places: {because: Free and on the way, assumes: none}
"""
_ROOM = """\
title: Workshop
kind: workshop
data: room.csv
items:
  room:
    says: How strong is this link?
    about: open-club -> places
    at: {page: 1}
"""
_SEEN = """\
title: Log
kind: document
by: evaluator
items:
  seen:
    says: The places were taken
    about: open-club -> places
    outcome: found
    test: moderate
    at: {page: 1}
"""


def _find(folder: Path, ratings: str, seen: str = _SEEN) -> list[Diagnostic]:
    evidence = folder / "evidence" / "clubs"
    evidence.mkdir(parents=True)
    (folder / "models").mkdir()
    (folder / "models" / "clubs.yaml").write_text(_MODEL, "utf-8")
    (evidence / "room.yaml").write_text(_ROOM, "utf-8")
    rows = "".join(f"{group},open-club -> places,{word}\n" for group, word in _pairs(ratings))
    (evidence / "room.csv").write_text(f"group,link,rating\n{rows}", "utf-8")
    if seen:
        (evidence / "seen.yaml").write_text(seen, "utf-8")
    assessment = assess(folder / "models" / "clubs.yaml")
    return [each for each in assessment.diagnostics if each.id == "CA390"]


def _pairs(ratings: str) -> list[tuple[str, str]]:
    return [(group, word) for group, _, word in (each.partition(":") for each in ratings.split())]


def test_a_group_far_above_the_evidence_is_reported_where_the_item_stands(tmp_path: Path) -> None:
    [found] = _find(tmp_path, "staff:strong staff:strong", seen="")

    assert (Path(found.where.file).name, found.where.line) == ("room.yaml", 7)
    assert "the evidence says untested, School staff (2) say strong" in found.message
    assert "add it as evidence" in found.next_step


def test_two_groups_far_from_each_other_are_reported(tmp_path: Path) -> None:
    [found] = _find(tmp_path, "staff:strong parents:suggestive")

    told = "groups differ: Parents (1) say suggestive and School staff (1) say strong"
    assert told in found.message


@pytest.mark.parametrize("ratings", ["staff:moderate parents:strong", "staff:5 parents:1"])
def test_one_rung_and_numbers_are_let_be(ratings: str, tmp_path: Path) -> None:
    assert _find(tmp_path, ratings) == []
