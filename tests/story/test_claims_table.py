from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.story.claim import build_claim_story
from contribution.story.claims_table import build_claims_table, tag_claim
from tests.story.telling import Page


def _page(assessment: Assessment) -> Page:
    stories = tuple(build_claim_story(assessment, name) for name in assessment.graph.claims)
    return Page(build_claims_table(assessment, stories))


def test_every_claim_has_a_row_with_verdict_and_weakest_place(clubs: Assessment) -> None:
    page = _page(clubs)

    assert sum(1 for _, v in page.tags if v.get("class") == "claim-row") == len(clubs.graph.claims)
    for rated in clubs.ratings.claims.values():
        assert SCALE[rated.verdict].meaning in page.text
        assert clubs.graph.label_of(rated.weakest[0].subject) in page.text


def test_verdicts_are_sorted_by_the_scale_not_by_the_alphabet(clubs: Assessment) -> None:
    keys = [int(str(v["data-sort"])) for _, v in _page(clubs).tags if "data-sort" in v]

    assert keys == [rated.rating.rank for rated in clubs.ratings.claims.values()]


def test_every_choice_of_a_filter_finds_a_claim(clubs: Assessment) -> None:
    stories = [build_claim_story(clubs, name) for name in clubs.graph.claims]
    page, name = _page(clubs), ""
    for tag, values in page.tags:
        if tag == "select":
            name = str(values["name"])
        if tag == "option" and values["value"]:
            tagged = [tag_claim(story)[f"data_{name}"].split("\t") for story in stories]
            assert any(values["value"] in each for each in tagged)


def test_filters_stay_hidden_until_a_script_can_serve_them(clubs: Assessment) -> None:
    form = next(values for tag, values in _page(clubs).tags if tag == "form")

    assert "hidden" in form


def test_each_filter_has_its_label(clubs: Assessment) -> None:
    page = _page(clubs)
    labelled = {v["for"] for tag, v in page.tags if tag == "label"}

    assert labelled == {v["id"] for tag, v in page.tags if tag == "select"}


def test_a_claim_without_a_pathway_says_why(nothing_known: Assessment) -> None:
    assert "no pathway of rated links" in _page(nothing_known).text
