from __future__ import annotations

from itertools import pairwise

import pytest

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.builder import DEEPEST
from contribution.loading.yaml.node import YamlNode, to_plain
from contribution.loading.yaml.text import parse_yaml


def parse(text: str) -> tuple[YamlNode | None, list[str]]:
    log = DiagnosticLog()
    return parse_yaml(text, "m.yaml", log), [each.id for each in log.diagnostics]


def test_an_alias_repeats_what_its_anchor_names() -> None:
    root, found = parse("a: &x [1, 2]\nb: *x\n")
    assert root is not None
    assert to_plain(root) == {"a": [1, 2], "b": [1, 2]}
    assert found == []


def test_an_alias_bomb_is_refused_and_the_rest_is_read() -> None:
    names = "abcdefghi"
    text = f"a: &a [{','.join('x' * 9)}]\n"
    for before, name in pairwise(names):
        text += f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    root, found = parse(text + "title: T\n")
    assert root is not None
    assert root.entries["title"].value.value == "T"
    assert found == ["CA017"]


def test_an_alias_of_what_is_still_open_is_refused() -> None:
    assert parse("a: &a [*a]\n")[1] == ["CA018"]


def test_the_deepest_level_allowed_is_read_and_one_more_is_refused() -> None:
    fits = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    assert parse(f"a: {fits}\n")[1] == []
    assert parse(f"a: [{fits}]\n")[1] == ["CA016"]


@pytest.mark.parametrize("level", ["[", "{a: ", "- "])
def test_a_million_levels_do_not_crash(level: str) -> None:
    root, found = parse(f"title: T\na: {level * 1_000_000}\nb: B\n")
    assert root is not None
    assert root.entries["title"].value.value == "T"
    assert found


def test_the_first_of_two_keys_is_kept() -> None:
    root, found = parse("a: 1\na: 2\n")
    assert root is not None
    assert to_plain(root) == {"a": 1}
    assert found == ["CA013"]


def test_keys_are_text_however_they_look() -> None:
    root, found = parse("1: a\nno: b\n2016-01-01: c\n010: d\n")
    assert root is not None
    assert list(root.entries) == ["1", "no", "2016-01-01", "010"]
    assert found == []


def test_text_in_quotes_and_blocks_stays_text() -> None:
    root, _ = parse("a: \"1\"\nb: 'true'\nc: |\n  5\nd: >-\n  null\n")
    assert root is not None
    assert to_plain(root) == {"a": "1", "b": "true", "c": "5\n", "d": "null"}


def test_a_tag_is_refused_and_its_value_read_as_it_stands() -> None:
    root, found = parse("a: !!python/object/apply:os.system [echo]\nb: !x y\n")
    assert root is not None
    assert to_plain(root) == {"a": ["echo"], "b": "!x y"}
    assert found == ["CA014", "CA014"]


def test_a_section_that_stands_twice_is_read_as_one() -> None:
    root, found = parse("inputs:\n  a: A\n  b: B\noutputs: {}\ninputs:\n  b: C\n  d: D\n")
    assert root is not None
    assert to_plain(root.entries["inputs"].value) == {"a": "A", "b": "B", "d": "D"}
    assert found == ["CA013", "CA013"]


def test_an_empty_key_gives_way_to_the_one_that_says_something() -> None:
    root, found = parse("inputs:\ninputs:\n  a: A\n")
    assert root is not None
    assert to_plain(root) == {"inputs": {"a": "A"}}
    assert found == ["CA013"]
