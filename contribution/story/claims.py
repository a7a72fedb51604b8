"""One claim on one page: what can be said, what speaks for and against, and the pathway."""

from __future__ import annotations

from dataclasses import replace

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim
from contribution.domain.rating import PathwayStep
from contribution.domain.verdict import rank
from contribution.domain.view import View
from contribution.drawing.views.mermaid import build_mermaid
from contribution.drawing.views.whole import draw_svg
from contribution.story.blocks import (
    Block,
    Bullets,
    Facts,
    Fold,
    Part,
    Picture,
    Prose,
    Run,
    Text,
    anchor,
    flatten,
    keep,
)
from contribution.story.reasons import say_condition, say_proviso
from contribution.story.sentences import say_happened, say_part, say_short, say_why, show
from contribution.story.telling import MOST_EACH_WAY, Telling
from contribution.story.words import sentence


def build_findings(telling: Telling) -> Part:
    """Return a page for each claim that the story opens with."""
    pages = tuple(_build_page(telling, claim) for claim in telling.headlines)
    none = (Prose(telling.speech.say("no-findings")),)
    name = anchor("part", "findings")
    return Part(name, telling.speech.say("part.findings"), pages or none, "claims")


def build_others(telling: Telling) -> Part | None:
    """Return the other results, each under its finding; None when there is none."""
    if not telling.others:
        return None
    folds = tuple(
        Fold(
            (show(telling, claim), " ", say_short(telling, claim)),
            _add_to_finding(telling, claim),
            anchor("claim", claim.id),
            "claim",
        )
        for claim in telling.others
    )
    return Part(anchor("part", "others"), telling.speech.say("part.others"), folds)


def draw_claim(
    telling: Telling, claim: ContributionClaim, *, is_alone: bool = False
) -> Picture | None:
    """Return the picture of the claim's pathway, its verdict in the caption; None without one.

    One that is alone on its page has the whole legend, others only what the whole picture lacks.
    """
    if not telling.rated(claim.id).pathway:
        return None
    assessment = telling.assessment
    view = View(focus=claim.id, rank=telling.view.rank)
    caption = telling.speech.plain(
        "picture.claim",
        verdict=telling.speech.verdict(telling.rated(claim.id).verdict),
        result=telling.graph.label_of(claim.target),
    )
    return Picture(
        anchor("figure", claim.id),
        caption,
        ". ".join(flatten(text) for text in _list_pathway(telling, claim)),
        lambda: draw_svg(keep_pathway(assessment, claim.id), view, is_inset=not is_alone),
        lambda: build_mermaid(keep_pathway(assessment, claim.id), view),
        "pathway",
    )


def tell_evidence(telling: Telling, step: PathwayStep, most: int) -> tuple[Block, ...]:
    """Return at most so many pieces for and against at one place, the strongest first."""
    speech = telling.speech
    blocks: list[Block] = []
    for sign, key, nothing in ((1, "for", "nothing-for"), (-1, "against-it", "nothing-against-it")):
        uses = telling.strongest(step.rating, sign)
        title = speech.say(key)
        if not uses:
            blocks.append(Prose((*title, speech.plain("colon"), *speech.say(nothing))))
            continue
        items: list[Text] = [telling.cite(use.item) for use in uses[:most]]
        if len(uses) > most:
            place = telling.refer(step.subject)
            more = speech.count(len(uses) - most, "more")
            items.append((place._replace(text=speech.plain("rest", count=more)),))
        blocks.append(Prose(title, "side"))
        blocks.append(Bullets(tuple(items), kind="for" if sign > 0 else "against"))
    return tuple(blocks)


def _build_page(telling: Telling, claim: ContributionClaim) -> Part:
    picture = draw_claim(telling, claim)
    pathway = telling.rated(claim.id).pathway
    steps = Fold(
        telling.speech.say("pathway"),
        (Bullets(_list_pathway(telling, claim), is_ordered=True, kind="pathway"),),
        kind="steps",
    )
    head = _tell_claim(telling, claim)
    step = telling.bearer(claim.id)
    evidence = tell_evidence(telling, step, MOST_EACH_WAY) if step.subject else ()
    return Part(
        anchor("claim", claim.id),
        (say_short(telling, claim),),
        keep(
            *head,
            *evidence,
            picture,
            steps if pathway else None,
            _tell_conditions(telling, claim),
        ),
        "claim",
    )


