"""What the field says in one word stands in one place of the package: names, verdicts, the rule."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel

from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict
from contribution.evidence_kinds import find_kinds

PACKAGE = Path(__file__).parent.parent / "contribution"
TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
VERDICTS = frozenset(map(str, Verdict))
# The constant that makes a module a plug-in: what it hands over is called through it, not by name.
PLUGINS = {"CHECK", "KIND", "SCORER", "FORMAT", "COMMAND", "EXCHANGE"}

# Rooms in which these rules do not hold yet. Nothing is added here; what holds by now must go.
STILL_TWICE: set[str] = set()
STILL_SAY_VERDICTS: set[str] = set()
# The words of another vocabulary: the tests of process tracing have one that is called moderate.
OTHER_VOCABULARY = {("domain/evidence.py", "moderate")}


def test_no_public_class_and_no_public_function_has_the_name_of_another() -> None:
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for place, tree in TREES.items():
        # The command line library calls a command, nobody else does.
        for name in _find_public_names(tree) if not place.startswith("cli/commands/") else ():
            homes[name].add(place)
    twice = {name: places for name, places in homes.items() if len(places) > 1}

    assert len(homes) > 800, "something is wrong with the search itself"
    assert {name: places for name, places in twice.items() if name not in STILL_TWICE} == {}
    assert set(twice) >= STILL_TWICE, "these are told apart by now: take them off the list"


def test_a_verdict_stands_as_a_word_in_the_scale_alone() -> None:
    # A base that is "not scored" is no verdict.
    phrases = [word for word in VERDICTS - {str(Verdict.NOT_SCORED)} if " " in word]
    quoted = [f"“{word}”" for word in VERDICTS]
    found = {
        (place, text)
        for place, text in _find_texts()
        if text in VERDICTS or any(each in text for each in (*phrases, *quoted))
    }
    found = {each for each in found if each[0] != "domain/verdict.py"} - OTHER_VOCABULARY

    _hold(found, STILL_SAY_VERDICTS)


def test_a_kind_of_evidence_is_named_in_its_own_room_alone() -> None:
    kinds = find_kinds()
    # These are words of tables and locators as well, so alone they say nothing about a kind.
    columns = {column for kind in kinds.values() for column in kind.shape.columns}
    names = set(kinds) - columns - {"document", "observation"}
    found = {each for each in _find_texts() if each[1] in names} | set(_find_kinds_asked_for())
    found = {each for each in found if not each[0].startswith("evidence_kinds/")}

    assert len(names) >= 5, "something is wrong with the search itself"
    assert found == set()


def test_a_column_of_a_table_is_named_by_its_kind_alone() -> None:
    # What proofreads any table asks its shape; these two are units as well.
    columns = {each for kind in find_kinds().values() for each in kind.shape.columns}
    named = columns - {"percent", "count"}
    rooms = ("checks/tables/", "proofreading/")

    assert {
        each for each in _find_texts() if each[1] in named and each[0].startswith(rooms)
    } == set()


def test_what_a_legend_says_is_said_once() -> None:
    places = defaultdict(set)
    for place, text in _find_texts():
        if place.startswith("drawing/") and text.count(" ") >= 3:
            places[text].add(place)

    assert len(places) > 50, "something is wrong with the search itself"
    assert {text: each for text, each in places.items() if len(each) > 1} == {}


def test_the_parameters_of_the_rule_have_their_values_in_its_file_alone() -> None:
    written = yaml.safe_load((PACKAGE / "scoring/rule.yaml").read_text("utf-8"))

    assert {*written, "file"} == set(Rule.model_fields)
    _require_all_from_file(Rule, written, skipped={"file"})


def _require_all_from_file(part: type[BaseModel], written: object, *, skipped: set[str]) -> None:
    assert isinstance(written, dict)
    for name in part.model_fields.keys() - skipped:
        field = part.model_fields[name]
        assert field.is_required(), f"{part.__name__}.{name} has a value in the code"
        assert name in written, f"{part.__name__}.{name} has no value in rule.yaml"
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            _require_all_from_file(field.annotation, written[name], skipped=set())


def _hold(found: set[tuple[str, str]], allowed: set[str]) -> None:
    """Nothing is found but in the allowed rooms, and in each of them something is."""
    rooms = {place.partition("/")[0] for place, _ in found}

    assert {each for each in found if each[0].partition("/")[0] not in allowed} == set()
    assert rooms >= allowed, f"off the list with {allowed - rooms}: nothing is left there"


def _find_public_names(tree: ast.Module) -> Iterator[str]:
    hands_over = not PLUGINS.isdisjoint(
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    for node in tree.body:
        named = ast.ClassDef if hands_over else ast.ClassDef | ast.FunctionDef
        if isinstance(node, named) and not node.name.startswith("_"):
            yield node.name


def _find_kinds_asked_for() -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every kind's name that something's `kind` is compared with."""
    for place, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare):
                parts = [each for side in (node.left, *node.comparators) for each in ast.walk(side)]
                if any(isinstance(each, ast.Attribute) and each.attr == "kind" for each in parts):
                    yield from (
                        (place, each.value)
                        for each in parts
                        if isinstance(each, ast.Constant)
                        and isinstance(each.value, str)
                        and each.value in find_kinds()
                    )


def _find_texts() -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every text in the code that is no docstring."""
    for place, tree in TREES.items():
        told = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
                told.add(getattr(node.body[0], "value", None))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
                yield place, node.value
