"""What stands in the shipped files is offered half typed; what is offered can be read."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.editor.completion import find_offers
from contribution.editor.page import OpenText
from contribution.editor.project import Project
from tests.editor.client import CLUBS, ROOT, STOCKPORT

# What people write freely, though a cell or a name of the project may happen to be the same.
FREE = re.compile(
    "label|title|note|because|says|sheet|page|question|table|searched|document|appendix|footnote|"
    "corrected|printed|row|quality|threshold|answered|not-real"
)
# What is named in these is made up there.
NAMING = re.compile(
    "context|inputs|activities|outputs|outcomes|impacts|assumptions|factors|claims|questions|strands|"
    "stakeholders|items|waves|no_rival_considered|where|stated|figures|per"
)

Scalar = tuple[tuple[str, ...], str, yaml.ScalarNode]


def walk(node: yaml.Node | None, path: tuple[str, ...] = (), key: str = "") -> Iterator[Scalar]:
    """Yield each key, with nothing as its own key, and each value."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield path, "", name
            yield from walk(value, (*path, name.value), name.value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from walk(each, path, key)
    elif isinstance(node, yaml.ScalarNode):
        yield path, key, node


def find_known(path: Path) -> Iterator[tuple[str, str, list[str], Scalar, Assessment]]:
    """Yield what an editor could know of what is written: keys, words, names, and cells."""
    assessment = assess(path)
    graph = assessment.graph
    names = {name for sort in ("links", "nodes", "assumptions", "factors", "claims", "items")
             for name in getattr(graph, sort)}  # fmt: skip
    names |= {*graph.model.strands, *graph.model.stakeholders}
    cells = {each.register.places.key.file: {cell for row in each.register.table
             for cell in row.cells.values()}
             for each in graph.evidence if each.register.table}  # fmt: skip
    for file in assessment.sources:
        if not file.endswith(".yaml") or "rule" in file:
            continue
        text = (CLUBS.parents[1] / file).read_text("utf-8")
        for found in walk(yaml.compose(text)):
            above, key, node = found
            is_known = node.value in names or node.value in cells.get(file, ())
            is_one_line = node.start_mark.line == node.end_mark.line and node.style not in {*"|>"}
            is_free = FREE.fullmatch(key) or "stated" in above
            is_made_up = NAMING.fullmatch("".join(above[-1:])) or "->" in node.value
            if is_one_line and ((is_known and not is_free) if key else not is_made_up):
                yield file, node.value, text.split("\n"), found, assessment


@pytest.mark.parametrize("path", [CLUBS, STOCKPORT], ids=lambda path: path.stem)
def test_what_stands_there_is_offered_when_two_letters_of_it_are_typed(path: Path) -> None:
    chance = random.Random(1)
    missing, asked = [], 0
    for file, value, lines, (_, key, node), assessment in find_known(path):
        if path == STOCKPORT and chance.random() < 0.6:
            continue
        number, start = node.start_mark.line, node.start_mark.column + (node.style is not None)
        at = start + min(len(value), 2)
        # The rest of the file may be there already, or not.
        after = lines[number + 1 :] if chance.random() < 0.5 else []
        page = OpenText.of(file, "\n".join([*lines[:number], lines[number][:at], *after]))
        offered = {each.text for each in find_offers(page, (number, at), assessment)}
        asked += 1
        if not {value, json.dumps(value, ensure_ascii=False)} & offered:
            missing.append((file, number + 1, key, value))

    assert asked > 200
    assert not missing, missing


@pytest.mark.parametrize("path", [CLUBS, STOCKPORT], ids=lambda path: path.stem)
def test_whatever_is_offered_can_be_read_where_it_is_offered(path: Path) -> None:
    chance = random.Random(2)
    project = Project(path)
    known = [each for each in find_known(path) if each[3][1] not in {"", "kind", "column"}]
    wrong = []
    for file, value, lines, (_, key, node), assessment in chance.sample(known, 40):
        number, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
        line = lines[number]
        left = line[:start] + line[end:]
        page = OpenText.of(file, "\n".join([*lines[:number], left, *lines[number + 1 :]]))
        offers = find_offers(page, (number, start), assessment)
        offer = chance.choice([each for each in offers if each.text != value] or offers)
        typed = [*lines[:number], line[:start] + offer.text + line[end:], *lines[number + 1 :]]
        unsaved = {ROOT / file: "\n".join(typed).encode()}
        found = project.assess(unsaved, project.wanted).diagnostics
        wrong += [(key, offer.text, each.message) for each in found if each.id < "CA04"]

    assert not wrong, wrong
