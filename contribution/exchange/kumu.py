"""Kumu's JSON: elements and connections, as a blueprint or a whole project export."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from contribution.exchange._packed import UnreadableError, list_objects, read_json
from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel

_KEPT = frozenset(
    {"_id", "id", "label", "type", "tags", "description", "contribution_id", "from", "to",
     "direction", "strand", "because", "assumes", "attributes", "sign"}
)  # fmt: skip


def is_kumu(content: bytes) -> bool:
    """Return whether these are the bytes of Kumu's JSON."""
    return content.lstrip()[:1] == b"{" and b'"elements"' in content and b'"connections"' in content


def read_kumu(content: bytes) -> ForeignModel:
    """Return the map as a draft; a mutual connection is two links, fields of their own are dropped.

    Raises:
        UnreadableError: it is no such JSON.
    """
    whole = read_json(content)
    elements, connections = whole.get("elements"), whole.get("connections")
    if not isinstance(elements, list) or not isinstance(connections, list):
        raise UnreadableError("there are no lists of elements and connections")
    made = _Map()
    for number, each in enumerate(_records(elements, "element", made.faults), start=1):
        made.take_element(each, f"element {number}")
    for number, each in enumerate(_records(connections, "connection", made.faults), start=1):
        made.take_connection(each, f"connection {number}")
    views = list_objects(whole.get("maps")) or list_objects(whole.get("perspectives"))
    made.dropped["maps and views"] += len(views)
    return ForeignModel(
        _say(whole.get("title") or whole.get("name")),
        tuple(made.nodes),
        tuple(made.links),
        dropped=+made.dropped,
        faults=tuple(made.faults),
    )


class _Map:
    """What was met so far, and by which words connections may name an element."""

    def __init__(self) -> None:
        self.nodes: list[DraftNode] = []
        self.links: list[DraftLink] = []
        self.keys: dict[str, str] = {}
        self.dropped: Counter[str] = Counter()
        self.faults: list[tuple[str, str]] = []

    def take_element(self, each: dict[str, Any], place: str) -> None:
        label = _say(each.get("label"))
        if not label:
            self.faults.append((place, "it has no label"))
            return
        key = _say(each.get("_id") or each.get("id")) or label
        self.keys[label] = self.keys[key] = key
        node = DraftNode(
            key=key,
            # Labels that stand twice were told apart on the way out.
            label=label.removesuffix(f" ({key})"),
            known_as=_say(each.get("contribution_id")),
            stage=_say(each.get("type")),
            strand=_say(each.get("strand")),
            note=_say(each.get("description")),
            place=place,
        )
        self.nodes.append(node)
        self.dropped.update(f"{name} of elements" for name in each if name not in _KEPT)

    def take_connection(self, each: dict[str, Any], place: str) -> None:
        source, target = (_say(each.get(end)) for end in ("from", "to"))
        link = DraftLink(
            source=self.keys.get(source, source),
            target=self.keys.get(target, target),
            because=_say(each.get("because") or each.get("label")),
            hinders=_say(each.get("sign")) == "-"
            or _say(each.get("type")).casefold() == "negative",
            assumes=tuple(_say(each.get("assumes")).split()),
            note=_say(each.get("description")),
            place=place,
        )
        self.links.append(link)
        if each.get("direction") in {"mutual", "bidirectional"}:
            self.links.append(link._replace(source=link.target, target=link.source))
        self.dropped.update(f"{name} of connections" for name in each if name not in _KEPT)


def write_kumu(draft: ForeignModel) -> bytes:
    """Return the draft as a blueprint that Kumu imports; labels name the ends of a connection."""
    named = {node.key: node.label for node in draft.nodes}
    twice = {label for label, number in Counter(named.values()).items() if number > 1}
    shown = {key: f"{label} ({key})" if label in twice else label for key, label in named.items()}
    elements = [
        _without_empty({
            "label": shown[node.key], "type": node.stage, "description": node.note,
            "strand": node.strand, "contribution_id": node.known_as, "id": node.key,
        })
        for node in draft.nodes
    ]  # fmt: skip
    connections = [
        _without_empty({
            "from": shown.get(link.source, link.source), "to": shown.get(link.target, link.target),
            "direction": "directed", "because": link.because, "description": link.note,
            "assumes": " ".join(link.assumes), "sign": "-" if link.hinders else "",
        })
        for link in draft.links
    ]  # fmt: skip
    whole = {"title": draft.title, "elements": elements, "connections": connections}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _records(found: list[Any], noun: str, faults: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the records with the attributes of a project export beside their own fields."""
    records = []
    for number, each in enumerate(found, start=1):
        if isinstance(each, dict):
            inner = each.get("attributes")
            records.append({**each, **(inner if isinstance(inner, dict) else {})})
        else:
            faults.append((f"{noun} {number}", "it is no record of fields"))
    return records


def _say(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return "" if value is None else str(value)


def _without_empty(record: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in record.items() if value}


EXCHANGE = Exchange(
    "Kumu",
    (".json",),
    is_kumu,
    read_kumu,
    write_kumu,
    "ids, labels, types as stages, strands, descriptions; signs; a mutual connection is two links",
)
