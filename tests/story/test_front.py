from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.story.claim import build_claim_story
from contribution.story.front import build_brief, build_header, build_reading_guide
from contribution.story.words import capitalise
from tests.story.telling import Page


def test_the_head_says_what_and_as_of_when_and_by_which_rule(clubs: Assessment) -> None:
    text = Page(build_header(clubs)).text

    assert clubs.graph.model.title in text
    assert "30 June 2026" in text
    assert f"version {clubs.rule.version}" in text


def test_the_brief_names_every_claim_once_under_its_verdict(clubs: Assessment) -> None:
    stories = [build_claim_story(clubs, name) for name in clubs.graph.claims]
    page = Page(build_brief(clubs, stories))
    targets = [v["href"] for tag, v in page.tags if tag == "a"]

    assert len(targets) == len(set(targets)) == len(stories)
    assert {story.rated.verdict.value for story in stories} <= set(page.text.split("  ")) | {
        verdict for verdict in map(str, SCALE) if verdict in page.text
    }
    assert "a model has no score" in page.text


def test_the_scale_is_the_one_table() -> None:
    page = Page(build_reading_guide())

    for scale in SCALE.values():
        assert f"{capitalise(scale.meaning)}." in page.text
        assert any(verb in page.text for verb in scale.verbs)


def test_the_four_states_are_told_apart() -> None:
    text = Page(build_reading_guide()).text

    for state in ("Unknown", "Unclear", "Against", "Too early"):
        assert state in text
