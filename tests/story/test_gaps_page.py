from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import build_matrix
from contribution.story.gaps_page import build_gaps
from contribution.story.markup import join
from tests.story.telling import Page


def _page(assessment: Assessment) -> Page:
    return Page(join([build_gaps(assessment)]))


def test_every_row_leads_to_its_reasons_and_every_gap_is_marked(clubs: Assessment) -> None:
    page, matrix = _page(clubs), build_matrix(clubs)
    headings = [v for tag, v in page.tags if tag == "th" and v.get("scope") == "row"]
    gaps = [v for tag, v in page.tags if tag == "td" and v.get("class") == "gap"]
    tallies = [each for row in matrix.rows for each in (*row.cells, row.total)]

    assert page.faults == []
    assert len(headings) == len(matrix.rows) + 2
    assert len(gaps) == sum(each.is_gap for each in (*tallies, *matrix.totals))
    assert sum(str(v.get("href")).startswith("#why__") for _, v in page.tags) == len(matrix.rows)


def test_the_table_is_one_that_can_be_heard(helped: Assessment) -> None:
    page = _page(helped)
    scopes = [values.get("scope") for tag, values in page.tags if tag == "th"]
    labels = [values.get("aria-label") for _, values in page.tags if values.get("role") == "img"]

    assert page.count("caption") == page.count("table") == 1
    assert None not in scopes
    assert scopes.count("rowgroup") == page.count("tbody")
    assert "1 for, 1 against" in labels


def test_the_gaps_are_summed_up_before_the_table(helped: Assessment) -> None:
    matrix = build_matrix(helped)

    assert f"Without any evidence: {matrix.gaps[-1]}." in _page(helped).text
    assert f"{matrix.elsewhere} pieces about steps alone" in _page(helped).text


def test_without_evidence_there_is_no_kind_to_miss(nothing_known: Assessment) -> None:
    assert build_gaps(nothing_known) is None
