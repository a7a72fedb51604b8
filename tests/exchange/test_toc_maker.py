"""Charts of ToC-Maker: what an arrow rests on, what is held to be evidence, the first version."""

from __future__ import annotations

from pathlib import Path

from contribution.exchange.toc_maker import read_toc_maker
from contribution.loading.project import load_project
from tests.exchange.samples import SAMPLES, call


def test_assumptions_are_cards_where_they_are_a_list_and_evidence_without_a_source_is_a_note(
    model: Path,
) -> None:
    file = model.parent / "chart.json"
    file.write_bytes(SAMPLES["toc-maker"].content)
    new = model.parent / "new.yaml"
    asked = call("import", str(file), "--into", str(new))
    made = call("import", str(file), "--into", str(new), "--stage", "End Goal=impact", "--write")
    loaded = load_project(new)

    assert "their sort is “End Goal”; say --stage 'End Goal=STAGE'" in asked.output
    assert made.exit_code == 0, made.output
    assert "2 confidences of arrows" in made.output
    assert loaded.model is not None
    assert [each.label for each in loaded.model.assumptions] == [
        "Children like it",
        "Staff are found",
    ]
    assert {(each.id, each.assumes, each.note) for each in loaded.model.links} == {
        ("clubs-open -> children-arrive-on-time", ("children-like-it", "staff-are-found"),
         "Its makers name as evidence: A report of 2019."),
        ("clubs-open -> children-learn", None, None),
        ("children-arrive-on-time -> children-learn", None,
         "Assumes: Basis: a talk nobody wrote down."),
    }  # fmt: skip
    assert loaded.registers == ()


def test_the_first_version_had_columns_with_titles() -> None:
    read = read_toc_maker(
        b'{"columns": [{"title": "Outputs", "nodes": [{"id": "1", "text": "<b>Only</b> a text", '
        b'"connectionIds": ["2"]}]}, {"title": "Impact", '
        b'"nodes": [{"id": "2", "title": "End"}, {}]}]}'
    )

    assert [(each.label, each.stage) for each in read.nodes] == [
        ("Only a text", "Outputs"),
        ("End", "Impact"),
    ]
    assert [(each.source, each.target) for each in read.links] == [("1", "2")]
    assert read.faults == (("card 3", "it has no title"),)
