from __future__ import annotations

import itertools
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Assumption, ContributionClaim
from contribution.story.page import build_page
from tests.building import chain, item, items, models, rival, subjects_of
from tests.story.telling import Page, assess_by_hand, no_pictures

HOSTILE = "</script><b onclick=x> \"'&amp; \u202e\x00\x1b <!-- ]]> {{x}} עברית"


def test_the_page_is_well_formed_and_every_reference_is_answered(clubs: Assessment) -> None:
    page = Page(build_page(clubs, no_pictures()))

    assert page.faults == []
    assert page.repeated_ids == []
    assert page.dangling == []


def test_headings_go_down_one_level_at_a_time(clubs: Assessment) -> None:
    levels = [
        int(tag[1])
        for tag, _ in Page(build_page(clubs, no_pictures())).tags
        if re.fullmatch("h[1-6]", tag)
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_page_asks_for_nothing_from_outside(clubs: Assessment) -> None:
    text = build_page(clubs, no_pictures())
    page = Page(text)

    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "embed"}
    assert not [v for _, v in page.tags if "src" in v]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", text)


def test_landmarks_language_and_skip_link(clubs: Assessment) -> None:
    page = Page(build_page(clubs, no_pictures()))
    tags = dict(page.tags)

    assert tags["html"]["lang"] == "en-GB"
    assert {"header", "nav", "main"} <= set(tags)
    first_link = next(values for tag, values in page.tags if tag == "a")
    assert first_link["class"] == "skip"


def test_every_table_has_a_caption_and_scoped_headings(clubs: Assessment) -> None:
    page = Page(build_page(clubs, no_pictures()))

    assert page.count("table") == page.count("caption")
    assert all(v.get("scope") in {"row", "col", "rowgroup"} for tag, v in page.tags if tag == "th")


def test_the_same_assessment_gives_the_same_page(clubs: Assessment) -> None:
    assert build_page(clubs, no_pictures()) == build_page(clubs, no_pictures())


def test_hostile_words_in_every_field_stay_words() -> None:
    model = chain("act", "deliver")
    link = model.links[0].model_copy(update={"because": HOSTILE, "assumes": ("room",)})
    model = model.model_copy(
        update={
            "title": HOSTILE,
            "purpose": HOSTILE,
            "version": HOSTILE,
            "source": HOSTILE,
            "nodes": tuple(
                node.model_copy(update={"label": HOSTILE, "note": HOSTILE}) for node in model.nodes
            ),
            "links": (link,),
            "assumptions": (Assumption(id="room", label=HOSTILE, note=HOSTILE, test=HOSTILE),),
            "factors": (rival("weather", "deliver").model_copy(update={"label": HOSTILE}),),
            "claims": (ContributionClaim(id="claim", says=HOSTILE, target="deliver"),),
            "no_rival_considered": {"not-real": HOSTILE},
        }
    )
    evidence = item("i", "deliver", says=HOSTILE, note=HOSTILE, because=HOSTILE, source=HOSTILE)

    page = Page(build_page(assess_by_hand(model, (evidence,)), no_pictures()))

    assert page.faults == []
    assert page.count("b") == sum(1 for tag, v in page.tags if tag == "b" and "onclick" not in v)
    assert page.count("script") == 1
    assert not [v for _, v in page.tags if any(name.startswith("on") for name in v)]
    assert "\u202e" not in page.text


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_model_has_a_page(data: st.DataObject) -> None:
    model = data.draw(models())
    evidence = data.draw(
        st.lists(items(subjects_of(model)), max_size=6, unique_by=lambda each: each.id)
    )

    page = Page(build_page(assess_by_hand(model, evidence), no_pictures()))

    assert page.faults == page.repeated_ids == page.dangling == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1))
def test_any_label_reads_as_it_stands(label: str) -> None:
    model = chain("act", "deliver")
    nodes = tuple(node.model_copy(update={"label": label}) for node in model.nodes)
    page = Page(
        build_page(assess_by_hand(model.model_copy(update={"nodes": nodes}), ()), no_pictures())
    )

    assert page.faults == []
    assert page.count("script") == 1


def test_a_model_without_anything_to_rate_has_a_page(nothing_known: Assessment) -> None:
    empty = nothing_known.graph.model.model_copy(update={"claims": ()})
    page = Page(build_page(assess_by_hand(empty, ()), no_pictures()))

    assert "There is no claim to rate." in page.text
    assert page.faults == page.dangling == []


def test_diagnostics_are_part_of_the_page(clubs: Assessment) -> None:
    text = Page(build_page(replace(clubs, diagnostics=()), no_pictures())).text

    assert "nothing was found" in text
