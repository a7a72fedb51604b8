from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Sighting
from contribution.domain.logic_model import StakeholderQuestion
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.story.blocks import (
    Block,
    Bullets,
    Facts,
    Fold,
    Part,
    Picture,
    Prose,
    Ref,
    Story,
    TableBlock,
    anchor,
    find_names,
    find_texts,
    flatten,
    walk,
)
from contribution.story.page import build_brief, build_story
from contribution.story.sentences import say_short
from contribution.story.telling import Telling
from tests.building import chain, item
from tests.story.telling import assess_by_hand

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stockport() -> Assessment:
    return assess(ROOT / "models" / "stockport-family.yaml")


@pytest.fixture(scope="module")
def story(stockport: Assessment) -> Story:
    return build_story(stockport)


def _blocks(story: Story) -> list[Block]:
    return list(walk((*story.front, *story.parts, *story.annex)))


def _count(blocks: list[Block]) -> int:
    return sum(len(flatten(text).split()) for block in blocks for text in find_texts(block))


def test_every_reference_leads_somewhere_and_every_name_stands_once(story: Story) -> None:
    blocks = _blocks(story)
    named = [each for each in blocks if isinstance(each, Fold | Part | Picture)]
    names = [each.name for each in named if each.name]
    refs = {
        run.to
        for block in blocks
        for text in find_texts(block)
        for run in text
        if isinstance(run, Ref)
    }

    assert len(names) == len(set(names))
    assert refs <= set(names)


def test_no_slot_is_left_open_and_every_term_leads_to_its_meaning(story: Story) -> None:
    blocks = _blocks(story)
    names = {name for block in blocks for name in find_names(block)}
    runs = [run for block in blocks for text in find_texts(block) for run in text]

    assert [run for run in runs if isinstance(run, str) and re.search(r"\{[\w-]+[|}]", run)] == []
    terms = {run.to for run in runs if isinstance(run, Ref) and run.kind == "term"}
    assert len(terms) >= 4
    assert terms <= names
    assert {anchor("term", str(verdict)) for verdict in Verdict} <= names


def test_every_item_place_and_claim_is_told_exactly_once(
    stockport: Assessment, story: Story
) -> None:
    names = [each.name for each in _blocks(story) if isinstance(each, Fold | Part)]

    graph = stockport.graph
    assert sum(name.startswith("item__") for name in names) == len(graph.evidence)
    places = len(graph.subjects) - len(graph.claims)
    assert sum(name.startswith("place__") for name in names) == places
    assert sum(name.startswith("claim__") for name in names) == len(graph.claims)


def test_the_page_of_stockport_keeps_its_budget(story: Story) -> None:
    assert _count(_blocks(story)) <= 40_000


def test_a_claims_page_has_at_most_250_words(story: Story) -> None:
    findings = next(part for part in story.parts if part.name == "part__findings")
    pages = [each for each in findings.blocks if isinstance(each, Part)]

    assert 3 <= len(pages) <= 7
    for page in pages:
        told = [block for block in walk(page.blocks) if not _is_pathway(block)]
        assert _count(told) <= 250, flatten(page.title)


def _is_pathway(block: Block) -> bool:
    return isinstance(block, Bullets) and block.kind == "pathway"


def test_the_first_screen_says_what_happened_and_what_limits_it(story: Story) -> None:
    findings, limits = story.front[0], story.front[1]

    assert isinstance(findings, Bullets)
    said = [flatten(each) for each in findings.items]
    assert 3 <= len(said) <= 5
    assert "doubtful Social work caseloads did not stay manageable." in said
    assert isinstance(limits, Facts)
    assert [name for name, _ in limits.pairs] == [
        "What speaks against",
        "Too early to tell",
        "Weakest point",
    ]
    assert "not before May 2017" in flatten(limits.pairs[1][1])
    assert "of 8 pieces of evidence, 7 against it" in flatten(limits.pairs[2][1])


def test_every_number_of_the_first_screen_is_that_of_the_ratings(
    stockport: Assessment, story: Story
) -> None:
    rating = stockport.ratings.nodes["caseloads-manageable"]
    ahead, against, _ = rating.counts

    assert (ahead + against, against) == (8, 7)
    assert rating.verdict is Verdict.DOUBTFUL
    cited = {
        run.to
        for text in find_texts(story.front[1])
        for run in text
        if isinstance(run, Ref) and run.to.startswith("item__")
    }
    told = {
        f"item__{use.item}" for each in stockport.ratings.links.values() for use in each.own.uses
    }
    told |= {f"item__{use.item}" for each in stockport.ratings.nodes.values() for use in each.uses}
    assert cited
    assert cited <= told


