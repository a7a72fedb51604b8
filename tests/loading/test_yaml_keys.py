from __future__ import annotations

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import Entry, Value, YamlNode, enter, enter_under


def entry(name: Value, value: Value, line: int = 1) -> Entry:
    return enter_under(YamlNode(name, line, 1, 0), YamlNode(value, line, 5, 0))


def test_a_new_name_is_entered_in_silence() -> None:
    log = DiagnosticLog()
    mapping: dict[str, Entry] = {}
    enter(mapping, entry("a", 1), "m.yaml", log=log, is_section=False)
    assert list(mapping) == ["a"]
    assert len(log) == 0


def test_what_is_no_name_is_left_out() -> None:
    log = DiagnosticLog()
    mapping: dict[str, Entry] = {}
    enter(mapping, entry([], 1), "m.yaml", log=log, is_section=False)
    enter(mapping, entry("<<", 1), "m.yaml", log=log, is_section=False)
    assert mapping == {}
    assert sorted(each.id for each in log.diagnostics) == ["CA015", "CA020"]


def test_both_lines_of_a_name_that_stands_twice_are_given() -> None:
    log = DiagnosticLog()
    mapping = {"a": entry("a", 1, line=3)}
    enter(mapping, entry("a", 2, line=8), "m.yaml", log=log, is_section=True)
    assert mapping["a"].value.value == 1
    assert log.diagnostics[0].message == (
        '"a" stands twice, on line 3 and on line 8; only the first was read'
    )
