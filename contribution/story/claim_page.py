"""One claim as a part of the page: verdict, pathway, conditions, evidence, what is still open."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.rating import PathwayStep, Reason
from contribution.story.claim import ClaimStory, place_of
from contribution.story.claim_bounds import build_bounds
from contribution.story.claim_evidence import build_claim_evidence
from contribution.story.claim_raises import build_raises, say_hold
from contribution.story.claims_table import tag_claim
from contribution.story.evidence_plan import build_seek
from contribution.story.findings import NO_FINDINGS, Findings
from contribution.story.markup import Child, Html, anchor, element, join, refer, trust
from contribution.story.pictures import Pictures
from contribution.story.reasoning import show_reasons
from contribution.story.signs import (
    build_facts,
    build_fold,
    build_list,
    build_row,
    build_table,
    show_place,
    show_verdict,
)
from contribution.story.words import (
    capitalise,
    count,
    say_chance,
    say_levels,
    say_meaning,
    say_voices,
    sentence,
)


def build_claim(
    assessment: Assessment,
    story: ClaimStory,
    pictures: Pictures,
    findings: Findings = NO_FINDINGS,
) -> Html:
    """Return the claim's article; what is long lies in folds that print opened."""
    name = story.claim.id
    heading = anchor("heading", name)
    return element(
        "article",
        element(
            "header",
            element("h3", story.sentence, id=heading),
            element("p", show_verdict(story.rated.verdict), " ", say_meaning(story.rated.rating)),
        ),
        _build_gist(assessment, story),
        _build_pathway(assessment, story, pictures),
        _build_conditions(story),
        build_claim_evidence(assessment, story),
        build_bounds(assessment, story),
        build_raises(assessment, story),
        build_seek(assessment, findings, name),
        _build_reasoning(assessment, story),
        class_="claim",
        id=anchor("claim", name),
        aria_labelledby=heading,
        **tag_claim(story),
    )


def _build_gist(assessment: Assessment, story: ClaimStory) -> Html:
    claim, rated = story.claim, story.rated
    early = assessment.graph.label_of(rated.early_from) if rated.early_from else None
    return build_facts(
        (
            ("The author’s words", None if claim.default else claim.says),
            ("Weakest place", _name_weakest(assessment, story)),
            ("What holds it there", say_hold(story)),
            ("Too early to tell", f"from “{early}” onwards" if early else None),
            ("Role", _say_role(story)),
            ("Verdict set by hand", _say_hand_set(story)),
            ("Levels", say_levels(rated.rating)),
            ("Chance that it is so", say_chance(rated.rating)),
            (
                "Left out of the pathway",
                ", ".join(assessment.graph.label_of(each) for each in rated.left_out),
            ),
            ("Who is heard", say_voices(assessment.graph, story.voices) or "nobody is named"),
            ("Written in", show_place(place_of(assessment, claim.id)) or _say_default(story)),
        ),
        kind="gist",
    )


def _name_weakest(assessment: Assessment, story: ClaimStory) -> Child:
    return (
        build_list(_name_step(assessment, step) for step in story.weakest)
        if story.weakest
        else None
    )


def _name_step(assessment: Assessment, step: PathwayStep) -> Html:
    place = show_place(place_of(assessment, step.subject))
    return join(
        (
            refer("why", step.subject, assessment.graph.label_of(step.subject)),
            " ",
            show_verdict(step.rating.verdict),
            join((" ", place)) if place else None,
        )
    )


def _say_role(story: ClaimStory) -> str:
    reason = story.rated.role_reason
    return f"{story.rated.role}: {reason}" if reason else story.rated.role


def _say_hand_set(story: ClaimStory) -> str | None:
    claim = story.claim
    if not claim.verdict:
        return None
    because = f", because {claim.because}" if claim.because else ", without a reason"
    return f"the author says “{claim.verdict}”{because}; the rule says “{story.rated.verdict}”"


def _say_default(story: ClaimStory) -> str:
    return "no file: every outcome and impact has a claim of its own" if story.claim.default else ""


def _build_pathway(assessment: Assessment, story: ClaimStory, pictures: Pictures) -> Html | None:
    if not story.steps:
        return None
    drawing = pictures.pathways.get(story.claim.id)
    figure = (
        element(
            "figure",
            element(
                "div",
                trust(drawing),
                class_="canvas",
                tabindex="0",
                role="group",
                aria_label="The pathway, drawn; scroll to see all of it",
            ),
            class_="picture",
        )
        if drawing
        else None
    )
    return build_fold(
        f"The pathway that carries it: {count(len(story.steps), 'thing')} that must all hold",
        figure,
        build_list(
            (_show_step(assessment, story, step) for step in story.steps),
            ordered=True,
            kind="pathway",
        ),
        kind="part",
    )


def _show_step(assessment: Assessment, story: ClaimStory, step: PathwayStep) -> Html:
    graph = assessment.graph
    link = graph.links.get(step.subject)
    kind = "link" if link else graph.nodes[step.subject].stage.value
    because = f"because {link.because}" if link and link.because else None
    weakest = element("strong", "weakest place", class_="flag") if step in story.weakest else None
    return join(
        (
            element("span", capitalise(kind), class_="kind"),
            " ",
            _name_step(assessment, step),
            weakest,
            element("span", because, class_="because") if because else None,
        )
    )


def _build_conditions(story: ClaimStory) -> Html | None:
    if not story.conditions:
        return None
    rows = [
        build_row(
            each.name, show_verdict(each.verdict), sentence(each.evidence), sentence(each.gap)
        )
        for each in story.conditions
    ]
    return build_fold(
        "Mayne’s four conditions, none of which can make up for another",
        build_table(
            "What must hold before a contribution can be inferred",
            ("Condition", "Rating", "Evidence", "Gap"),
            rows,
            name=f"conditions {story.claim.id}",
        ),
        kind="part",
    )


def _build_reasoning(assessment: Assessment, story: ClaimStory) -> Html:
    # The steps have their own reasons further down; told once, a page stays small.
    told = {
        assessment.explain(step.subject).text: anchor("why", step.subject) for step in story.steps
    }
    reason: Reason = assessment.explain(story.claim.id)
    return build_fold("The whole reasoning", show_reasons(reason, told), kind="part working")