def test_a_question_is_answered_by_what_bears_on_it_or_not_at_all(story: Story) -> None:
    asked = next(part for part in story.parts if part.name == "part__questions")
    said = " ".join(flatten(text) for block in asked.blocks for text in find_texts(block))

    assert "Are fewer children in care? Asked by Children, young people and families." in said
    # The report prints it: 304 at the end of 2012/13, 299 in the autumn of 2016.
    told = "not so (Q4 2012/13 304; Q2 2016/17 299)"
    assert f"“Fewer children are in care than before”: {told} [" in said
    told = "this cannot be told (Mean before 35.27; Mean since 42.25)"
    assert f"“More children leave care in a quarter”: {told} [1]" in said
    assert said.endswith(
        "Are children safer? Asked by Children, young people and families. Nothing here answers it."
    )


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ([], "change: this was not measured."),
        (
            [item("a", "change", outcome=Sighting.CANNOT_TELL)],
            "change: the data there are cannot tell.",
        ),
        (
            [item("a", "change", outcome=Sighting.NOT_SEARCHED)],
            "change: the data there are cannot tell.",
        ),
        ([item("a", "change", test="hoop", outcome="not-found")], "change: this did not happen."),
    ],
)
def test_four_wordings_are_never_mixed(evidence: list[object], said: str) -> None:
    telling = Telling(assess_by_hand(chain("act", "deliver", "change"), evidence))  # type: ignore[arg-type]
    claim = telling.graph.model.claims[0]

    assert say_short(telling, claim) == said


def test_nobody_looked_is_said_only_where_nobody_did(story: Story, stockport: Assessment) -> None:
    graph = stockport.graph
    silent = {
        anchor("place", each) for each in graph.subjects if not stockport.ratings.of(each).uses
    }
    said = [
        run.to
        for block in _blocks(story)
        for text in find_texts(block)
        for run, after in pairwise(text)
        if isinstance(run, Ref) and after == ": " and "nobody has looked" in flatten(text)
    ]

    assert said
    assert set(said) <= silent


def test_a_focus_tells_of_what_bears_on_it_alone(stockport: Assessment) -> None:
    story = build_story(stockport, View(focus="programme -> caseloads-manageable"))
    names = {each.name for each in _blocks(story) if isinstance(each, Fold | Part)}

    assert "claim__programme.caseloads-manageable" in names
    assert sum(name.startswith("claim__") for name in names) == 1
    assert "place__schools-confident" not in names


def test_a_brief_has_findings_a_picture_limits_and_what_is_next(stockport: Assessment) -> None:
    story = build_brief(stockport)

    assert [part.name for part in story.parts] == ["part__picture", "part__next"]
    assert story.annex == ()
    assert _count(_blocks(story)) < 900
    told = " ".join(flatten(each.text) for each in story.front if isinstance(each, Prose))
    # There is nothing further down, and the picture is not the whole one.
    assert "further down" not in told
    assert "In the whole report: " in told
    assert flatten(story.parts[0].title) == "Weakest point"


def test_next_is_at_most_seven_actions(story: Story) -> None:
    part = next(each for each in story.parts if each.name == "part__next")
    table = next(each for each in part.blocks if isinstance(each, TableBlock))

    assert 1 <= len(table.rows) <= 7


def test_the_people_served_come_first(story: Story) -> None:
    part = next(each for each in story.parts if each.name == "part__voices")
    table = next(each for each in part.blocks if isinstance(each, TableBlock))

    assert flatten(table.rows[0].cells[0]) == "Children, young people and families"


@pytest.mark.parametrize(("lang", "said"), [("fr", "trop tôt"), ("de-AT", "Das"), ("xx", "as of")])
def test_the_story_speaks_the_language_of_the_model(
    clubs: Assessment, lang: str, said: str
) -> None:
    model = clubs.graph.model.model_copy(update={"lang": lang})
    graph = type(clubs.graph)(model, clubs.graph.evidence)
    story = build_story(replace(clubs, graph=graph))

    told = " ".join(flatten(text) for block in story.front for text in find_texts(block))
    assert said in f"{story.kicker} {told}" or lang == "de-AT"
    assert story.lang == {"fr": "fr", "de-AT": "de", "xx": "en"}[lang]


def test_without_any_claim_or_evidence_there_is_still_a_story(nothing_known: Assessment) -> None:
    assert build_story(nothing_known).front


def test_an_unanswered_question_says_so(clubs: Assessment) -> None:
    asked = StakeholderQuestion(id="cheaper", asks="Does it save teaching time?")
    model = clubs.graph.model.model_copy(update={"questions": (asked,)})
    story = build_story(replace(clubs, graph=type(clubs.graph)(model, clubs.graph.evidence)))

    part = story.parts[0]
    assert [flatten(text) for block in part.blocks for text in find_texts(block)] == [
        "Does it save teaching time?",
        "Nothing here answers it.",
    ]


def test_figures_stand_with_what_they_are(clubs: Assessment) -> None:
    telling = Telling(clubs)

    # A part and its whole are no before and after.
    assert flatten(telling.cite("places-taken")).endswith("places were taken [5]")
    assert "(Wave 1 53%; Wave 2 61%)" in flatten(telling.cite("trust-rose"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("xx", "The model asks for “xx”, for which there is no file of words"),
        ("de", "Was Verfasser schrieben"),
        ("en", ""),
    ],
)
def test_the_page_says_what_it_cannot_say_in_the_language_asked_for(
    clubs: Assessment, lang: str, said: str
) -> None:
    model = clubs.graph.model.model_copy(update={"lang": lang})
    story = build_story(replace(clubs, graph=type(clubs.graph)(model, clubs.graph.evidence)))

    told = {"Language", "Sprache"}
    facts = [fact for part in story.parts for each in part.blocks if isinstance(each, Facts)
             for fact in each.pairs if fact[0] in told]  # fmt: skip
    assert [flatten(text).startswith(said) for _, text in facts] == ([True] if said else [])
