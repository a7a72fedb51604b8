from __future__ import annotations

from typing import Any

import pytest

MODEL = "as_of: 2026-06-30\nactivities: {a: A, b: B}\nlinks: {a -> b: }\n"
ITEM = "  i: {says: s, about: a, outcome: found, at: p}\n"


def load(project: Any, register: str) -> Any:
    files = {"models/m.yaml": MODEL, "evidence/m/r.yaml": register}
    return project.write(files).load()


def test_the_register_is_called_by_its_file_and_knows_its_places(project: Any) -> None:
    loaded = load(project, f"title: R\nkind: interviews\nquality: 2\nitems:\n{ITEM}")
    register = loaded.registers[0]
    assert (register.id, register.kind, register.quality) == ("r", "interviews", 2)
    assert register.places.at("quality").line == 3
    assert register.items[0].places.at("about").column == 23


def test_figures_stay_as_they_are_printed(project: Any) -> None:
    item = "  i: {says: s, about: a, outcome: found, at: p, figures: {share: 61.50, n: 007}}\n"
    loaded = load(project, f"title: R\nkind: interviews\nitems:\n{item}")
    assert loaded.diagnostics == ()
    assert dict(loaded.registers[0].items[0].figures) == {"share": "61.50", "n": "007"}


def test_a_bad_value_in_an_item_keeps_it_out_of_the_scoring(project: Any) -> None:
    items = f"  k: {{says: s, about: a, outcome: found, predicts: whatever, at: p}}\n{ITEM}"
    loaded = load(project, f"title: R\nkind: interviews\nitems:\n{items}")
    assert [each.id for each in loaded.diagnostics] == ["CA024"]
    assert [item.id for item in loaded.registers[0].items] == ["i"]


def test_a_bad_value_in_the_header_costs_only_itself(project: Any) -> None:
    loaded = load(project, f"title: R\nkind: interviews\nby: us\nitems:\n{ITEM}")
    assert [each.id for each in loaded.diagnostics] == ["CA024"]
    assert loaded.registers[0].by is None
    assert len(loaded.registers[0].items) == 1


def test_planned_evidence_may_lie_ahead(project: Any) -> None:
    item = "  i: {says: s, about: a, outcome: not-searched, at: p, planned: true, on: 2030-01-01}\n"
    loaded = load(project, f"title: R\nkind: interviews\nitems:\n{item}")
    assert loaded.diagnostics == ()


def test_dated_items_of_a_late_register_stay(project: Any) -> None:
    items = f"{ITEM}  j: {{says: s, about: a, outcome: found, at: p, on: 2026-05-01}}\n"
    head = "title: R\nkind: interviews\ncollected: {to: 2026-12-31}\nitems:\n"
    loaded = load(project, head + items)
    assert [each.id for each in loaded.diagnostics] == ["CA028"]
    assert [item.id for item in loaded.registers[0].items] == ["j"]


def test_corrections_without_a_table_are_unused(project: Any) -> None:
    head = "title: R\nkind: interviews\ncorrections:\n"
    row = '- {row: 2, column: a, printed: "1", corrected: "2", reason: x}\n'
    loaded = load(project, f"{head}{row}items:\n{ITEM}")
    assert [each.id for each in loaded.diagnostics] == ["CA049"]


@pytest.mark.parametrize("about", ["about:", "about: []", "about: ~"])
def test_an_empty_about_is_about_nothing(about: str, project: Any) -> None:
    loaded = load(project, f"title: R\nkind: interviews\nitems:\n  i:\n    says: s\n    {about}\n")
    assert [(each.id, each.where.line) for each in loaded.diagnostics] == [("CA037", 6)]


@pytest.mark.parametrize("kind", ["kind: [survey]", "kind: 7", "kind: surveys"])
def test_a_kind_that_is_none(kind: str, project: Any) -> None:
    loaded = load(project, f"title: R\n{kind}\nitems:\n{ITEM}")
    assert [(each.id, each.where.line, each.where.column) for each in loaded.diagnostics] == [
        ("CA029", 2, 7)
    ]
    assert loaded.registers == ()
