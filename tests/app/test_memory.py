"""With a memory an assessment is what it is without, whatever is typed, and costs less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.app.assess import assess_loaded
from contribution.loading.files.memory import Memory
from contribution.loading.log import DiagnosticLog
from contribution.loading.project import load_project
from contribution.scoring import find_scorers

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models/breakfast-clubs.yaml"
EVIDENCE = ROOT / "evidence/breakfast-clubs"
FILES = sorted([MODEL, *EVIDENCE.glob("*.yaml"), *EVIDENCE.glob("*.csv")])
SCORER = find_scorers()["ordinal"]


def tell(unsaved: dict[Path, bytes], memory: Memory | None) -> tuple[object, ...]:
    assessment = assess_loaded(load_project(MODEL, unsaved, memory), SCORER, memory)
    said = [str(each) for each in (*assessment.diagnostics, *assessment.waiting)]
    return said, assessment.claims_table(), assessment.evidence_table(), assessment.sources


def change(text: str, place: float, what: str) -> str:
    words = [match.start() for match in re.finditer(r"[\w:]", text)]
    at = words[int(place * (len(words) - 1))]
    return f"{text[:at]}{what}{text[at + 1 :]}"


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(FILES),
            st.floats(0, 1),
            st.sampled_from(["", "x", ":", "-", " ", "\n", "'", "{", "9"]),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_a_run_with_a_memory_says_what_one_without_says(
    edits: list[tuple[Path, float, str, bool]],
) -> None:
    memory = Memory()
    unsaved: dict[Path, bytes] = {}
    tell(unsaved, memory)
    for file, place, what, undo in edits:
        text = unsaved.get(file, file.read_bytes()).decode()
        unsaved[file] = change(text, place, what).encode()

        assert tell(unsaved, memory) == tell(unsaved, None)
        if undo:
            del unsaved[file]
            assert tell(unsaved, memory) == tell(unsaved, None)


def test_what_did_not_change_is_one_thing_with_what_it_was() -> None:
    memory = Memory()
    before = load_project(MODEL, memory=memory)
    text = MODEL.read_text("utf-8").replace("label:", "label: My", 1)
    after = load_project(MODEL, {MODEL: text.encode()}, memory)

    assert [a is b for a, b in zip(before.registers, after.registers, strict=True)] == [True] * 6
    assert after.model != before.model


def test_registers_are_what_they_were_when_a_broken_text_is_sound_again() -> None:
    memory, text = Memory(), MODEL.read_text("utf-8")
    before = load_project(MODEL, memory=memory)
    for typed in (text.replace("title:", "title: '", 1), text.replace("open-club", "opn-club", 1)):
        load_project(MODEL, {MODEL: typed.encode()}, memory)
    after = load_project(MODEL, memory=memory)

    assert [a is b for a, b in zip(before.registers, after.registers, strict=True)] == [True] * 6


def test_what_is_not_asked_for_any_more_is_forgotten() -> None:
    memory, made = Memory(), []

    def ask(key: str) -> None:
        memory.recall(key, (), DiagnosticLog(), lambda _: made.append(key))

    ask("once")
    for _ in range(100):
        ask("always")
        memory.sweep()
    ask("once")
    assert made == ["once", "always", "once"]


def test_a_run_that_nobody_waits_for_ends_at_its_next_step() -> None:
    class EnoughError(Exception):
        pass

    def heed() -> None:
        raise EnoughError

    memory = Memory(heed)
    with pytest.raises(EnoughError):
        load_project(MODEL, memory=memory)
