from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.drawing.pen.elements import id_of
from contribution.drawing.sheet.sheet import MOST_NODES
from contribution.formats.report.html import render_html
from tests.story.telling import Page

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


def test_every_link_of_the_table_is_found_in_the_picture(
    assessment: Assessment, page: Page
) -> None:
    wanted = {str(values["data-picture"]) for _, values in page.tags if "data-picture" in values}

    assert wanted == {id_of(name) for name in assessment.graph.links}
    assert wanted <= set(page.ids)


def test_every_claim_with_a_pathway_has_it_drawn(assessment: Assessment, page: Page) -> None:
    drawn = sum(tag == "svg" and values.get("role") == "img" for tag, values in page.tags)
    pathways = sum(1 for rated in assessment.ratings.claims.values() if rated.pathway)
    charts = sum(
        1
        for each in assessment.graph.evidence
        if each.observation.chart and not each.observation.suppressed
    )

    overviews = int(len(assessment.graph.nodes) > MOST_NODES)
    assert drawn == 1 + overviews + pathways + charts


def test_a_large_model_is_shown_at_a_glance_first_and_a_small_one_is_not(
    assessment: Assessment, page: Page
) -> None:
    is_large = len(assessment.graph.nodes) > MOST_NODES

    assert ("figure__glance" in page.ids) == is_large
    if is_large:
        assert page.ids.index("figure__glance") < page.ids.index("figure__whole")
        assert "The model at a glance" in page.text


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
    assert all(f"{row.file}:" in said for row in rows)


def test_the_file_can_be_sent_by_mail(text: str) -> None:
    assert len(text.encode()) < 5_000_000
