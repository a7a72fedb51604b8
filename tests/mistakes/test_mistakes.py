"""Each mistake of the table is told once, where it was made; who follows the next step is cured."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from contribution.app.check import check_paths
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Replacement

ROOT = Path(__file__).parent.parent.parent
NAME = "breakfast-clubs"
MODEL = f"models/{NAME}.yaml"
TABLE = (Path(__file__).parent / "mistakes.yaml").read_text("utf-8")
_OF_TABLES = ("CA309", "CA310", "CA34", "CA35")
MISTAKES = yaml.load(TABLE, yaml.BaseLoader)  # all is text, as in the files themselves


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / f"evidence/{NAME}", folder / f"evidence/{NAME}")
    (folder / "models").mkdir()
    shutil.copy(ROOT / MODEL, folder / MODEL)
    return folder


def path_of(name: str) -> str:
    """Return the path of a file as the table calls it."""
    if name == "model":
        return MODEL
    return f"evidence/{NAME}/{name}{'' if '.' in name else '.yaml'}"


def name_mistake(mistake: Mapping[str, Any]) -> str:
    return f"{mistake['in']}: {mistake['typed'].strip() or 'without ' + mistake['was'].strip()}"


def tell(assessment: Assessment) -> list[tuple[str, str, str, str]]:
    """Return id, place, message and next step of each finding, without those of the example."""
    return [
        (each.id, f"{each.where.file}:{each.where.line}", each.message, each.next_step)
        for each in assessment.diagnostics
        if each.id != "CA390"
    ]


def mean(assessment: Assessment) -> object:
    """Return all that the files say, without the places where they say it."""
    graph = assessment.graph
    items = [
        (each.item.model_dump(), each.observation.outcome, each.observation.sentence)
        for each in graph.evidence
    ]
    registers = {each.register.id: each.register for each in graph.evidence}
    heads = [each.model_dump(exclude={"items", "data"}) for each in registers.values()]
    return graph.model.model_dump(), items, heads, assessment.claims_table()


def run(mistake: Mapping[str, Any], folder: Path) -> list[str]:
    """Return what is not as the table says, in words; nothing when all is."""
    path = path_of(mistake["in"])
    file = folder / path
    before = file.read_bytes()
    text = before.decode()
    assert text.count(mistake["was"]) >= 1, "the table names what is not there"
    typed = text.replace(mistake["was"], mistake["typed"], 1)
    first = text[: text.index(mistake["was"])].count("\n") + 1
    first += len(mistake["typed"]) - len(mistake["typed"].lstrip("\n"))
    place = f"{path}:{first + int(mistake.get('below', 0))}"
    if "at" in mistake:
        name, _, line = mistake["at"].partition(":")
        place = f"{path_of(name)}:{line}"
    try:
        return list(_compare(mistake, file, text, typed, place))
    finally:
        file.write_bytes(before)


def _check(file: Path, text: str) -> Assessment:
    file.write_text(text, "utf-8", newline="")
    return check_paths([MODEL])


def _compare(
    mistake: Mapping[str, Any], file: Path, text: str, typed: str, place: str
) -> Iterator[str]:
    checked = _check(file, typed)
    also = mistake.get("also")
    found = [each for each in tell(checked) if each[0] != also]
    if len(found) != bool(mistake["told"]):
        yield f"{len(found)} findings: {found}"
    if not found:
        return
    said = f"{found[0][2]}; {found[0][3]}"
    yield from _judge(mistake["told"], place, found[0], said)
    right = text.replace(mistake["was"], mistake.get("means", mistake["was"]), 1)
    meant = mean(_check(file, right))
    if mistake.get("reads") and mean(checked) != meant:
        yield f"is not read as it was meant: {said}"
    if mistake.get("write", "") not in found[0][3]:
        yield f"{mistake['write']} is not in the next step: {found[0][3]}"
    for cured in _cure(mistake, typed, checked):
        after = _check(file, cured)
        if tell(after) or mean(after) != meant:
            yield f"cured, it means something else, or not cured: {tell(after)}"


def _judge(told: str, place: str, found: tuple[str, ...], said: str) -> Iterator[str]:
    wanted, _, word = told.partition(" ")
    if found[:2] != (wanted, place) or word.lower() not in said.lower():
        yield f"not {wanted} at {place} with {word}: {found}"
    # What tables hold has long names, of which two are told.
    if len(said) > (200 if wanted.startswith(_OF_TABLES) else 160):
        yield f"{len(said)} characters: {said}"


def _cure(mistake: Mapping[str, Any], typed: str, checked: Assessment) -> Iterator[str]:
    """Yield the text as somebody mends it by the next step, and as the program mends it."""
    if "over" in mistake:
        assert mistake["over"] in mistake["typed"], "the table mends what is not typed"
        mended = mistake["typed"].replace(mistake["over"], mistake["write"], 1)
        yield typed.replace(mistake["typed"], mended, 1)
    for each in checked.diagnostics:
        edits = [edit for fix in each.fixes if fix.is_safe for edit in fix.edits]
        if edits and {edit.file for edit in edits} == {path_of(mistake["in"])}:
            yield _replace(typed, edits)


def _replace(text: str, edits: Iterable[Replacement]) -> str:
    lines = text.split("\n")
    begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]
    for each in sorted(edits, key=lambda each: each.start, reverse=True):
        start, end = (begins[line - 1] + column - 1 for line, column in (each.start, each.end))
        text = text[:start] + each.text + text[end:]
    return text


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_mistake)
def test_a_mistake_is_told_once_where_it_was_made_and_its_next_step_cures(
    mistake: Mapping[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    assert run(mistake, folder) == []
