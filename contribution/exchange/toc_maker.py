"""Charts of ToC-Maker: sections of columns of cards, each with its arrows, as JSON."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from contribution.exchange._packed import list_objects, read_json, strip_markup
from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel

_ENDS_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
# A longer sentence, or one with a colon, is a remark and no single assumption.
_LONGEST = 120
_LOOKS = ("yPosition", "width", "color", "waypoints")


def is_toc_maker(content: bytes) -> bool:
    """Return whether these are the bytes of a chart."""
    return content.lstrip()[:1] == b"{" and b'"columns"' in content and b'"nodes"' in content


def read_toc_maker(content: bytes) -> ForeignModel:
    """Return the chart as a draft: the title of a section is the sort of its cards.

    What an arrow rests on becomes assumptions where it reads as a list of them; words that its
    makers hold to be evidence have no source, so they come in as a note.

    Raises:
        UnreadableError: it is no sound JSON.
    """
    whole = read_json(content)
    # The first version had no sections, but columns with titles.
    sections = list_objects(whole.get("sections")) or [{"columns": whole.get("columns")}]
    made = _Chart()
    for section in sections:
        for column in list_objects(section.get("columns")):
            for each in list_objects(column.get("nodes")):
                made.take(each, _say(section.get("title") or column.get("title")))
    return ForeignModel(
        _say(whole.get("title")), (*made.nodes, *made.assumptions.values()), tuple(made.links),
        dropped=+made.dropped, faults=tuple(made.faults),
    )  # fmt: skip


class _Chart:
    """What was met so far; assumptions by their words."""

    def __init__(self) -> None:
        self.nodes: list[DraftNode] = []
        self.links: list[DraftLink] = []
        self.assumptions: dict[str, DraftNode] = {}
        self.dropped: Counter[str] = Counter()
        self.faults: list[tuple[str, str]] = []

    def take(self, card: dict[str, Any], stage: str) -> None:
        """Take a card and the arrows that start at it."""
        title, text, key = (_say(card.get(each)) for each in ("title", "text", "id"))
        place = f"card {len(self.nodes) + len(self.faults) + 1}"
        if not title and not text:
            self.faults.append((place, "it has no title"))
            return
        self.dropped["positions, sizes and colours"] += any(each in card for each in _LOOKS)
        self.nodes.append(
            DraftNode(key or title, title or text, "", stage, note=text if title else "",
                      place=place)
        )  # fmt: skip
        arrows = list_objects(card.get("connections"))
        drawn = {_say(each.get("targetId")) for each in arrows}
        ids = card.get("connectionIds")
        bare = [{"targetId": each} for each in (ids if isinstance(ids, list) else ())]
        for each in [*arrows, *(each for each in bare if _say(each["targetId"]) not in drawn)]:
            self._take_arrow(key or title, each, f"{place}, {title or text}")

    def _take_arrow(self, source: str, arrow: dict[str, Any], place: str) -> None:
        self.dropped["confidences of arrows"] += "confidence" in arrow
        said, notes = _say(arrow.get("assumptions")), []
        parts = [each.rstrip(".") for each in _ENDS_SENTENCE.split(said) if each]
        if any(len(each) > _LONGEST or ":" in each for each in parts):
            parts, notes = [], [f"Assumes: {said}"]
        if evidence := _say(arrow.get("evidence")):
            notes.append(f"Its makers name as evidence: {evidence}")
        for each in parts:
            self.assumptions.setdefault(
                each, DraftNode(each, each, stage="assumption", place=place)
            )
        target = _say(arrow.get("targetId"))
        self.links.append(DraftLink(source, target, assumes=tuple(parts), note="; ".join(notes),
                                    place=place))  # fmt: skip


def _say(value: object) -> str:
    return strip_markup(value) if isinstance(value, str) else ""


EXCHANGE = Exchange(
    "ToC-Maker chart",
    (".json",),
    is_toc_maker,
    read_toc_maker,
    keeps="titles, sections as stages, texts as notes; links with short assumptions, what is named "
    "as evidence as a note; no confidences, no layout",
)
