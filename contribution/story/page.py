"""The whole page: one HTML file that needs no network, no server and no script to be read."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from contribution.domain.assessment import Assessment
from contribution.story.claim import ClaimStory, build_claim_story
from contribution.story.claim_page import build_claim
from contribution.story.claims_table import build_claims_table
from contribution.story.evidence_page import build_register
from contribution.story.evidence_plan import build_plan
from contribution.story.findings import NO_FINDINGS, Findings
from contribution.story.front import build_brief, build_header, build_reading_guide
from contribution.story.gaps_page import build_gaps
from contribution.story.links import build_glance, build_picture, build_reasons
from contribution.story.markup import Child, Html, anchor, element, join, trust
from contribution.story.methods import build_glossary, build_methods
from contribution.story.pictures import Pictures
from contribution.story.reference import build_assumptions, build_diagnostics, build_influences
from contribution.story.room import build_room
from contribution.story.rule_page import build_rule
from contribution.story.signs import build_section, define_lines

_CONTENTS = (
    ("brief", "The answer in brief"),
    ("reading", "How to read this"),
    ("glance", "The model at a glance"),
    ("picture", "The picture"),
    ("claims", "The claims"),
    ("room", "What people in the room think"),
    ("stories", "Claim by claim"),
    ("plan", "Evidence plan for a meeting"),
    ("assumptions", "Assumptions"),
    ("influences", "Influences from outside"),
    ("evidence", "The evidence"),
    ("gaps", "Where evidence is missing"),
    ("reasons", "Reasons, step by step"),
    ("quality", "What checking found"),
    ("methods", "Methods and limits"),
    ("rule", "The rule"),
    ("glossary", "Glossary"),
)


def build_page(assessment: Assessment, pictures: Pictures, findings: Findings = NO_FINDINGS) -> str:
    """Return the report as one HTML document, the same for the same assessment."""
    stories = tuple(build_claim_story(assessment, name) for name in assessment.graph.claims)
    parts = {
        "brief": build_brief(assessment, stories),
        "reading": build_reading_guide(),
        "glance": build_glance(pictures),
        "picture": build_picture(assessment, pictures),
        "claims": build_claims_table(assessment, stories),
        "room": build_room(assessment, findings),
        "stories": _build_stories(assessment, stories, pictures, findings),
        "plan": build_plan(assessment, findings),
        "assumptions": build_assumptions(assessment),
        "influences": build_influences(assessment),
        "evidence": build_register(assessment, pictures),
        "gaps": build_gaps(assessment),
        "reasons": build_reasons(assessment),
        "quality": build_diagnostics(assessment),
        "methods": build_methods(assessment),
        "rule": build_rule(assessment),
        "glossary": build_glossary(),
    }
    body = element(
        "body",
        define_lines(),
        element("a", "Skip to the story", href=f"#{anchor('part', 'story')}", class_="skip"),
        build_header(assessment),
        _build_contents(name for name, part in parts.items() if part),
        element("main", *parts.values(), id=anchor("part", "story"), tabindex="-1"),
        element("script", trust(_read("script.js"))),
    )
    page = element("html", _build_head(assessment), body, lang="en-GB")
    return f"<!DOCTYPE html>\n{page}\n"


def _build_head(assessment: Assessment) -> Html:
    model = assessment.graph.model
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{model.title or model.name or 'Untitled'}: contribution story"),
        element("style", trust(_read("style.css"))),
    )


def _build_contents(names: Iterable[str]) -> Html:
    present = set(names)
    links = join(
        element("li", element("a", title, href=f"#{anchor('part', name)}"))
        for name, title in _CONTENTS
        if name in present
    )
    return element(
        "nav",
        element("details", element("summary", "Contents"), element("ol", links), open=True),
        aria_label="Contents",
        class_="contents",
    )


def _build_stories(
    assessment: Assessment,
    stories: Iterable[ClaimStory],
    pictures: Pictures,
    findings: Findings,
) -> Child:
    articles = [build_claim(assessment, story, pictures, findings) for story in stories]
    if not articles:
        return build_section(
            "stories", "Claim by claim", element("p", "There is no claim to rate.")
        )
    return build_section("stories", "Claim by claim", *articles)


def _read(name: str) -> str:
    return files("contribution.story").joinpath(name).read_text(encoding="utf-8")
