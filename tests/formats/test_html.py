from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.pen.elements import id_of
from contribution.formats.report.html import render_html
from contribution.web import read_web
from tests.building import chain, item
from tests.story.telling import Page, assess_by_hand

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="module", params=["breakfast-clubs", "stockport-family"])
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(MODELS / f"{request.param}.yaml")


@pytest.fixture(scope="module")
def text(assessment: Assessment) -> str:
    return render_html(assessment, View())


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_pictures_and_story_share_one_well_formed_page(page: Page) -> None:
    assert page.faults == []
    assert page.repeated_ids == []
    assert page.dangling == []


def test_every_step_and_link_of_the_picture_has_its_entry(
    assessment: Assessment, page: Page
) -> None:
    entries = {name.removeprefix("place__") for name in page.ids if name.startswith("place__")}

    assert {id_of(name) for name in assessment.graph.links} <= entries
    assert {id_of(name) for name in assessment.graph.nodes} <= entries


def test_every_claim_that_opens_the_page_has_its_pathway_drawn(page: Page) -> None:
    claims = [name for name in page.ids if name.startswith("figure__")]

    assert "figure__whole" in claims
    assert 2 <= len(claims) <= 9


def test_the_page_runs_its_own_script_and_nothing_else(page: Page) -> None:
    policies = [
        str(values["content"])
        for tag, values in page.tags
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy"
    ]

    assert len(policies) == 1
    assert "default-src 'none'" in policies[0]
    assert "script-src 'sha256-" in policies[0]
    assert "unsafe-inline" not in policies[0].partition("style-src")[0]


def test_what_a_browser_gets_stays_small() -> None:
    assert len((read_web("page.css") + read_web("page.js")).encode()) < 60_000


def test_every_piece_of_evidence_can_be_traced_to_file_and_line(
    assessment: Assessment, page: Page
) -> None:
    said = page.text

    for each in assessment.graph.evidence:
        where = each.item.places.at()
        assert f"{where.file}:{where.line}" in said


def test_every_figure_names_the_file_it_was_read_from(assessment: Assessment, page: Page) -> None:
    said = page.text
    rows = [
        row
        for each in assessment.graph.evidence
        for figure in each.observation.figures
        for row in figure.rows
    ]

    assert rows
    assert all(row.file in said for row in rows)


def test_the_file_can_be_sent_by_mail(text: str) -> None:
    assert len(text.encode()) < 1_500_000


def test_what_people_write_is_never_markup() -> None:
    helped = assess_by_hand(chain("act", "deliver", "change"), [item("seen", "change")])
    graph = helped.graph
    nodes = tuple(
        node.model_copy(update={"label": HOSTILE, "note": HOSTILE}) for node in graph.nodes.values()
    )
    model = graph.model.model_copy(
        update={"nodes": nodes, "title": HOSTILE, "purpose": HOSTILE, "author": HOSTILE}
    )
    hostile = replace(helped, graph=type(graph)(model, graph.evidence))

    made = render_html(hostile, View())

    assert "<img" not in made
    assert "<script>alert" not in made
    page = Page(made)
    assert page.faults == []
    assert sum(tag == "script" for tag, _ in page.tags) == 2


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"
