"""Cards and arrows whose fields stand as named attributes, as tools for graphs keep them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contribution.exchange.draft import DraftLink, DraftNode
from contribution.words.escaping import without_acting

# Names under which tools keep what we carry.
_LABELS, _STAGES = ("label", "name", "description"), ("stage", "type", "group")
NODE_KEYS = ("label", "stage", "strand", "note", "contribution_id")
LINK_KEYS = ("because", "effect", "note", "assumes")


def take_node(key: str, data: dict[str, str], drawn: str, dropped: Counter[str]) -> DraftNode:
    """Return the card of these attributes; `drawn` is its label where no attribute says one."""
    label = _take(data, _LABELS) or drawn or key
    node = DraftNode(
        key, label, data.pop("contribution_id", ""), _take(data, _STAGES),
        data.pop("strand", ""), data.pop("note", ""), f"node {key}",
    )  # fmt: skip
    dropped.update(f"{name} of nodes" for name, text in data.items() if name and text)
    return node


def take_link(
    ends: tuple[str, str], data: dict[str, str], drawn: str, place: str, dropped: Counter[str]
) -> DraftLink:
    """Return the arrow of these attributes; `drawn` is its label where no attribute says why."""
    link = DraftLink(
        *ends, _take(data, ("because", "label", "name")) or drawn,
        data.pop("effect", "") == "hinders", tuple(data.pop("assumes", "").split()),
        data.pop("note", ""), place,
    )  # fmt: skip
    dropped.update(f"{name} of links" for name, text in data.items() if name and text)
    return link


def list_node_values(node: DraftNode) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a card that say something, without control characters."""
    values = (node.label, node.stage, node.strand, node.note, node.known_as)
    return _filled(NODE_KEYS, values)


def list_link_values(link: DraftLink) -> Iterator[tuple[str, str]]:
    """Yield the attributes of an arrow that say something, without control characters."""
    effect = "hinders" if link.hinders else ""
    return _filled(LINK_KEYS, (link.because, effect, link.note, " ".join(link.assumes)))


def _filled(keys: tuple[str, ...], values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((key, without_acting(value)) for key, value in zip(keys, values, strict=True) if value)


def _take(data: dict[str, str], names: tuple[str, ...]) -> str:
    """Take the first of these names, in any case; the others stay, to be told as not carried."""
    by_name = {name.casefold(): name for name in data if data[name]}
    return next((data.pop(by_name[name]) for name in names if name in by_name), "")
