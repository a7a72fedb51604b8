from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import ContributionClaim
from contribution.domain.rating import ClaimRating, Rating
from contribution.story.claim import build_claim_story
from contribution.story.claim_page import build_claim
from tests.story.telling import Page, assess_by_hand, no_pictures


def _page(assessment: Assessment, name: str = "claim") -> Page:
    return Page(build_claim(assessment, build_claim_story(assessment, name), no_pictures()))


def test_the_article_tells_all_that_an_auditor_asks_for(helped: Assessment) -> None:
    text = _page(helped).text

    for wanted in (
        "A contribution of the programme has not been tested for “change”.",
        "Nobody has looked, so nothing is known either way.",
        "Weakest place",
        "Mayne’s four conditions",
        "Evidence: 4 for, 1 against, 1 left out",
        "1 assumption and 2 rival explanations",
        "What would raise it a rung",
        "The whole reasoning",
        "support 0 of 4 (none), refutation 0 of 4",
    ):
        assert wanted in text


def test_the_pathway_is_listed_in_causal_order(helped: Assessment) -> None:
    text = _page(helped).text
    pathway = text[text.index("The pathway that carries it") :]

    assert pathway.index("act") < pathway.index("deliver") < pathway.index("change")
    assert "because it does" in pathway


def test_all_four_conditions_are_judged(helped: Assessment) -> None:
    text = _page(helped).text

    for condition in helped.ratings.claims["claim"].conditions:
        assert condition.name in text


def test_a_verdict_set_by_hand_stands_beside_the_computed_one(helped: Assessment) -> None:
    claim = ContributionClaim.model_validate(
        {"id": "claim", "says": "it did", "to": "change", "verdict": "strong", "because": "we saw"}
    )
    model = helped.graph.model.model_copy(update={"claims": (claim,)})

    text = _page(assess_by_hand(model, helped.graph.evidence)).text

    assert "the author says “strong”, because we saw; the rule says “untested”" in text


def test_a_claim_that_nothing_leads_to_has_an_article_too(nothing_known: Assessment) -> None:
    page = _page(nothing_known)

    assert "cannot be rated for “deliver”" in page.text
    assert "No evidence has been attached to this pathway." in page.text
    assert page.faults == []


def test_the_role_says_what_bounds_it(helped: Assessment) -> None:
    rated = ClaimRating("claim", Rating(), role="not determined", role_reason="two did it")
    story = build_claim_story(helped, "claim")
    changed = story._replace(rated=rated)

    text = Page(build_claim(helped, changed, no_pictures())).text

    assert "not determined: two did it" in text
