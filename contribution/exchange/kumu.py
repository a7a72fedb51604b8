"""Kumu's JSON: elements and connections, as a blueprint or a whole project export."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from contribution.exchange._packed import UnreadableError
from contribution.exchange.draft import Draft, DraftLink, DraftNode, Exchange

_KEPT = frozenset(
    {"_id", "id", "label", "type", "tags", "description", "contribution_id", "from", "to",
     "direction", "strand", "because", "assumes", "attributes", "sign"}
)  # fmt: skip


def is_kumu(content: bytes) -> bool:
    """Return whether these are the bytes of Kumu's JSON."""
    return content.lstrip()[:1] == b"{" and b'"elements"' in content and b'"connections"' in content


def read_kumu(content: bytes) -> Draft:
    """Return the map as a draft; a mutual connection is two links, fields of their own are dropped.

    Raises:
        UnreadableError: it is no such JSON.
    """
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"the file is no sound JSON: {error}") from error
    elements = whole.get("elements") if isinstance(whole, dict) else None
    connections = whole.get("connections") if isinstance(whole, dict) else None
    if not isinstance(elements, list) or not isinstance(connections, list):
        raise UnreadableError("there are no lists of elements and connections")
    dropped: Counter[str] = Counter()
    faults: list[tuple[str, str]] = []
    nodes = []
    keys: dict[str, str] = {}
    for number, each in enumerate(_records(elements, "element", faults), start=1):
        label = _say(each.get("label"))
        if not label:
            faults.append((f"element {number}", "it has no label"))
            continue
        key = _say(each.get("_id") or each.get("id")) or label
        keys[label] = keys[key] = key
        # Labels that stand twice were told apart on the way out.
        own = label.removesuffix(f" ({key})")
        nodes.append(
            DraftNode(key, own, _say(each.get("contribution_id")), _say(each.get("type")),
                      _say(each.get("strand")), _say(each.get("description")), f"element {number}")
        )  # fmt: skip
        dropped.update(f"{name} of elements" for name in each if name not in _KEPT)
    links = []
    for number, each in enumerate(_records(connections, "connection", faults), start=1):
        place = f"connection {number}"
        source, end = (keys.get(_say(each.get(key)), _say(each.get(key))) for key in ("from", "to"))
        hinders = _say(each.get("sign")) == "-" or _say(each.get("type")).casefold() == "negative"
        because = _say(each.get("because") or each.get("label"))
        link = DraftLink(source, end, because, hinders, tuple(_say(each.get("assumes")).split()),
                         _say(each.get("description")), place)  # fmt: skip
        links.append(link)
        if each.get("direction") in {"mutual", "bidirectional"}:
            links.append(link._replace(source=link.target, target=link.source))
        dropped.update(f"{name} of connections" for name in each if name not in _KEPT)
    if whole.get("maps") or whole.get("perspectives"):
        dropped["maps and views"] += len(whole.get("maps") or whole.get("perspectives") or ())
    return Draft(_say(whole.get("title") or whole.get("name")), tuple(nodes), tuple(links),
                 dropped=dropped, faults=tuple(faults))  # fmt: skip


def write_kumu(draft: Draft) -> bytes:
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
