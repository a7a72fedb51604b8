"""What people in the room think, group by group, beside the verdict and never part of it."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.story.findings import Findings, Group, RoomRating
from contribution.story.markdown import build_table as build_markdown_table
from contribution.story.markdown import code, say
from contribution.story.markup import Html, element, join
from contribution.story.signs import (
    build_list,
    build_row,
    build_section,
    build_table,
    show_place,
    show_verdict,
)
from contribution.story.words import count, say_place

_TITLE = "What people in the room think"
_LEAD = (
    "People rated these for themselves, group by group. Their ratings stand beside the verdict of "
    "the evidence and are never counted in it. Where they part, somebody sees what others do not: "
    "that is a reason to talk and to look, not to adjust a verdict."
)
_HEAD = ("About", "The evidence says", "Group", "How they rated it", "Where they part")
_AGREE = "no more than a rung apart"


def build_room(assessment: Assessment, findings: Findings) -> Html | None:
    """Return every rating by group beside its verdict; None when nobody's are on record."""
    if not findings.room:
        return None
    rows = [row for each in findings.room for row in _build_rows(assessment, each)]
    caption = f"{count(len(findings.room), 'place')} that people rated"
    table = build_table(caption, _HEAD, rows, name="room", kind="wide")
    return build_section("room", _TITLE, element("p", _LEAD), table)


def tell_room(assessment: Assessment, findings: Findings) -> Iterable[str]:
    """Yield the same in Markdown; nothing when nobody's ratings are on record."""
    rows = [
        (
            f"{say(assessment.graph.label_of(each.subject))} {code(_place_of(each))}".strip(),
            f"{each.verdict.value} ({say(SCALE[each.verdict].letter)})",
            say(_name(group)),
            say(_count(group)),
            say("; ".join(each.differences) or _AGREE),
        )
        for each in findings.room
        for group in each.groups
    ]
    if rows:
        yield f"## {_TITLE}"
        yield say(_LEAD)
        yield build_markdown_table(_HEAD, rows)


def _build_rows(assessment: Assessment, each: RoomRating) -> Iterable[Html]:
    label = assessment.graph.label_of(each.subject)
    place = show_place(each.evidence.item.places.at())
    differences = build_list(each.differences, kind="inline") if each.differences else _AGREE
    for group in each.groups:
        yield build_row(
            join((label, join((" ", place)) if place else None)),
            show_verdict(each.verdict),
            _name(group),
            _count(group),
            differences,
        )


def _name(group: Group) -> str:
    return f"{group.label} ({group.size})"


def _count(group: Group) -> str:
    return ", ".join(f"{number} {word}" for word, number in group.counts)


def _place_of(each: RoomRating) -> str:
    return say_place(each.evidence.item.places.at())
