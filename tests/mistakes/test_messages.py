"""Every message is short and in the words of those who write models, wrong value first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from contribution.checks import find_checks
from contribution.domain.diagnostic import Diagnostic
from tests.checks.test_pages import assess_example
from tests.mistakes.test_mistakes import MISTAKES, _check, folder, name_mistake, path_of

__all__ = ["folder"]
_NAMED = re.compile(r'"[^"]*"|“[^”]*”|[\w/.-]+\.(?:yaml|csv)')
_OF_PROGRAMMERS = re.compile(
    r"\b(?:mappings?|keys?|lists?|dict\w*|null|None|fields?|strings?|bool\w*|pars\w+|tokens?)\b"
)
# They tell of two figures, groups or sources, each with its name.
_OF_TWO = ("CA309", "CA310", "CA34", "CA35", "CA390", "CA504")


def _judge(found: Diagnostic) -> Iterator[str]:
    said = f"{found.message}; {found.next_step}"
    if len(said) > (200 if found.id.startswith(_OF_TWO) else 160):
        yield f"{len(said)} characters: {said}"
    if _OF_PROGRAMMERS.search(_NAMED.sub("", said)):
        yield f"words of programmers: {said}"
    if found.next_step.count(";") or found.message.count(";") > 1:
        yield f"more than one next step: {said}"


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_mistake)
def test_what_is_told_of_a_mistake_can_be_read_at_a_glance(
    mistake: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    file = folder / path_of(mistake["in"])
    before = file.read_bytes()
    try:
        checked = _check(file, before.decode().replace(mistake["was"], mistake["typed"], 1))
    finally:
        file.write_bytes(before)

    found = (*checked.diagnostics, *checked.waiting)
    assert [each for one in found for each in _judge(one)] == []


@pytest.mark.parametrize("slug", find_checks())
def test_what_a_check_tells_of_its_own_example_can_be_read_at_a_glance(
    slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its items are called as anything may be.
    told = assess_example(slug, tmp_path, monkeypatch, ("list:", "rota:"))

    found = [each for each in told if each.slug == slug]
    assert [each for one in found for each in _judge(one)] == []
