from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import YamlNode, to_plain
from contribution.loading.yaml.text import parse_yaml, split_lines


def parse(text: str) -> tuple[object, list[str]]:
    log = DiagnosticLog()
    root = parse_yaml(text, "m.yaml", log)
    return (None if root is None else to_plain(root)), [each.id for each in log.diagnostics]


def test_lines_end_as_yaml_ends_them_and_a_last_break_adds_none() -> None:
    assert split_lines("a\r\nb\rc\nd") == ("a", "b", "c", "d")
    assert split_lines("a\n\n") == ("a", "")
    assert split_lines("") == ()


def test_windows_line_ends_and_line_separators_keep_the_lines_of_the_editor() -> None:
    log = DiagnosticLog()
    root = parse_yaml("a: x\u2028y\r\nb:\r\n  c: C\r\n", "m.yaml", log)
    assert root is not None
    assert root.entries["b"].value.entries["c"].value.line == 3
    assert log.diagnostics == ()


SCALARS = st.one_of(
    st.integers(-5000, 5000),
    st.booleans(),
    st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1, max_size=12),
)
TREES = st.dictionaries(
    st.from_regex(r"\A[a-z]{1,8}\Z"),
    st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.from_regex(r"\A[a-z]{1,8}\Z"), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


def written(value: object, indent: int) -> str:
    """The value as block YAML, strings in double quotes."""
    import json

    pad = "  " * indent
    if isinstance(value, dict) and value:
        return "".join(f"\n{pad}{key}:{written(each, indent + 1)}" for key, each in value.items())
    if isinstance(value, list) and value:
        return "".join(
            f"\n{pad}- {written(each, indent + 1).strip()}"
            if not isinstance(each, dict | list) or not each
            else f"\n{pad}-{written(each, indent + 1)}"
            for each in value
        )
    return f" {json.dumps(value, ensure_ascii=False)}"


def every_scalar(node: YamlNode) -> list[YamlNode]:
    if isinstance(node.value, dict):
        parts = [part for entry in node.value.values() for part in (entry.key, entry.value)]
        return [found for part in parts for found in every_scalar(part)]
    if isinstance(node.value, list):
        return [found for part in node.value for found in every_scalar(part)]
    return [node]


@settings(deadline=None)
@given(TREES)
def test_the_place_of_every_value_is_where_its_text_stands(tree: dict[str, object]) -> None:
    import json

    text = written(tree, 0).lstrip("\n") + "\n"
    log = DiagnosticLog()
    root = parse_yaml(text, "m.yaml", log)
    assert root is not None
    assert log.diagnostics == ()
    assert to_plain(root) == tree
    lines = split_lines(text)
    for node in every_scalar(root):
        there = lines[node.line - 1][node.column - 1 : node.end_column - 1]
        assert there in {json.dumps(node.value, ensure_ascii=False), str(node.value)}


@settings(deadline=None)
@given(TREES)
def test_flow_style_means_the_same(tree: dict[str, object]) -> None:
    import json

    assert parse(json.dumps(tree, ensure_ascii=False)) == (tree, [])
