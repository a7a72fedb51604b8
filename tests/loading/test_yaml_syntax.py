from __future__ import annotations

import pytest

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.text import parse_yaml


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c\n", (1, 5), ("colon", '"a: b: c"', "quotes")),
        ("t: 1\na: [b\nc: d\n", (2, 4), ("[", "a: [b]")),
        ("t: 1\na: {b\nc: d\n", (2, 4), ("{", "a: {b}")),
        ("t: 1\na: 'b\nc: d\n", (2, 4), ("quotation mark", "never closed")),
        ("t: 1\nabc\nd: 1\n", (2, 1), ("no colon", '"abc"')),
        ("a:\n  - 1\n b: 2\n", (3, 2), ("indentation", '"b: 2"')),
        ("a:\n- 1\n- 2\n  b: 2\n", (4, 3), ("indentation", '"b: 2"')),
        ('a: "c:\\q"\n', (1, 7), ("backslash", "single quotes")),
        ("a: - b\n", (1, 4), ("cannot begin with -", '"a: - b"')),
        ("a: @b\n", (1, 4), ("cannot begin", "quotes")),
        ("a: `b`\n", (1, 4), ("cannot begin", "quotes")),
        ("a: [\n", (1, 4), ("never closed", "a: []")),
    ],
)
def test_the_place_and_the_words(text: str, place: tuple[int, int], words: tuple[str, ...]) -> None:
    log = DiagnosticLog()
    parse_yaml(text, "m.yaml", log)
    found = log.diagnostics[0]
    assert found.id == "CA011"
    assert (found.where.line, found.where.column) == place
    for word in words:
        assert word in f"{found.message}; {found.next_step}"


@pytest.mark.parametrize("text", ["a:\n\tb: 1\n", "a: 1\n\tb: 2\n", "a:\n  b: 1\n \tc: 2\n"])
def test_a_tab_is_named_with_its_line(text: str) -> None:
    log = DiagnosticLog()
    parse_yaml(text, "m.yaml", log)
    found = log.diagnostics[0]
    assert found.id == "CA012"
    assert found.where.line == 1 + [("\t" in line) for line in text.split("\n")].index(True)
    assert "use spaces" in found.next_step


def test_the_parsers_own_phrases_are_never_shown() -> None:
    for text in ("a: [b\nc: d", "a: b: c", "a: %", "? [", "a: &", "*", "a: !", "- a\nb: c"):
        log = DiagnosticLog()
        parse_yaml(text, "m.yaml", log)
        for each in log.diagnostics:
            assert "while" not in each.message
            assert "token" not in each.message
            assert "did not find" not in each.message
