from __future__ import annotations

import pytest

from contribution.domain.diagnostic import Where
from contribution.domain.logic_model import Activity, CausalLink, Outcome
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.element import Source, build_element
from contribution.loading.yaml.text import parse_yaml


def source(text: str, **preset: str) -> Source:
    root = parse_yaml(text, "m.yaml", DiagnosticLog())
    assert root is not None
    entry = next(iter(root.entries.values()))
    return Source("m.yaml", f"the node {entry.name}", entry.key, entry.value, preset)


def test_a_string_stands_for_the_label() -> None:
    log = DiagnosticLog()
    node = build_element(Activity, source("a: Club\n", id="a"), log)
    assert node is not None
    assert node.label == "Club"
    assert node.places.at("label") == Where("m.yaml", 1, 4, 8)
    assert len(log) == 0


def test_an_empty_body_is_fine_where_nothing_is_required() -> None:
    link = build_element(CausalLink, source("a -> b:\n", source="a", target="b"), DiagnosticLog())
    assert link is not None
    assert link.id == "a -> b"
    assert link.assumes is None


def test_text_where_no_label_can_stand_is_refused_with_an_example() -> None:
    log = DiagnosticLog()
    assert build_element(CausalLink, source("a -> b: text\n", source="a", target="b"), log) is None
    assert log.diagnostics[0].id == "CA023"
    assert "because" in log.diagnostics[0].next_step


def test_a_bad_optional_value_is_left_out_and_the_element_kept() -> None:
    log = DiagnosticLog()
    node = build_element(
        Activity, source("a: {label: A, starts: soon, ends: 2026-01-01}\n", id="a"), log
    )
    assert node is not None
    assert node.starts is None
    assert str(node.ends) == "2026-01-01"
    assert [each.where for each in log.diagnostics] == [Where("m.yaml", 1, 23, 27)]


def test_when_strict_a_bad_optional_value_takes_the_element_with_it() -> None:
    text = source("a: {label: A, starts: soon}\n", id="a")
    assert build_element(Activity, text, DiagnosticLog(), strict=True) is None


def test_an_unknown_key_never_takes_the_element_with_it() -> None:
    text = source("a: {label: A, colour: soon}\n", id="a")
    assert build_element(Activity, text, DiagnosticLog(), strict=True) is not None


@pytest.mark.parametrize(("word", "meant"), [("shrot", "short"), ("soon", None)])
def test_an_element_stays_while_its_author_mends_a_word_that_must_be(
    word: str, meant: str | None
) -> None:
    log = DiagnosticLog()
    node = build_element(Outcome, source(f"a: {{label: A, horizon: {word}}}\n", id="a"), log)
    assert node is not None
    assert node.horizon == meant
    assert [each.id for each in log.diagnostics] == ["CA024"]


def test_a_key_that_is_surely_a_slip_counts_as_the_one_meant() -> None:
    log = DiagnosticLog()
    node = build_element(Activity, source("a: {lable: A, starst: 2026-01-01}\n", id="a"), log)
    assert node is not None
    assert node.label == "A"
    assert str(node.starts) == "2026-01-01"
    assert [each.id for each in log.diagnostics] == ["CA021", "CA021"]


def test_several_mistakes_are_all_said() -> None:
    log = DiagnosticLog()
    text = source("a: {label: A, strat: x, starts: soon, ends: later, at: {pag: 1}}\n", id="a")
    assert build_element(Activity, text, log) is not None
    assert sorted(each.id for each in log.diagnostics) == ["CA021", "CA021", "CA026", "CA026"]


def test_an_empty_value_counts_as_not_written_and_is_told() -> None:
    log = DiagnosticLog()
    node = build_element(Activity, source("a:\n  label: A\n  strand:\n  at:\n", id="a"), log)
    assert node is not None
    assert (node.strand, node.at) == (None, None)
    assert [(each.id, each.where.line) for each in log.diagnostics] == [("CA060", 3), ("CA060", 4)]
