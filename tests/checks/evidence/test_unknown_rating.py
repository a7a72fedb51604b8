"""A rating that is no word of the scale, and a group that nobody declared, are found in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.diagnostic import Diagnostic
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from tests.checks.conftest import write_project

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
  first: {says: How strong?, about: open-club -> places, round: 1, at: {page: 1}}
  again: {says: How strong?, about: open-club -> places, round: 2, at: {page: 1}}
"""


def _project(folder: Path, *rows: str, register: str = _ROOM) -> Path:
    table = "\n".join(("link,group,rating,round", *(f"open-club -> places,{row}" for row in rows)))
    files = {"models/clubs.yaml": _MODEL, "evidence/clubs/room.yaml": register}
    return write_project(folder, {**files, "evidence/clubs/room.csv": f"{table}\n"})


def _find(model: Path) -> list[Diagnostic]:
    return [each for each in assess(model).diagnostics if each.id == "CA391"]


def test_a_word_that_is_no_answer_is_an_error_at_its_cell(tmp_path: Path) -> None:
    [found] = _find(_project(tmp_path, "staff,strong,1", "staff,banana,1"))

    assert (Path(found.where.file).name, found.where.line, found.where.column) == ("room.csv", 3, 3)
    assert found.severity.word == "error"
    assert "banana" in found.message


def test_the_nearest_word_is_offered_and_a_group_is_looked_up(tmp_path: Path) -> None:
    misspelt, unknown = _find(_project(tmp_path, "staff,modrate,1", "stafff,strong,1"))

    assert "did you mean moderate?" in misspelt.next_step
    assert unknown.where.column == 2
    assert "did you mean staff?" in unknown.next_step


@pytest.mark.parametrize("word", ["Very strong", "too early to tell", "don't know", "4", "3.5"])
def test_answers_that_people_can_give_are_let_be(word: str, tmp_path: Path) -> None:
    assert _find(_project(tmp_path, f"staff,{word},1", ",strong,1")) == []


def test_a_rating_written_in_its_item_is_found_there(tmp_path: Path) -> None:
    register = _ROOM.split("items:", maxsplit=1)[0].replace("data: room.csv\n", "") + (
        "items:\n  first:\n    says: How strong?\n    about: open-club -> places\n"
        "    at: {page: 1}\n    ratings:\n      - {group: staff, rating: banana}\n"
    )

    [found] = _find(_project(tmp_path, register=register))

    assert (Path(found.where.file).name, found.where.line) == ("room.yaml", 9)


def test_each_round_counts_its_own_answers(tmp_path: Path) -> None:
    assessment = assess(
        _project(tmp_path, "staff,strong,1", "parents,doubtful,1", "staff,moderate,2")
    )

    first, again = find_stakeholder_ratings(assessment)

    assert [group.counts for group in first.groups] == [(("strong", 1),), (("doubtful", 1),)]
    assert [group.counts for group in again.groups] == [(("moderate", 1),)]
    assert "2 ratings" in assessment.graph.items["first"].observation.sentence
    assert "1 rating:" in assessment.graph.items["again"].observation.sentence
