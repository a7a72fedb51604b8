"""What only follows from another finding, or has one cure with it, waits until that is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.govern import NOTHING_ASKED, Asked
from tests.checks.conftest import write_project

_MODEL = """\
title: Clubs
as_of: 2026-06-30
stakeholders: {staff: School staff}
context: {hungry: Children arrive hungry}
inputs: {grant: Council grant}
activities: {open-club: {label: Breakfast club opens, starts: 2025-09-01}}
outputs: {places: Places filled}
outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
impacts: {attainment: {label: Better reading, latency: 3 years}}
assumptions: {all-well: All goes well}
factors: {bus: {label: New bus, role: competing, family: something-else, affects: [on-time]}}
no_rival_considered: {already-happening: It was flat, not-real: It is counted}
links:
  hungry -> grant:
  grant -> open-club:
  open-club -> places: {because: Free, assumes: [all-well]}
  places -> on-time: {because: Fed, assumes: none}
  on-time -> attainment: {because: Awake, assumes: none}
"""
_REGISTER = """\
title: School office
kind: document
source: Office
items:
  list:
    says: The list is full
    about: places
    outcome: found
    expected_if_true: likely
    expected_if_false: unlikely
    at: {page: 1}
  rota:
    says: The new bus was late
    about: bus
    outcome: found
    test: straw
    at: {page: 2}
"""
_ROOM = """\
title: Workshop
kind: workshop
data: room.csv
items:
  first: {says: How strong?, about: open-club -> places, on: 2026-06-01, at: {page: 1}}
"""


def _tell(
    folder: Path, typed: dict[str, str], rows: str, asked: Asked = NOTHING_ASKED
) -> tuple[list[str], int]:
    texts = {"models/m.yaml": _MODEL, "evidence/m/office.yaml": _REGISTER}
    for was, new in typed.items():
        assert any(was in text for text in texts.values()), was
        texts = {name: text.replace(was, new, 1) for name, text in texts.items()}
    room = {"evidence/m/room.yaml": _ROOM, "evidence/m/room.csv": f"link,group,rating\n{rows}"}
    found = check_paths([str(write_project(folder, {**texts, **room}))], asked)
    quiet = {"CA304", "CA306", "CA308", "CA311", "CA390"}
    return [each.id for each in found.diagnostics if each.id not in quiet], len(found.waiting)


_SOUND = "open-club -> places,staff,untested\n"
_NEXT = "on-time: {because: Fed, assumes: "
CASES = {
    "half a strength": ({"    expected_if_false: unlikely\n": ""}, _SOUND, ["CA324"]),
    "a bare link": (
        {"{because: Free, assumes: [all-well]}": "", f"{_NEXT}none": f"{_NEXT}[all-well]"},
        _SOUND,
        ["CA201"],
    ),
    "a rival without family": ({", family: something-else": ""}, _SOUND, ["CA405"]),
    "a group renamed": ({"{staff: School": "{stuff: School"}, _SOUND * 3, ["CA391"]),
    "a word of another scale": ({}, "open-club -> places,staff,medium\n" * 4, ["CA391"]),
}


@pytest.mark.parametrize("case", CASES)
def test_one_cause_is_told_once(case: str, tmp_path: Path) -> None:
    typed, rows, told = CASES[case]

    assert _tell(tmp_path, {}, _SOUND)[0] == []
    assert _tell(tmp_path, typed, rows)[0] == told


def test_what_waits_is_told_when_its_cause_is_not(tmp_path: Path) -> None:
    typed, rows, _ = CASES["a bare link"]

    assert _tell(tmp_path, typed, rows) == (["CA201"], 1)
    assert _tell(tmp_path, typed, rows, Asked(ignore=("CA201",))) == (["CA202"], 0)
