from __future__ import annotations

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import BROKEN, FieldPlaces, YamlNode, to_plain
from contribution.loading.yaml.text import parse_yaml


def parse(text: str) -> YamlNode:
    root = parse_yaml(text, "m.yaml", DiagnosticLog())
    assert root is not None
    return root


def test_places_are_found_by_dotted_path() -> None:
    places = FieldPlaces(parse("a:\n  b: [x, yy]\nc: 5\n"), "m.yaml")
    assert places["a.b.1"] == Where("m.yaml", 2, 10, 12)
    assert places["c"] == Where("m.yaml", 3, 4, 5)
    assert places["a.b"] == Where("m.yaml", 2, 6, 13)


def test_members_and_shapes() -> None:
    root = parse("a: [1]\nb: x\nc:\nd: {e: 1}\nf: true\n")
    entries = root.entries
    assert [len(entry.value.members) for entry in entries.values()] == [1, 1, 0, 1, 1]
    assert [entry.value.shape for entry in entries.values()] == [
        "several words", "text", "nothing", "several parts", "true or false",
    ]  # fmt: skip
    assert to_plain(root) == {"a": [1], "b": "x", "c": None, "d": {"e": 1}, "f": True}


def test_a_broken_value_has_no_members_and_no_entries() -> None:
    broken = YamlNode(BROKEN, 1, 1, 0)
    assert broken.is_broken
    assert broken.members == ()
    assert broken.entries == {}


def test_places_are_a_mapping_that_can_be_listed_and_compared() -> None:
    node = parse("a: [x]\nb: 1\n")
    places = FieldPlaces(node, "m.yaml")
    assert list(places) == ["a", "a.0", "b"]
    assert len(places) == 3
    assert places == FieldPlaces(node, "m.yaml")
    assert places != FieldPlaces(node, "other.yaml")