def _tell_claim(telling: Telling, claim: ContributionClaim) -> tuple[Block, ...]:
    speech, rated = telling.speech, telling.rated(claim.id)
    sure = f"{speech.plain('colon')}{sentence(speech.meaning(rated.verdict))}"
    answers = Facts(
        (
            (speech.plain("label.claim"), () if claim.default else (f"“{claim.says}”",)),
            (speech.plain("label.happened"), say_happened(telling, claim)),
            (speech.plain("label.part"), say_part(telling, claim)),
            (speech.plain("label.why"), say_why(telling, claim)),
        ),
        "answers",
    )
    verdict = Prose((show(telling, claim), sure), "wording")
    return (verdict, answers, *_list_provisos(telling, claim))


def _add_to_finding(telling: Telling, claim: ContributionClaim) -> tuple[Block, ...]:
    """Return what goes beyond the line that says the finding: a part in it is said there."""
    is_said = rank(telling.rated(claim.id).verdict) > 0
    part = () if is_said else (" ", *say_part(telling, claim))
    happened, why = (
        say_happened(telling, claim, is_said=True),
        say_why(telling, claim, is_brief=True),
    )
    # Where the result itself holds the verdict, the place says how many speak for it.
    if telling.bearer(claim.id).subject == claim.target and is_said:
        happened = ()
    told = Prose((*happened, *part, " ", *why, *_say_wording(claim)))
    return (told, *_list_provisos(telling, claim))


def _list_provisos(telling: Telling, claim: ContributionClaim) -> tuple[Prose, ...]:
    # That findings differ where the verdict is held is why no more can be said, and said there.
    rated = telling.rated(claim.id)
    held = {step.subject for step in rated.weakest}
    provisos = (
        each
        for each in rated.provisos
        if each.kind != "disputed" or not held.issuperset(each.places)
    )
    return tuple(Prose(say_proviso(telling, each), "note") for each in provisos)


def _say_wording(claim: ContributionClaim) -> Text:
    return (" ", f"“{claim.says}”") if not claim.default else ()


def _list_pathway(telling: Telling, claim: ContributionClaim) -> tuple[Text, ...]:
    """Return each step of the pathway with the links that lead on from it, cause by cause."""
    graph, badge = telling.graph, telling.speech.badge
    steps = telling.rated(claim.id).pathway
    links = [(graph.links[each.subject], each) for each in steps if each.subject in graph.links]
    nodes = [each for each in steps if each.subject in graph.nodes]
    told = []
    for number, step in enumerate(nodes, 1):
        line: list[Run] = [badge(step.rating.verdict, is_brief=True), " "]
        line.append(telling.list_place(step.subject))
        for link, rated in links:
            if link.source != step.subject:
                continue
            line += [" → ", badge(rated.rating.verdict, is_brief=True)]
            if link.target not in {each.subject for each in nodes[number : number + 1]}:
                line += [" ", graph.label_of(link.target)]
        told.append(tuple(line))
    return tuple(told)


def _tell_conditions(telling: Telling, claim: ContributionClaim) -> Facts | None:
    conditions = telling.rated(claim.id).conditions
    if not conditions:
        return None
    speech, bearer = telling.speech, telling.bearer(claim.id).subject
    pairs = tuple(
        (
            speech.plain(f"condition.{number}"),
            (
                speech.badge(each.verdict, is_brief=True),
                " ",
                *say_condition(telling, number, each, bearer),
            ),
        )
        for number, each in enumerate(conditions)
    )
    return Facts(pairs, "conditions")


def keep_pathway(assessment: Assessment, claim: str) -> Assessment:
    """Return the assessment with only the steps and links of the claim's pathway in its model.

    Ratings, assumptions and influences are those of the whole, for they were made on the whole.
    """
    graph = assessment.graph
    kept = {step.subject for step in assessment.ratings.claims[claim].pathway}
    model = graph.model.model_copy(
        update={
            "nodes": tuple(node for node in graph.model.nodes if node.id in kept),
            "links": tuple(link for link in graph.model.links if link.id in kept),
        }
    )
    return replace(assessment, graph=ContributionGraph(model, graph.evidence))
