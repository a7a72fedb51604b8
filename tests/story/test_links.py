from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.story.links import build_glance, build_picture, build_reasons
from contribution.story.markup import join
from tests.story.telling import Page, assess_by_hand, no_pictures


def test_every_link_is_in_the_table_with_its_verdict_and_place(clubs: Assessment) -> None:
    page = Page(build_picture(clubs, no_pictures()))
    rows = [v for tag, v in page.tags if "data-picture" in v]

    assert [row["data-picture"] for row in rows] == [f"drawn {name}" for name in clubs.graph.links]
    for link in clubs.graph.model.links:
        assert f"{link.places.at().file}:{link.places.at().line}" in page.text


def test_the_picture_can_be_reached_by_keyboard(clubs: Assessment) -> None:
    page = Page(build_picture(clubs, no_pictures()))
    canvas = next(v for _, v in page.tags if v.get("class") == "canvas")

    assert canvas["tabindex"] == "0"
    assert canvas["aria-label"]


def test_a_glance_is_offered_where_there_is_one() -> None:
    pictures = no_pictures()._replace(glance='<svg class="overview"></svg>')
    page = Page(join([build_glance(pictures)]))

    assert build_glance(no_pictures()) is None
    assert "figure__glance" in page.ids
    assert "no verdict of its own" in page.text


def test_counts_are_told_in_words_as_well_as_signs(helped: Assessment) -> None:
    text = Page(build_picture(helped, no_pictures())).text

    assert "1▲ 1▼ 0○ 1 for, 1 against" in text


def test_rivals_and_assumptions_that_nobody_named_are_said_to_be_missing(
    helped: Assessment,
) -> None:
    text = Page(build_picture(helped, no_pictures())).text

    assert "none considered" in text
    assert "none, as the author says" in text


def test_a_link_that_is_silent_about_assumptions_is_said_to_be(helped: Assessment) -> None:
    model = helped.graph.model
    links = tuple(each.model_copy(update={"assumes": None}) for each in model.links)
    silent = assess_by_hand(model.model_copy(update={"links": links}), helped.graph.evidence)

    assert "none stated" in Page(build_picture(silent, no_pictures())).text


def test_everything_that_was_rated_is_explained_once(clubs: Assessment) -> None:
    page = Page(build_reasons(clubs))

    assert len(page.ids) == len(clubs.graph.subjects) + 2
    assert page.repeated_ids == []
