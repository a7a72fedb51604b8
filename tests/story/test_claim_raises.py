from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.story.claim import build_claim_story
from contribution.story.claim_raises import build_raises, say_hold
from tests.story.telling import Page


def test_what_holds_a_claim_is_told_in_one_sentence(helped: Assessment) -> None:
    said = say_hold(build_claim_story(helped, "claim"))

    assert said == (
        "1 place without what “suggestive” needs; 1 place with evidence against to be reconciled"
    )


def test_each_place_tells_what_it_lacks_and_what_speaks_against_it(helped: Assessment) -> None:
    part = build_raises(helped, build_claim_story(helped, "claim"))
    assert part is not None
    text = Page(part).text

    assert "To raise support from “none” to “suggestive”" in text
    assert "Any evidence at all in its favour" in text
    assert "What speaks against it, 1 of 4, to be reconciled" in text


def test_a_claim_without_a_pathway_has_nothing_to_raise(nothing_known: Assessment) -> None:
    story = build_claim_story(nothing_known, "claim")

    assert say_hold(story) is None
    assert build_raises(nothing_known, story) is None
