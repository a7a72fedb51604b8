"""The story in Markdown: shorter than the page, with every claim's verdict, reasons and places."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Verdict
from contribution.story.claim import ClaimStory, Testimony, build_claim_story, place_of
from contribution.story.claim_bounds import FAMILIES, say_rival
from contribution.story.claim_raises import say_hold
from contribution.story.confidences import tell_diagnostics
from contribution.story.evidence_plan import tell_plan, tell_seek
from contribution.story.findings import NO_FINDINGS, Findings
from contribution.story.markdown import build_bullets, build_table, code, join_blocks, say
from contribution.story.methods import DOES, DOES_NOT
from contribution.story.room import tell_room
from contribution.story.words import (
    capitalise,
    count,
    say_counts,
    say_date,
    say_levels,
    say_meaning,
    say_permitted,
    say_place,
    say_rule,
    say_span,
    say_use,
    sentence,
)


def build_digest(assessment: Assessment, findings: Findings = NO_FINDINGS) -> str:
    """Return the story as one Markdown document, the same for the same assessment."""
    stories = [build_claim_story(assessment, name) for name in assessment.graph.claims]
    return join_blocks(
        (
            *_tell_head(assessment),
            "## The answer in brief",
            _tell_claims(assessment, stories),
            "A model has no score: claims are not added up.",
            "## How to read this",
            _tell_scale(),
            *tell_room(assessment, findings),
            "## Claim by claim",
            *(block for story in stories for block in _tell_claim(assessment, story, findings)),
            *tell_plan(assessment, findings),
            *_tell_assumptions(assessment),
            *_tell_influences(assessment),
            *_tell_diagnostics(assessment),
            "## Methods and limits",
            build_bullets(say(each) for each in (*DOES, *DOES_NOT)),
        )
    )


def _tell_head(assessment: Assessment) -> Iterable[str]:
    model, rule = assessment.graph.model, assessment.rule
    facts = (
        ("For whom", model.beneficiaries),
        ("Hoped-for effect", model.desired_effect),
        ("Programme ran", say_span(model.programme.starts, model.programme.ends)),
        ("Told as of", say_date(model.as_of)),
        ("Source", model.source),
        ("Model version", model.version),
        ("Rule", say_rule(rule)),
    )
    yield f"# {say(model.title or model.name or 'A theory of change without a title')}"
    yield say(sentence(model.purpose or ""))
    yield build_bullets(f"**{name}:** {say(str(value))}" for name, value in facts if value)


def _tell_claims(assessment: Assessment, stories: Iterable[ClaimStory]) -> str:
    rows = (
        (
            say(story.sentence),
            _sign(story.rated.verdict),
            _name_weakest(assessment, story),
            say(say_hold(story) or "nothing leads to it"),
        )
        for story in stories
    )
    return build_table(("Claim", "Verdict", "Weakest place", "What holds it there"), rows)


def _tell_scale() -> str:
    rows = (
        (_sign(verdict), say(capitalise(scale.meaning)), say(f"{say_permitted(verdict)} …"))
        for verdict, scale in SCALE.items()
    )
    return build_table(("Verdict", "What it means", "Words it permits"), rows)


def _tell_claim(assessment: Assessment, story: ClaimStory, findings: Findings) -> Iterable[str]:
    label_of = assessment.graph.label_of
    yield f"### {say(story.sentence)}"
    yield f"**{_sign(story.rated.verdict)}.** {say(say_meaning(story.rated.rating))}"
    yield build_bullets(
        (
            f"Levels: {say_levels(story.rated.rating)}",
            f"Weakest place: {_name_weakest(assessment, story)}",
            f"Role: {say(story.rated.role)}",
            f"Written in {code(say_place(place_of(assessment, story.claim.id)) or 'no file')}",
        )
    )
    yield from _tell_pathway(assessment, story)
    yield _tell_testimonies("For", story.ahead)
    yield _tell_testimonies("Against", story.against)
    yield _tell_testimonies("Left out", story.left_out)
    yield _tell_testimonies("What people thought, never counted", story.opinions)
    yield build_bullets(
        f"Rival “{say(rival.factor.label)}”: {say(say_rival(rival))}" for rival in story.rivals
    )
    yield build_bullets(
        f"To rise, {say(label_of(each.step.subject))} lacks: {say('; '.join(each.needs))}"
        for each in story.raises
    )
    yield tell_seek(assessment, findings, story.claim.id)


def _tell_pathway(assessment: Assessment, story: ClaimStory) -> Iterable[str]:
    yield build_table(
        ("Condition", "Rating", "Evidence", "Gap"),
        (
            (say(each.name), _sign(each.verdict), say(each.evidence), say(each.gap))
            for each in story.conditions
        ),
    )
    yield build_table(
        ("Pathway, causes first", "Verdict", "In the file"),
        (
            (
                say(assessment.graph.label_of(step.subject)),
                _sign(step.rating.verdict),
                code(say_place(place_of(assessment, step.subject))),
            )
            for step in story.steps
        ),
    )


def _tell_testimonies(title: str, found: Iterable[Testimony]) -> str:
    rows = (
        (
            say(each.evidence.observation.sentence or each.evidence.item.says),
            say(say_use(each.use, each.evidence.observation.outcome)),
            code(say_place(each.use.where)),
        )
        for each in found
    )
    return build_table((title, "How it counted", "In the file"), rows)


def _tell_assumptions(assessment: Assessment) -> Iterable[str]:
    rows = [
        (
            say(each.label),
            "necessary" if each.necessary else "helpful",
            _sign(assessment.ratings.assumptions[each.id].verdict),
            say_counts(assessment.ratings.assumptions[each.id].counts),
            code(say_place(each.places.at())),
        )
        for each in assessment.graph.model.assumptions
    ]
    if rows:
        yield "## Assumptions"
        yield build_table(("Assumption", "Needed", "Status", "Evidence", "In the file"), rows)


def _tell_influences(assessment: Assessment) -> Iterable[str]:
    rows = [
        (
            say(each.label),
            FAMILIES.get(each.family or "", "rival") if each.role == "competing" else "complement",
            _sign(assessment.ratings.factors[each.id].verdict),
            say_counts(assessment.ratings.factors[each.id].counts),
            code(say_place(each.places.at())),
        )
        for each in assessment.graph.model.factors
    ]
    if rows:
        yield "## Influences from outside"
        yield build_table(("Influence", "As a", "Verdict on it", "Evidence", "In the file"), rows)


def _tell_diagnostics(assessment: Assessment) -> Iterable[str]:
    yield "## What checking the files found"
    if not assessment.diagnostics:
        yield "Nothing."
    yield build_table(
        ("What was found", "How grave", "What to do", "Place"),
        (
            (
                say(each.message),
                each.severity.word,
                say(each.next_step),
                code(say_place(each.where)),
            )
            for each in tell_diagnostics(assessment)
        ),
    )


def _name_weakest(assessment: Assessment, story: ClaimStory) -> str:
    if not story.weakest:
        return "no pathway"
    first = story.weakest[0]
    more = len(story.weakest) - 1
    name = f"{say(assessment.graph.label_of(first.subject))} ({first.rating.verdict})"
    return f"{name} and {count(more, 'other')}" if more else name


def _sign(verdict: Verdict) -> str:
    return f"{verdict.value} ({say(SCALE[verdict].letter)})"
