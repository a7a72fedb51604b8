"""What people type that makes no sense: one finding at its line, a cure, and nothing lost."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.mending.engine import begin, mend
from contribution.loading.mending.judge import Judge, judge_model, judge_other
from contribution.loading.yaml.node import YamlNode, to_plain
from contribution.loading.yaml.text import parse_yaml, split_lines

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


FILE = NamedFile(Path("m.yaml"), "m.yaml")


def read_mended(text: str, judge: Judge) -> tuple[YamlNode | None, DiagnosticLog]:
    """Return what the text says as it was meant, and what was wrong."""
    log, lines = DiagnosticLog(), split_lines(text)
    mended = mend(begin(lines), lines, [], "m.yaml", judge)
    log.take(mended.log)
    return parse_yaml(text, "m.yaml", log, mended), log


def _read(text: str) -> tuple[object, list[tuple[str, int, str]]]:
    root, log = read_mended(text, judge_model(FILE, frozenset()))
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


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c\n", (1, 5), ("colon", '"a: b: c"', "quotes")),
        ("t: 1\na: [b\nc: d\n", (2, 4), ("[", "a: [b]")),
        ("t: 1\na: {b\nc: d\n", (2, 4), ("{", "a: {b}")),
        ("t: 1\na: 'b\nc: d\n", (2, 4), ("quotation mark", "never closed")),
        ("t: 1\nabc\nd: 1\n", (2, 1), ("no colon", '"abc"')),
        ("a:\n  - 1\n b: 2\n", (3, 2), ("indentation", '"b: 2"')),
        ("a:\n- 1\n- 2\n  b: 2\n", (4, 3), ("indentation", '"b: 2"')),
        ('a: "c:\\q"\n', (1, 7), ("backslash", "single quotes")),
        ("a: - b\n", (1, 4), ("cannot begin with -", '"a: - b"')),
        ("a: @b\n", (1, 4), ("cannot begin", "quotes")),
        ("a: `b`\n", (1, 4), ("cannot begin", "quotes")),
        ("a: [\n", (1, 4), ("never closed", "a: []")),
    ],
)
def test_the_place_and_the_words(text: str, place: tuple[int, int], words: tuple[str, ...]) -> None:
    found = read_mended(text, judge_other(FILE))[1].diagnostics[0]
    assert found.id == "CA011"
    assert (found.where.line, found.where.column) == place
    for word in words:
        assert word in f"{found.message}; {found.next_step}"


@pytest.mark.parametrize("text", ["a:\n\tb: 1\n", "a: 1\n\tb: 2\n", "a:\n  b: 1\n \tc: 2\n"])
def test_a_tab_is_named_with_its_line(text: str) -> None:
    found = read_mended(text, judge_other(FILE))[1].diagnostics[0]
    assert found.id == "CA012"
    assert found.where.line == 1 + [("\t" in line) for line in text.split("\n")].index(True)
    assert "use spaces" in found.next_step


def test_the_parsers_own_phrases_are_never_shown() -> None:
    for text in ("a: [b\nc: d", "a: b: c", "a: %", "? [", "a: &", "*", "a: !", "- a\nb: c"):
        for each in read_mended(text, judge_other(FILE))[1].diagnostics:
            assert "while" not in each.message
            assert "token" not in each.message
            assert "did not find" not in each.message


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        ("a: [A", {"a": ["A"], "b": "B"}),
        ("a: {x: A", {"a": {"x": "A"}, "b": "B"}),
        ("a: A: more", {"a": "A: more", "b": "B"}),
        ("a: 'A", {"a": "A", "b": "B"}),
        ("a: @A", {"a": "@A", "b": "B"}),
        ("a\n", {"a": None, "b": "B"}),
        ('a: "\\q"', {"a": "\\q", "b": "B"}),
    ],
)
def test_after_an_error_the_elements_before_and_behind_are_kept(
    broken: str, kept: dict[str, object]
) -> None:
    text = f"title: T\ninputs:\n  z: Z\n  {broken}\n  b: B\noutputs:\n  c: C\n"
    root, log = read_mended(text, judge_other(FILE))
    assert root is not None
    assert [each.id for each in log.diagnostics] == ["CA011"]
    inputs = root.entries["inputs"].value.entries
    sound = {
        name: to_plain(each.value) for name, each in inputs.items() if not each.value.is_broken
    }
    assert sound == {"z": "Z", **kept}
    assert to_plain(root.entries["outputs"].value) == {"c": "C"}
    assert root.entries["title"].value.value == "T"


def test_two_errors_are_both_reported_at_their_lines() -> None:
    text = "inputs:\n  a: [A\n  b: B\n  c: {C\n  d: D\ntitle: T\n"
    log = read_mended(text, judge_other(FILE))[1]
    assert [each.where.line for each in log.diagnostics] == [2, 4]


def test_a_file_broken_on_every_line_is_given_up() -> None:
    log = read_mended("inputs:\n" + "  a: [A\n" * 500, judge_other(FILE))[1]
    assert 1 <= len(log.diagnostics) <= 25
