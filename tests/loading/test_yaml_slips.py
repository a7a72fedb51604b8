"""What people type that YAML cannot read: one finding at its line, a cure, and nothing lost."""

from __future__ import annotations

import re
import time

import pytest

from contribution.loading.log import DiagnosticLog
from contribution.loading.model.model_file import SECTIONS
from contribution.loading.yaml.layout import _HEADINGS
from contribution.loading.yaml.node import to_plain
from contribution.loading.yaml.text import parse_yaml

HEAD = "as_of: 2026-06-30\ninputs:\n"
TAIL = "  room: School hall\nactivities:\n  club: Breakfast club\n"
# What was typed, and what it says once it is read as it was meant.
TYPED = {
    "  grant: 'The school's hall'": "The school's hall",
    '  grant: "We got more" said nine': '"We got more" said nine',
    '  grant: "He said "yes" to us"': '"He said "yes" to us"',
    "  grant: 'Holistic' training done": "'Holistic' training done",
    "  grant: [P] More income": "[P] More income",
    "  grant: {P} More income": "{P} More income",
    "  grant: >50 pupils": ">50 pupils",
    "  grant: |x pupils": "|x pupils",
    "  grant: & more": "& more",
    "  grant: *very* good": "*very* good",
    "  grant: ? good": "? good",
    "  grant: @home": "@home",
    "  grant: %5 more": "%5 more",
    "  grant: `x` more": "`x` more",
    "  grant: - money": "- money",
    "  grant: Money: from the council": "Money: from the council",
    "  grant: “Money: from the council”": "“Money: from the council”",
    '  "grant": "Council grant",': "Council grant",
    "  grant:Council": "Council",
    "  grant： Council": "Council",
    "  grant:\u00a0Council": "Council",
    "\u00a0\u00a0grant: Council": "Council",
    "grant: Council": "Council",
}


def _read(text: str) -> tuple[object, list[tuple[str, int, str]]]:
    log = DiagnosticLog()
    root = parse_yaml(text, "m.yaml", log)
    found = [(each.id, each.where.line, each.next_step) for each in log.diagnostics]
    return (to_plain(root) if root else None), found


@pytest.mark.parametrize("line", TYPED)
def test_a_line_is_read_as_it_was_meant_and_named_once(line: str) -> None:
    content, found = _read(f"{HEAD}{line}\n{TAIL}")

    assert content == {
        "as_of": "2026-06-30",
        "inputs": {"grant": TYPED[line], "room": "School hall"},
        "activities": {"club": "Breakfast club"},
    }
    assert [each[:2] for each in found] == [("CA011", 3)]


@pytest.mark.parametrize("line", [each for each in TYPED if "\u00a0" not in each])
def test_the_next_step_followed_to_the_letter_cures_and_keeps_the_meaning(line: str) -> None:
    before, found = _read(f"{HEAD}{line}\n{TAIL}")
    step = found[0][2]
    written = re.fullmatch(r"(?:write|put it in quotes, as in) (.*)", step)
    cured = f"  {written[1] if written else line}"

    assert _read(f"{HEAD}{cured}\n{TAIL}") == (before, [])


@pytest.mark.parametrize("below", ["", "    label: Council grant\n"])
def test_an_id_without_its_colon_keeps_what_stands_below(below: str) -> None:
    content, found = _read(f"{HEAD}  grant\n{below}{TAIL}")

    assert isinstance(content, dict)
    assert content["inputs"] == {
        "grant": {"label": "Council grant"} if below else None,
        "room": "School hall",
    }
    assert [each[:2] for each in found] == [("CA011", 3)]


def test_the_marks_that_a_merge_left_are_one_finding_and_one_version_is_read() -> None:
    marks = "<<<<<<< HEAD\n  grant: Ours\n=======\n  grant: Theirs\n>>>>>>> other\n"
    content, found = _read(f"{HEAD}{marks}{TAIL}")

    assert isinstance(content, dict)
    assert content["inputs"] == {"grant": "Ours", "room": "School hall"}
    assert [each[:2] for each in found] == [("CA011", 3)]
    assert "keep one of the two" in found[0][2]


def test_a_line_of_a_longer_text_is_not_blamed_for_what_stands_below() -> None:
    text = 'note: |\n  She said: [a] "b" c\n  and went\ninputs:\n  grant: [P] More\n'
    content, found = _read(text)

    assert isinstance(content, dict)
    assert content["note"] == 'She said: [a] "b" c\nand went\n'
    assert [each[:2] for each in found] == [("CA011", 5)]


@pytest.mark.parametrize("filler", [" ", "a ", "'", '"', ": ", "- "])
def test_a_long_broken_line_takes_no_long_time(filler: str) -> None:
    begun = time.perf_counter()
    _read(f"{HEAD}  grant: [P] {filler * 60_000}\n  {filler * 900}x: [P] y\n{TAIL}")

    assert time.perf_counter() - begun < 2


def test_the_parts_that_belong_at_the_margin_are_those_of_a_model() -> None:
    assert set(SECTIONS) < _HEADINGS
