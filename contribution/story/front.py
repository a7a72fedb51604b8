"""The beginning of the page: what is told, as of when, under which rule, and how to read it."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Verdict
from contribution.story.claim import ClaimStory
from contribution.story.markup import Html, element, join, refer
from contribution.story.signs import (
    build_facts,
    build_list,
    build_row,
    build_section,
    build_table,
    show_verdict,
)
from contribution.story.words import (
    capitalise,
    count,
    say_date,
    say_permitted,
    say_rule,
    say_span,
    sentence,
)

_STATES = (
    (
        "Unknown",
        (Verdict.UNTESTED,),
        "Nobody has looked. This is not a bad mark: it says where to look next.",
    ),
    (
        "Unclear",
        (Verdict.INCONCLUSIVE, Verdict.CONTESTED),
        "Somebody has looked, and the signs point both ways.",
    ),
    (
        "Against",
        (Verdict.LEANING_AGAINST, Verdict.DOUBTFUL, Verdict.CONTRADICTED),
        "Somebody has looked, and the signs point against the claim.",
    ),
    (
        "Too early",
        (Verdict.TOO_EARLY,),
        "The effect needs more time before anyone could see it, so its absence says nothing.",
    ),
)


def build_header(assessment: Assessment) -> Html:
    """Return the head of the page: title, purpose, and what it rests on."""
    model, rule = assessment.graph.model, assessment.rule
    return element(
        "header",
        element("p", "Contribution story", class_="kicker"),
        element("h1", model.title or model.name or "A theory of change without a title"),
        element("p", sentence(model.purpose), class_="lead") if model.purpose else None,
        build_facts(
            (
                ("For whom", model.beneficiaries),
                ("Hoped-for effect", model.desired_effect),
                ("Programme ran", say_span(model.programme.starts, model.programme.ends)),
                ("Told as of", say_date(model.as_of)),
                ("Source", model.source),
                ("Model", f"version {model.version}" if model.version else model.file),
                ("Rule", f"{say_rule(rule)}, scorer “{assessment.ratings.scorer}”"),
            )
        ),
        class_="head",
    )


def build_brief(assessment: Assessment, stories: Iterable[ClaimStory]) -> Html:
    """Return the answer in brief: which claims have which verdict, strongest first."""
    by_verdict: dict[Verdict, list[ClaimStory]] = {}
    for story in stories:
        by_verdict.setdefault(story.rated.verdict, []).append(story)
    total = sum(len(each) for each in by_verdict.values())
    rows = [
        build_row(
            show_verdict(verdict),
            element("b", str(len(by_verdict[verdict])), class_="number"),
            _name_claims(assessment, by_verdict[verdict]),
        )
        for verdict in SCALE
        if verdict in by_verdict
    ]
    return build_section(
        "brief",
        "The answer in brief",
        element("p", _say_what_was_rated(assessment, total), class_="lead"),
        build_table(
            "How many claims have which verdict. They are not added up: a model has no score.",
            ("Verdict", "Claims", "Results that they are about"),
            rows,
            name="brief",
        ),
    )


def build_reading_guide() -> Html:
    """Return how to read the page; every line, letter and meaning comes from the one scale."""
    rows = [
        build_row(
            show_verdict(verdict),
            f"{capitalise(scale.meaning)}.",
            f"{say_permitted(verdict)} …",
        )
        for verdict, scale in SCALE.items()
    ]
    states = join(
        element(
            "li",
            element("h3", name),
            element("p", words),
            element("p", *(show_verdict(verdict) for verdict in verdicts), class_="signs"),
        )
        for name, verdicts, words in _STATES
    )
    return build_section(
        "reading",
        "How to read this",
        element(
            "p",
            "A claim says that the programme played a part in a result. It says neither that the "
            "programme was the only cause nor how large its part was. Every claim rests on a "
            "pathway of steps, and is no stronger than the weakest of them.",
        ),
        element("p", "Four states look alike and mean different things. They are never mixed:"),
        element("ul", states, class_="states"),
        build_table(
            "The scale: each verdict with its line in the picture, its letter, what it means and "
            "the words that it permits",
            ("Verdict", "What it means", "Words it permits"),
            rows,
            name="scale",
        ),
        _build_signs(),
    )


def _build_signs() -> Html:
    return element(
        "p",
        "In the picture and the tables ▲ counts evidence for, ▼ evidence against and ○ what could "
        "not be counted. Places such as ",
        element("code", "evidence/survey.csv:12", class_="place"),
        " name a file and a line, so that every statement can be looked up. Words are explained in "
        "the ",
        element("a", "glossary", href="#part__glossary"),
        ".",
    )


def _name_claims(assessment: Assessment, stories: list[ClaimStory]) -> Html:
    names = (refer("claim", story.claim.id, _short_name(assessment, story)) for story in stories)
    return build_list(names, kind="inline")


def _short_name(assessment: Assessment, story: ClaimStory) -> str:
    graph = assessment.graph
    label = graph.label_of(story.claim.target)
    source = story.claim.source
    return label if source is None else f"{label} (from {graph.model.strands.get(source, source)})"


def _say_what_was_rated(assessment: Assessment, total: int) -> str:
    graph = assessment.graph
    return (
        f"{count(total, 'claim')} rated on {count(len(graph.links), 'causal link')} and "
        f"{count(len(graph.nodes), 'step')} with {count(len(graph.evidence), 'piece')} of evidence "
        f"and {count(len(graph.model.factors), 'influence')} from outside."
    )
