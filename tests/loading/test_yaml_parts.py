"""A text read by its parts is what it is read as a whole, whatever is typed in whatever order."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.parts import Parts, join_parts
from contribution.loading.yaml.text import parse_yaml
from tests.mistakes.random_edits import make_edit

ROOT = Path(__file__).parents[2]
FILES = [
    ROOT / "models/breakfast-clubs.yaml",
    *sorted((ROOT / "evidence/breakfast-clubs").glob("*.yaml")),
]
SIGNS = [
    "", ":", " ", "\n", "'", '"', "{", "[", "]", "- ", "#", "&a ", "*a ", "!x ", "|", "\n  ",
    "\n ", "\t", "---\n", "? ", "<<: ",
]  # fmt: skip


def read(text: str, parts: Parts | None) -> tuple[object, list[str]]:
    log = DiagnosticLog()
    root = parse_yaml(text, "model.yaml", log, parts=parts)
    return root, [f"{each}{each.fixes}" for each in log.since(0)]


@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_what_is_typed_is_read_alike_by_parts_and_as_a_whole(file: Path, random: Random) -> None:
    text, parts = file.read_text("utf-8"), Parts()
    for _ in range(6):
        if random.random() < 0.5:
            typed = make_edit(file.name, text, random).text
        else:
            at = random.randrange(len(text))
            typed = text[:at] + random.choice(SIGNS) + text[at + random.randrange(2) :]
        assert read(typed, parts) == read(typed, None)
        assert read(typed, parts) == read(typed, None)
        text = random.choice((text, typed))


def test_only_the_part_that_changed_is_read_again() -> None:
    lines = FILES[0].read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith("title:"))
    parts = Parts()
    before = parts.read(lines, range(len(lines)), "model.yaml") or []
    lines[number] += " here"
    after = parts.read(lines, range(len(lines)), "model.yaml") or []

    same = [one[1] is other[1] for one, other in zip(before, after, strict=True)]
    assert len(same) > 30
    assert same.count(False) == 1


@pytest.mark.parametrize(
    "text",
    [
        "outcomes:\n  a: A\n {b: B}\n",
        "outcomes:\n  a: 'A\n  b: B'\n",
        "  title: T\noutcomes:\n  a: A\n",
        "outcomes:\n  a: &here A\n  b: *here\n",
        "--- \ntitle: T\n",
    ],
)
def test_a_text_that_is_more_than_its_parts_is_not_read_by_them(text: str) -> None:
    assert Parts().read(text.split("\n"), range(9), "model.yaml") is None


def test_sections_of_one_name_are_joined_each_time_anew() -> None:
    parts, lines = Parts(), ["strands: {a: A}", "strands: {b: B}"]
    for _ in range(2):
        log = DiagnosticLog()
        root = join_parts(parts.read(lines, range(2), "model.yaml") or [], "model.yaml", log)
        assert list(root.entries["strands"].value.entries) == ["a", "b"]
        assert [each.id for each in log.since(0)] == ["CA013"]
