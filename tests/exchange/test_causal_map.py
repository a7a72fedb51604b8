"""Workbooks of Causal Map: what stands beside the links, nested labels, opposites, signs."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import Result
from hypothesis import given, settings
from openpyxl import load_workbook

from contribution.app.assess import assess
from contribution.exchange._workbook import write_workbook
from contribution.exchange.draft import DraftNode, ForeignModel
from contribution.exchange.links_table import read_links_table, write_links_table
from contribution.loading.project import load_project
from tests.exchange.samples import call
from tests.exchange.test_exchange import drafts

# As version 3 writes it: statements lead from a link to its source.
SHEETS: Mapping[str, Sequence[Sequence[str]]] = {
    "links": [
        ("statement_id", "from_label", "to_label", "quote", "hashtags", "sentiment"),
        ("1", "Clubs open", "on-time", "So we came early", "#hypothetical", "1"),
        ("2", "Clubs open", "~on-time", "He was late anyway", "", "-1"),
        ("2", "~Clubs open", "~on-time", "When it was shut we were late", "", ""),
        ("3", "Health; Breakfast eaten", "Health; ~Hunger", "", "", ""),
    ],
    "sources": [
        ("source_id", "Stakeholder group", "age"),
        ("MJ", "parents", "41"),
        ("P", "pupils", "9"),
    ],
    "statements": [
        ("statement_id", "text", "source_id"),
        ("1", "All of it", "MJ"),
        ("2", "More", "P"),
        ("3", "We eat there and are not hungry", "P"),
    ],
    "questions": [("question", "said"), ("q1", "How?")],
}


def bring(model: Path, sheets: Mapping[str, Sequence[Sequence[str]]], *more: str) -> Result:
    file = model.parent.parent / "map.xlsx"
    file.write_bytes(write_workbook(sheets, {}))
    return call("import", str(file), "--into", str(model), *more)


def test_sources_groups_and_words_come_from_the_sheets_beside(model: Path) -> None:
    made = bring(model, SHEETS, "--stage", "*=output", "--write")
    again = bring(model, SHEETS, "--write")
    table = (model.parent.parent / "evidence/clubs/map.csv").read_text("utf-8").splitlines()
    loaded = load_project(model).model

    assert made.exit_code == 0, made.output
    assert table == [
        "from,to,quote,source,group,stance",
        "clubs,on-time,So we came early,Source 1,parents,",
        "clubs,on-time,He was late anyway,Source 2,pupils,dissent",
        "clubs,on-time,When it was shut we were late,Source 2,pupils,",
        "health-breakfast-eaten,health-hunger,We eat there and are not hungry,Source 2,pupils,",
    ]
    assert loaded is not None
    assert {each.id: each.strand for each in loaded.nodes} == {
        "clubs": None,
        "on-time": None,
        "health-breakfast-eaten": "health",
        "health-hunger": "health",
    }
    assert {each.id: each.effect for each in loaded.links} == {
        "clubs -> on-time": "helps", "health-breakfast-eaten -> health-hunger": "hinders",
    }  # fmt: skip
    for what in ("in the column “hashtags” of the sheet links", "“age” of the sheet sources",
                 "2 rows of the sheet questions"):  # fmt: skip
        assert what in made.output
    assert "helps here; 1 of 3 mentions in the file say that it hinders" in made.output
    assert "nothing to add" in again.output


def test_one_who_says_both_counts_once_on_either_side(model: Path) -> None:
    bring(model, SHEETS, "--stage", "*=output", "--write")
    model.write_text(f"as_of: 2026-06-30\n{model.read_text('utf-8')}", "utf-8")
    told = assess(model).graph.items["map-clubs-to-on-time"].observation.sentence

    assert "Said by parents: 1; pupils: 1, 1 said otherwise, in 3 quotes." in told


def test_the_names_of_its_fourth_version_are_known_too(model: Path) -> None:
    sheets: Mapping[str, Sequence[Sequence[str]]] = {
        "sources": [("id", "title", "role"), ("A1", "Talk", "parents")],
        "links": [("cause", "effect", "selected_text", "source_id", "tags"),
                  ("Clubs open", "on-time", "So we came", "A1", "")],
    }  # fmt: skip
    bring(model, sheets, "--write")
    table = (model.parent.parent / "evidence/clubs/map.csv").read_text("utf-8").splitlines()

    assert table[1] == "clubs,on-time,So we came,Source 1,parents"


def test_what_goes_out_is_one_source_with_signs_on_labels_and_no_empty_sheet() -> None:
    empty = load_workbook(io.BytesIO(write_links_table(ForeignModel("T", (DraftNode("a", "A"),)))))
    out = load_workbook(io.BytesIO(write_links_table(read_links_table(write_workbook(SHEETS, {})))))
    sheets = {each.title: [[cell.value for cell in row] for row in each] for each in out}

    assert list(sheets) == ["links", "sources"]
    nested = ["Health; Breakfast eaten", "~Health; Hunger", "theory", None, None, "-"]
    assert [each[:6] for each in sheets["links"] if "Health" in str(each)] == [nested]
    assert sheets["sources"][1][0] == "theory"
    assert empty.sheetnames == ["Read me"]


def _plain(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=60, deadline=None)
@given(draft=drafts())
def test_any_links_survive_the_way_there_and_back(draft: ForeignModel) -> None:
    labels = {node.key: _plain(node.label) for node in draft.nodes}
    back = read_links_table(write_links_table(draft)) if draft.links else draft
    # Cards of one label are told apart by what a link leads from and to.
    told = sorted((_plain(x.source), _plain(x.target), x.hinders) for x in back.links)

    if draft.links:
        assert told == sorted(
            {(labels[x.source], labels[x.target], x.hinders) for x in draft.links}
        )
        assert {(n.label, n.known_as) for n in back.nodes} <= {
            (n.label.strip(), n.known_as) for n in draft.nodes
        }
