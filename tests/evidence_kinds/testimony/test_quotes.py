"""A table of coded quotes is read: each link it names is one item, each source counts once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Sighting
from contribution.domain.view import View
from contribution.formats.why.text import render_reasons
from tests.checks.conftest import write_project

MODEL = """\
title: A small programme
as_of: 2024-12-31
stakeholders: {farmers: Farmers, advisers: Advisers}
activities: {train: {label: Train farmers, starts: 2020-02-01}}
outputs: {trained: Farmers trained}
outcomes: {yields: {label: Higher yields, horizon: short, latency: 1 year}}
links:
  train -> trained: {because: Courses are free, assumes: none}
  trained -> yields: {because: Rows and mulch keep water, assumes: none}
"""
REGISTER = """\
title: Interviews with farmers
kind: interviews
source: interviews
by: evaluator
collected: {from: 2023-01-01, to: 2023-02-01}
data: quotes.csv
"""
QUOTES = """\
cause,effect,quote,source,group,page
trained,yields,We planted in rows and had two sacks more,farmer-1,farmers,3
trained,yields,"Rows, that is what did it",farmer-1,farmers,4
trained,yields,My neighbour showed me what he had learnt,farmer-2,farmers,9
trained,yields,They all plant in rows now,adviser-1,advisers,12
train,trained,I went on all four days,farmer-1,farmers,2
"""


def look(folder: Path, quotes: str = QUOTES, register: str = REGISTER) -> Assessment:
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/interviews.yaml": register,
        "evidence/m/quotes.csv": quotes,
    }
    return assess(write_project(folder, files))


def errors(assessment: Assessment) -> list[str]:
    return [
        f"{each.where.line}: {each.message}; {each.next_step}"
        for each in assessment.diagnostics
        if each.severity.word == "error"
    ]


def test_each_link_of_the_table_is_one_item_and_each_source_counts_once(tmp_path: Path) -> None:
    found = look(tmp_path, register=REGISTER + "interviewed: {farmers: 21, advisers: 7}\n")
    items = found.graph.items

    assert errors(found) == []
    assert set(items) == {"interviews-trained-to-yields", "interviews-train-to-trained"}
    told = items["interviews-trained-to-yields"].observation
    assert told.outcome is Sighting.FOUND
    assert "Said by farmers: 2 of 21; advisers: 1 of 7, in 4 quotes." in told.sentence
    assert told.working[1] == (
        "farmer-1: “We planted in rows and had two sacks more” (row 2, page 3; also row 3)"
    )
    assert [row.line for row in told.figures[0].rows] == [2, 3, 4]
    assert found.ratings.links["trained -> yields"].rating.support == 1


def test_a_single_source_is_bounded_however_often_it_is_quoted(tmp_path: Path) -> None:
    item = look(tmp_path).graph.items["interviews-train-to-trained"]

    assert item.quality == 1
    assert "single voice" in item.observation.cautions[0]


@pytest.mark.parametrize("kind", ["document", "observation", "interviews"])
def test_the_head_of_the_register_wins(tmp_path: Path, kind: str) -> None:
    head = REGISTER.replace("interviews\nsource", f"{kind}\nsource")
    found = look(tmp_path, register=f"{head}test: hoop\noutcome: not-found\n")

    assert errors(found) == []
    for evidence in found.graph.evidence:
        assert str(evidence.item.test) == "hoop"
        assert evidence.observation.outcome is Sighting.NOT_FOUND


def test_a_row_about_nothing_known_is_reported_at_its_row(tmp_path: Path) -> None:
    more = "rain,yields,It rained well,farmer-2,farmers,\n,yields,Who knows,farmer-3,farmers,\n"
    found = errors(look(tmp_path, QUOTES + more))

    assert len(found) == 2
    assert any(each.startswith('7: "rain -> yields" is the name of nothing') for each in found)
    assert any(each.startswith("8: this quote does not say what it is about") for each in found)


def test_a_table_without_quotes_or_sources_says_which_column_it_wants(tmp_path: Path) -> None:
    found = errors(look(tmp_path, "cause,effect,text,who\ntrained,yields,So,farmer-1\n"))

    assert any('no column "quote"' in each for each in found)
    assert any('no column "source"' in each for each in found)


def test_about_names_an_element_and_written_items_stand_beside(tmp_path: Path) -> None:
    table = "about,quote,source\nyields,Two sacks more,farmer-1\nyields,The same here,\n"
    items = (
        "items:\n  own: {says: So, about: trained, outcome: found, test: straw, at: {page: 1}}\n"
    )
    found = look(tmp_path, table, REGISTER + items)

    assert errors(found) == []
    assert set(found.graph.items) == {"own", "interviews-yields"}
    cautions = found.graph.items["interviews-yields"].observation.cautions
    assert cautions == ("1 quote without a source, which count as one",)


def test_why_of_a_link_told_172_times_fits_a_page(tmp_path: Path) -> None:
    chance = random.Random(1)
    rows = [
        f"trained,yields,Sentence number {number} of what they said,household-{number % 27},,"
        for number in range(172)
    ]
    chance.shuffle(rows)
    found = look(tmp_path, "cause,effect,quote,source,group,page\n" + "\n".join(rows) + "\n",
                 REGISTER + "interviewed: {farmers: 28}\n")  # fmt: skip
    (item,) = found.graph.items

    assert "Said by 27 of 28, in 172 quotes." in found.graph.items[item].observation.sentence
    for name in (item, "trained -> yields"):
        assert len(render_reasons(found, View(focus=name)).splitlines()) <= 100


def test_who_says_otherwise_is_counted_apart_and_where_as_many_do_it_cannot_tell(
    tmp_path: Path,
) -> None:
    head = "cause,effect,quote,source,group,stance\n"
    table = head + (
        "trained,yields,More,farmer-1,farmers,agree\ntrained,yields,So much,farmer-2,farmers,\n"
        "trained,yields,Less,farmer-3,farmers,dissent\ntrain,trained,No,farmer-3,farmers,Dissent\n"
    )
    items = look(tmp_path, table, REGISTER + "interviewed: {farmers: 21}\n").graph.items
    told = items["interviews-trained-to-yields"].observation
    other = items["interviews-train-to-trained"].observation

    assert told.outcome is Sighting.FOUND
    assert "Said by farmers: 2 of 21, 1 said otherwise, in 3 quotes." in told.sentence
    assert [(each.label, each.value) for each in told.figures] == [
        ("Sources, farmers", "2 of 21"),
        ("Sources, farmers, said otherwise", "1 of 21"),
    ]
    assert told.working[-1] == "farmer-3, otherwise: “Less” (row 4)"
    assert other.outcome is Sighting.CANNOT_TELL
    assert "More of farmers said otherwise than said so" in other.cautions


def test_a_stance_that_is_none_is_an_error_at_its_cell(tmp_path: Path) -> None:
    table = "cause,effect,quote,source,stance\ntrained,yields,More,farmer-1,maybe\n"

    assert errors(look(tmp_path, table)) == [
        "2: “maybe” is no stance of a source; write agree or dissent"
    ]
