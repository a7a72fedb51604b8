"""The matrix counts every piece once at each subject, and says where there is none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import Tally, build_matrix
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Assumption, LogicModel
from contribution.domain.rating import Rating
from contribution.domain.verdict import Verdict
from tests.building import chain, item, items, models, rival, subjects_of
from tests.story.telling import assess_by_hand

MODELS = Path(__file__).parent.parent.parent / "models"


def _is_row(graph: ContributionGraph, subject: str) -> bool:
    return subject not in graph.nodes and subject not in graph.claims


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_counts_are_those_of_the_evidence(data: st.DataObject) -> None:
    model = data.draw(models())
    evidence = data.draw(
        st.lists(items(subjects_of(model)), max_size=12, unique_by=lambda each: each.id)
    )
    assessment = assess_by_hand(model, evidence)
    matrix = build_matrix(assessment)
    graph = assessment.graph

    assert sorted(row.subject for row in matrix.rows) == sorted(
        name for name in graph.subjects if _is_row(graph, name)
    )
    for row in matrix.rows:
        about = graph.find_evidence_about(row.subject)
        by_kind = Counter(each.kind.label for each in about)
        assert [sum(tally) for tally in row.cells] == [by_kind[kind] for kind in matrix.kinds]
        assert sum(row.total) == len(about)
        assert all(tally.is_gap == (sum(tally) == 0) for tally in row.cells)
    spoken = sum(_is_row(graph, name) for each in evidence for name in each.item.about)
    assert sum(matrix.totals[-1]) == spoken
    assert matrix.gaps[-1] == sum(row.total.is_gap for row in matrix.rows)


@pytest.mark.parametrize("name", ["breakfast-clubs", "stockport-family"])
def test_the_marks_are_those_on_the_links(name: str) -> None:
    assessment = assess(MODELS / f"{name}.yaml")
    rows = {row.subject: row for row in build_matrix(assessment).rows}

    for link, rated in assessment.ratings.links.items():
        assert rows[link].total == rated.own.counts
        assert rows[link].verdict == rated.rating.verdict
    columns = zip(*(row.cells for row in rows.values()), strict=True)
    totals = [tuple(map(sum, zip(*column, strict=True))) for column in columns]
    assert [tuple(each) for each in build_matrix(assessment).totals[:-1]] == totals


@pytest.fixture
def three() -> Assessment:
    model = chain("act", "deliver", "change")
    fields = {
        "assumptions": (Assumption(id="room", label="There is room"),),
        "factors": (rival("weather", "change"),),
    }
    evidence = (
        item("seen", "act -> deliver", test="moderate"),
        item("doubted", "act -> deliver", outcome="not-found"),
        item("both", "act -> deliver", "weather", test="hoop"),
        item("came", "deliver"),
    )
    return assess_by_hand(model.model_copy(update=fields), evidence)


def test_links_stand_by_the_stage_they_lead_to_in_causal_order(three: Assessment) -> None:
    matrix = build_matrix(three)

    assert [section.heading for section in matrix.sections] == [
        "Links to outputs",
        "Assumptions",
        "Influences from outside",
    ]
    assert [row.label for row in matrix.sections[0].rows] == ["act → deliver", "deliver → change"]


def test_what_speaks_to_several_counts_at_each_and_steps_have_no_row(three: Assessment) -> None:
    matrix = build_matrix(three)
    rows = {row.subject: row for row in matrix.rows}

    assert sum(rows["act -> deliver"].total) == 3
    assert sum(rows["weather"].total) == 1
    assert rows["room"].total == Tally()
    assert matrix.elsewhere == 1
    assert matrix.gaps[-1] == 2


def test_what_is_missing_most_is_said_in_few_words(three: Assessment) -> None:
    rows = {row.subject: row for row in build_matrix(three).rows}

    assert rows["deliver -> change"].lacks == "any evidence at all"
    assert "(" not in rows["act -> deliver"].lacks
    assert rows["act -> deliver"].lacks
    assert rows["weather"].lacks == ""


def test_what_is_too_early_lacks_time(three: Assessment) -> None:
    name = "deliver -> change"
    rated = three.ratings.links[name]
    early = rated._replace(rating=Rating(overlay=Verdict.TOO_EARLY))
    links = {**three.ratings.links, name: early}
    later = replace(three, ratings=three.ratings._replace(links=links))

    rows = {row.subject: row for row in build_matrix(later).rows}
    assert "too early" in rows[name].lacks


def test_a_part_has_its_own_rows_and_all_kinds(three: Assessment) -> None:
    matrix = build_matrix(three, {"weather"})

    assert [row.subject for row in matrix.rows] == ["weather"]
    assert matrix.kinds == ("interviews",)


def test_a_model_of_nothing_has_a_matrix_of_nothing() -> None:
    matrix = build_matrix(assess_by_hand(LogicModel(name="m"), ()))

    assert (matrix.rows, matrix.kinds, matrix.gaps) == ((), (), (0,))
