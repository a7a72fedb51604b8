from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.story.claim import build_claim_story
from contribution.story.claim_bounds import FAMILIES, build_bounds, say_rival
from tests.building import ALL_WAIVED
from tests.story.telling import Page


def test_a_rival_says_why_it_does_or_does_not_account_for_the_result(helped: Assessment) -> None:
    rivals = {each.factor.id: each for each in build_claim_story(helped, "claim").rivals}

    assert say_rival(rivals["weather"]).startswith("It does not account for the result")
    open_rival = say_rival(rivals["fashion"])
    assert "nobody has looked" in open_rival
    assert "2 of 4 (moderate)" in open_rival


def test_whether_a_bound_bites_is_said(helped: Assessment) -> None:
    story = build_claim_story(helped, "claim")
    fashion = next(each for each in story.rivals if each.factor.id == "fashion")
    assert fashion.cap is not None

    verb = "holds support down to" if fashion.cap.bites else "would hold support at"
    assert verb in say_rival(fashion)


def test_assumptions_show_need_and_status(helped: Assessment) -> None:
    text = Page(build_bounds(helped, build_claim_story(helped, "claim"))).text

    assert "There is room necessary ? untested" in text


def test_missing_assumptions_and_rivals_are_named_as_missing(nothing_known: Assessment) -> None:
    text = Page(build_bounds(nothing_known, build_claim_story(nothing_known, "claim"))).text

    assert "No assumption is stated on this pathway." in text
    assert "No rival explanation has been considered" in text


def test_every_family_of_rivals_has_words() -> None:
    assert set(FAMILIES) == set(ALL_WAIVED)
