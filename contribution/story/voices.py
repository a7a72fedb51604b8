"""Who says what: groups of people across the findings, and what people in a room thought."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.logic_model import ContributionClaim, Impact
from contribution.domain.rating import EvidenceUse
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from contribution.story.blocks import Part, Prose, Run, TableBlock, TableRow, Text, anchor, keep
from contribution.story.telling import Telling

_MARKS = {1: "▲", -1: "▼", 0: "○"}
# More numbers than these make a cell unreadable; the place itself lists all.
_MOST_CITED = 6


def build_voices(telling: Telling) -> Part | None:
    """Return groups against findings, the people served first; None without groups or findings."""
    groups = [each for each in _order_groups(telling) if _speaks(telling, each)]
    if not groups or not telling.headlines:
        return None
    speech, model = telling.speech, telling.graph.model
    head = [telling.graph.label_of(claim.target) for claim in telling.headlines]
    rows = [TableRow((_name(telling, each), *_tell_group(telling, each))) for each in groups]
    silent = [model.stakeholders[each] for each in _order_groups(telling) if each not in groups]
    table = TableBlock(
        speech.plain("voices.caption"),
        (speech.plain("voices.who"), *head),
        tuple(rows),
        "matrix",
    )
    note = Prose(speech.say("voices.silent", who=speech.join(silent))) if silent else None
    return Part(anchor("part", "voices"), speech.say("part.voices"), keep(table, note))


def build_room(telling: Telling) -> Part | None:
    """Return every rating by people in a room beside its verdict; None when there is none."""
    found = [
        each
        for each in find_stakeholder_ratings(telling.assessment)
        if each.subject in telling.subjects
    ]
    if not found:
        return None
    speech = telling.speech
    rows = tuple(
        TableRow(
            (
                (telling.list_place(each.subject),),
                (speech.badge(each.verdict),),
                (f"{group.label} ({group.size})",),
                (", ".join(f"{number} {word}" for word, number in group.counts),),
                ("; ".join(each.differences) or speech.plain("room.agree"),),
            )
        )
        for each in found
        for group in each.groups
    )
    head = tuple(speech.plain(f"room.{key}") for key in _ROOM)
    table = TableBlock(speech.plain("part.room"), head, rows)
    intro = Prose(speech.say("room.intro"))
    return Part(anchor("part", "room"), speech.say("part.room"), (intro, table))


_ROOM = ("about", "evidence", "group", "rated", "part")


def _order_groups(telling: Telling) -> list[str]:
    # The people whom the programme serves speak first: those that its own words for them name, then
    # those whom its impacts name.
    model = telling.graph.model
    served = set((model.beneficiaries or "").lower().replace(",", " ").split())
    at_impacts = {
        name for node in model.nodes if isinstance(node, Impact) for name in node.stakeholders
    }

    def place(name: str) -> tuple[int, int]:
        words = set(model.stakeholders[name].lower().replace(",", " ").split()) - {
            "and",
            "in",
            "at",
        }
        return -len(words & served), name not in at_impacts

    return sorted(model.stakeholders, key=place)


def _speaks(telling: Telling, group: str) -> bool:
    return any(
        group in telling.graph.items[use.item].stakeholders
        for claim in telling.headlines
        for use in _find_uses(telling, claim)
    )


def _name(telling: Telling, group: str) -> Text:
    return (telling.graph.model.stakeholders[group],)


def _tell_group(telling: Telling, group: str) -> Iterable[Text]:
    for claim in telling.headlines:
        uses = [
            use
            for use in _find_uses(telling, claim)
            if group in telling.graph.items[use.item].stakeholders
        ]
        yield tuple(_cite(telling, uses)) or (telling.speech.plain("silent"),)


def _cite(telling: Telling, uses: list[EvidenceUse]) -> Iterable[Run]:
    for sign, mark in _MARKS.items():
        found = [use for use in uses if (use.sign if use.strength else 0) == sign]
        if not found:
            continue
        yield f"{mark} "
        for use in found[:_MOST_CITED]:
            yield telling.number(use.item)
            yield " "
        if len(found) > _MOST_CITED:
            yield f"+{len(found) - _MOST_CITED} "


def _find_uses(telling: Telling, claim: ContributionClaim) -> tuple[EvidenceUse, ...]:
    ratings = telling.ratings
    links = telling.graph.find_links_into(claim.target)
    uses = list(ratings.nodes[claim.target].uses)
    for link in links:
        uses += ratings.links[link.id].own.uses
    return tuple({use.item: use for use in uses}.values())
