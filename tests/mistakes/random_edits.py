"""Edits at random places of the shipped models: how many are told once, where they were made.

`python -m tests.mistakes.random_edits [NUMBER [SEED]]` tells of each edit that is not.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic

MODELS = ("breakfast-clubs", "stockport-family")
_WORD = re.compile(r"[\w.'-]+")
# Of prose, a number or a day nobody but its author can say that it was meant otherwise.
_OWN_WORDS = re.compile(r"(?s).*\s.*|[\d.,:-]+|.*[A-Z'’].*")


class Edit(NamedTuple):
    """One edit of a file: what was done, the text after it, and the lines that show it."""

    file: str
    how: str
    before: str
    text: str
    lines: range
    shown: str


class Told(NamedTuple):
    """What became of an edit."""

    edit: Edit
    found: tuple[Diagnostic, ...]
    # once, elsewhere, several, silent; or no mistake: nothing (it means the same), words (of the
    # author's own), optional (a part that may be left out).
    sort: str


def make_edit(file: str, text: str, random: Random) -> Edit:
    """Return a character, a word or a line deleted, doubled or exchanged with the next."""
    unit = random.choice(("character", "word", "line"))
    do = random.choice(("delete", "double", "exchange"))
    spans = list(_spans(unit, text))
    at = random.randrange(len(spans) - 1)
    (start, end), (begin, stop) = spans[at], spans[at + 1]
    first, second = text[start:end], text[begin:stop]
    new = {
        "delete": "",
        "double": first + (" " if unit == "word" else "") + first,
        "exchange": second + text[end:begin] + first,
    }[do]
    till = stop if do == "exchange" else end
    line = text.count("\n", 0, start) + 1
    after = text[:start] + new + text[till:]
    last = line + (do != "delete" and (text[start:till].rstrip("\n").count("\n") or unit == "line"))
    shown = after.split("\n")[line - 1] if unit != "line" else first.rstrip("\n")
    return Edit(file, f"{do} {unit} {first.strip()!r}", text, after, range(line, last + 1), shown)


def _spans(unit: str, text: str) -> Iterator[tuple[int, int]]:
    if unit == "word":
        yield from (found.span() for found in _WORD.finditer(text))
    elif unit == "character":
        yield from ((at, at + 1) for at in range(len(text)))
    else:
        start = 0
        for line in text.splitlines(keepends=True):
            yield start, start + len(line)
            start += len(line)


def mean(assessment: Assessment) -> object:
    """Return all that the files say, without the places where they say it."""
    graph = assessment.graph
    items = [(each.item.model_dump(), each.observation.sentence) for each in graph.evidence]
    registers = {each.register.id: each.register for each in graph.evidence}
    heads = [each.model_dump(exclude={"items", "data"}) for each in registers.values()]
    return graph.model.model_dump(), items, heads


def judge(model: str, edit: Edit, known: Mapping[tuple[str, str], int], meant: object) -> Told:
    """Return what the check says of the project with the edit made."""
    checked = assess(model, unsaved={Path(edit.file): edit.text.encode()})
    left = Counter(known)
    found = []
    for each in checked.diagnostics:
        left[each.id, each.message] -= 1
        if left[each.id, each.message] < 0:
            found.append(each)
    return Told(edit, tuple(found), _sort(edit, found, lambda: mean(checked) == meant))


def _sort(edit: Edit, found: list[Diagnostic], is_same: Callable[[], bool]) -> str:
    if not found:
        return "nothing" if is_same() else _excuse(edit)
    if len(found) > 1:
        return "several"
    where = found[0].where
    return "once" if where.file == edit.file and where.line in _near(edit) else "elsewhere"


def _excuse(edit: Edit) -> str:
    before, after = (_leaves(text) for text in (edit.before, edit.text))
    changed = Counter(after) - Counter(before), Counter(before) - Counter(after)
    keys = [{path for path, _ in each} for each in changed]
    values = [Counter(value for _, value in each.elements()) for each in changed]
    told = {pair for each in changed for pair in each}
    if (keys[0] == keys[1] and all(_is_own(*pair) for pair in told)) or values[0] == values[1]:
        return "words"
    if not changed[0] and changed[1]:
        return "optional"
    return "silent"


def _is_own(path: str, value: str) -> bool:
    named = path.endswith(("/source", "/table", "/at", "/group"))
    return bool(value) and (named or _OWN_WORDS.fullmatch(value) is not None)


def _leaves(text: str) -> list[tuple[str, str]]:
    """Return each value of a YAML text with the keys that lead to it."""
    found: list[tuple[str, str]] = []

    def walk(node: yaml.Node | None, path: str) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, f"{path}/{key.value}")
        elif isinstance(node, yaml.SequenceNode):
            for each in node.value:
                walk(each, f"{path}/-")
        elif node is not None:
            found.append((path, node.value))

    walk(yaml.compose(text), "")
    return found


def _near(edit: Edit) -> Collection[int]:
    if not edit.how.startswith("delete"):
        return edit.lines
    # What lacks a line is told at the line before it, at the one that now stands there, or where
    # the element begins that lacks it.
    lines = edit.before.split("\n")
    number = edit.lines.start
    depth = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    above = (
        n
        for n in range(number - 1, 0, -1)
        if lines[n - 1].strip() and len(lines[n - 1]) - len(lines[n - 1].lstrip()) < depth
    )
    return {*edit.lines, number - 1, next(above, 1)}


def run(number: int, seed: int, names: tuple[str, ...] = MODELS) -> Iterator[Told]:
    """Yield what became of so many edits, the models in turn."""
    random = Random(seed)
    begun = {}
    for name in names:
        model = f"models/{name}.yaml"
        sound = assess(model)
        known = Counter((each.id, each.message) for each in sound.diagnostics)
        files = [file for file in sound.sources if file.endswith(".yaml") and name in file]
        begun[name] = model, known, mean(sound), files
    for count in range(number):
        model, known, meant, files = begun[names[count % len(names)]]
        file = random.choice([model, model, *files])
        text = Path(file).read_text("utf-8")
        edit = make_edit(file, text, random)
        if edit.text != text:
            yield judge(model, edit, known, meant)


def main(number: int = 300, seed: int = 1) -> None:
    """Tell of each edit that is not told once, and how many of which kind there were."""
    counts = Counter[str]()
    for told in run(number, seed):
        counts[told.sort] += 1
        if told.sort in {"elsewhere", "several", "silent"}:
            edit = told.edit
            print(f"== {told.sort}: {edit.file}:{edit.lines.start} {edit.how}\n   | {edit.shown}")
            for each in told.found[:6]:
                print(f"   {each}")
    print(dict(counts))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
