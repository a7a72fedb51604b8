from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.story.claim import build_claim_story
from contribution.story.digest import build_digest
from contribution.story.markdown import say
from tests.building import chain, item
from tests.story.telling import assess_by_hand


def test_every_claim_is_told_with_verdict_evidence_and_places(clubs: Assessment) -> None:
    text = build_digest(clubs)

    for name in clubs.graph.claims:
        story = build_claim_story(clubs, name)
        assert f"### {say(story.sentence)}" in text
        for each in story.testimonies:
            assert f"`{each.use.where.file}:{each.use.where.line}`" in text


def test_the_scale_is_the_one_table(clubs: Assessment) -> None:
    text = build_digest(clubs)

    for scale in SCALE.values():
        assert scale.meaning[1:] in text.replace("\\", "")


def test_every_table_row_has_the_columns_of_its_head(clubs: Assessment) -> None:
    width = 0
    for line in build_digest(clubs).splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.replace("\\|", "").count("|")
        width = width or cells
        assert cells == width, line


def test_hostile_words_stay_words() -> None:
    hostile = "# <script>alert(1)</script> | [x](javascript:y) `z`\n## more"
    model = chain("act", "deliver").model_copy(update={"title": hostile, "purpose": hostile})
    text = build_digest(assess_by_hand(model, [item("i", "deliver", says=hostile)]))

    assert "<script>" not in text.replace("\\<", "")
    assert "\n## more" not in text


def test_the_same_assessment_gives_the_same_text(helped: Assessment) -> None:
    assert build_digest(helped) == build_digest(helped)


def test_a_claim_that_nothing_leads_to_is_told(nothing_known: Assessment) -> None:
    assert "no pathway" in build_digest(nothing_known)
