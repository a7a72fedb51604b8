"""The annex of steps and links: each once, with what it rests on and how it came to its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contribution.domain.indexing import group_by
from contribution.domain.logic_model import Assumption, CausalLink, Factor, Node, Stage
from contribution.domain.rating import EvidenceUse, Rating
from contribution.domain.verdict import find_verdict
from contribution.story.blocks import (
    Block,
    Bullets,
    Fold,
    Part,
    Prose,
    Quiet,
    Run,
    Text,
    anchor,
    keep,
)
from contribution.story.reasons import say_bound
from contribution.story.telling import Telling


def build_places(telling: Telling) -> Part:
    """Return every step by stage with the links that lead to it, then what the links rest on."""
    speech = telling.speech
    nodes, links, factors = telling.selection
    into = group_by(links, lambda link: link.target)
    blocks: list[Block] = [Prose(speech.say("places.intro"))]
    for stage in Stage:
        here = [node for node in nodes if node.stage is stage]
        if here:
            folds = tuple(_fold_node(telling, node, into.get(node.id, ())) for node in here)
            blocks.append(Part(anchor("stage", stage.name.lower()), (_name(stage),), folds))
    assumed = [each for each in telling.graph.model.assumptions if each.id in telling.subjects]
    carried = _find_carried(links)
    if assumed:
        folds = tuple(_fold_assumption(telling, each, carried) for each in assumed)
        blocks.append(Part(anchor("part", "assumptions"), speech.say("places.assumptions"), folds))
    if factors:
        parts = [each for each in telling.graph.model.influences if each.id in telling.subjects]
        folds = tuple(_fold_factor(telling, each) for each in (*factors, *parts))
        blocks.append(Part(anchor("part", "influences"), speech.say("places.influences"), folds))
    return Part(anchor("part", "places"), speech.say("part.places"), tuple(blocks), "places")


def _fold_node(telling: Telling, node: Node, into: Iterable[CausalLink]) -> Fold:
    rating = telling.ratings.nodes[node.id]
    note = _say_note(node.note, str(node.at or ""))
    links = tuple(_fold_link(telling, link) for link in into)
    # The sign says that nobody looked; a fold with nothing else in it says so in words.
    told = _tell_rating(telling, rating) if rating.uses or not (note or links) else ()
    about = keep(note, *told)
    return Fold(
        _sum_up(telling, node.label, rating),
        (*about, *links),
        anchor("place", node.id),
        "place",
        tuple(_mark(telling, node, rating)),
    )


def _fold_link(telling: Telling, link: CausalLink) -> Fold:
    rated = telling.ratings.links[link.id]
    label = telling.speech.plain("places.into", source=telling.graph.label_of(link.source))
    return Fold(
        _sum_up(telling, label, rated.rating, rated.own),
        keep(
            Prose(
                (*_tell_grounds(telling, link), *((" ", Quiet(str(link.at))) if link.at else ()))
            ),
            _say_note(link.note, ""),
            *(_tell_rating(telling, rated.own) if rated.own.uses else ()),
            _list_bounds(telling, rated.rating),
        ),
        anchor("place", link.id),
        "link",
        (("order", str(telling.strength_order[link.id])),),
    )


def _tell_grounds(telling: Telling, link: CausalLink) -> Text:
    """Return why the link should work, what it assumes and which rivals were considered for it."""
    speech, rivals = telling.speech, telling.ratings.links[link.id].rivals
    said = speech.say("places.no-because")
    if link.because:
        said = speech.say("places.because", because=link.because.rstrip("."))
    if link.assumes:
        names = speech.join(map(telling.refer_short, link.assumes))
        said = (*said, " ", *speech.say("places.assumes", names=names))
    elif link.assumes is None:
        said = (*said, " ", *speech.say("places.not-said"))
    if rivals:
        names = speech.join(map(telling.refer_short, rivals))
        said = (*said, " ", *speech.say("places.rivals", names=names))
    return said


def _list_bounds(telling: Telling, rating: Rating) -> Bullets | None:
    speech = telling.speech
    bounds = tuple(
        speech.say(
            "proviso.held",
            level=speech.verdict(find_verdict(cap.limit, 0)),
            reason=say_bound(telling, cap),
        )
        for cap in rating.caps
        if cap.bites
    )
    return Bullets(bounds) if bounds else None


def _fold_assumption(telling: Telling, each: Assumption, carried: dict[str, list[str]]) -> Fold:
    speech, rating = telling.speech, telling.ratings.assumptions[each.id]
    need = speech.plain("places.necessary" if each.necessary else "places.helpful")
    names = (
        _name_all(telling, carried.get(each.id, ())) if len(carried.get(each.id, ())) < 4 else ()
    )
    text: Text = (need[:1].upper() + need[1:], ". ")
    if names:
        text += (*speech.say("places.carries", names=names), " ")
    if each.test:
        text += speech.say("places.test", test=each.test)
    return Fold(
        _sum_up(telling, f"{telling.references[each.id]} {each.label}", rating),
        keep(Prose(text), _say_note(each.note, str(each.at or "")), *_tell_rating(telling, rating)),
        anchor("place", each.id),
        "place",
    )


def _fold_factor(telling: Telling, each: Factor) -> Fold:
    speech, rating = telling.speech, telling.ratings.factors[each.id]
    if each.role == "complementary":
        role = speech.plain("places.complement")
    elif each.family:
        role = speech.plain("places.rival", family=speech.plain(f"family.{each.family}"))
    else:
        role = speech.plain("places.rival-bare")
    names = _name_all(telling, each.affects)
    affects = speech.say("places.affects", names=names) if names else ()
    because = f" {each.because}." if each.because else ""
    text = (role[:1].upper() + role[1:], ". ", *affects, because)
    return Fold(
        _sum_up(telling, f"{telling.references[each.of or each.id]} {each.label}", rating),
        keep(Prose(text), _say_note(each.note, str(each.at or "")), *_tell_rating(telling, rating)),
        anchor("place", each.id),
        "place",
    )


def _sum_up(telling: Telling, label: str, rating: Rating, own: Rating | None = None) -> Text:
    ahead, against, without = (own or rating).counts
    counts = "".join(
        f"{number}{sign}"
        for number, sign in zip((ahead, against, without), "▲▼○", strict=True)
        if number
    )
    badge = telling.speech.badge(rating.verdict, is_brief=True)
    tail: Text = (" ", Quiet(counts)) if counts else ()
    return (badge, " ", label, *tail)


def _tell_rating(telling: Telling, rating: Rating) -> Iterator[Block]:
    speech = telling.speech
    if not rating.uses:
        yield Prose((Quiet(speech.plain("places.nothing")),))
        return
    runs: list[Run] = []
    for sign, mark in ((1, "▲"), (-1, "▼")):
        uses = telling.strongest(rating, sign)
        if uses:
            runs += [f" {mark}", *_list_uses(telling, uses)]
    silent = [use for use in rating.uses if not use.strength and not _is_opinion(telling, use)]
    if silent:
        runs += [" ○", *_list_uses(telling, silent)]
    levels = speech.say(
        "places.levels", support=str(rating.ladder_support), refutation=str(rating.refutation)
    )
    yield Prose((*runs, " ", *levels), "working")
    opinions = [telling.number(use.item) for use in rating.uses if _is_opinion(telling, use)]
    if opinions:
        yield Prose(speech.say("places.opinions", names=speech.join(opinions)))


def _list_uses(telling: Telling, uses: Iterable[EvidenceUse]) -> Iterator[Run]:
    for number, use in enumerate(uses):
        if number:
            yield ", "
        yield telling.number(use.item)
        if use.strength:
            yield Quiet(f"×{use.strength}")


def _is_opinion(telling: Telling, use: EvidenceUse) -> bool:
    return telling.graph.items[use.item].kind.is_vote and not use.strength


def _name_all(telling: Telling, names: Iterable[str]) -> Text:
    return telling.speech.join(telling.list_place(name) for name in names)


def _say_note(note: str | None, where: str) -> Prose | None:
    if not note and not where:
        return None
    text: list[Run] = [note] if note else []
    if where:
        text += [" " if note else "", Quiet(where)]
    return Prose(tuple(text), "note")


def _mark(telling: Telling, node: Node, rating: Rating) -> Iterator[tuple[str, str]]:
    # What a reader chooses by, in the words of the page; a bar stands between several.
    model, found = telling.graph.model, telling.graph.find_evidence_about(node.id)
    voices = {model.stakeholders.get(name, name) for each in found for name in each.stakeholders}
    yield "verdict", telling.speech.verdict(rating.verdict)
    if node.strand:
        yield "strand", model.strands.get(node.strand, node.strand)
    yield "voices", "|".join(sorted(voices))
    yield "kinds", "|".join(sorted({each.kind.label for each in found}))
    yield "sources", str(len({each.group for each in found}))


def _find_carried(links: Iterable[CausalLink]) -> dict[str, list[str]]:
    carried: dict[str, list[str]] = {}
    for link in links:
        for name in link.assumes or ():
            carried.setdefault(name, []).append(link.id)
    return carried


def _name(stage: Stage) -> str:
    return str(stage)[:1].upper() + str(stage)[1:]
