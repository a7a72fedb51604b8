"""GraphML, as yEd, Gephi and networkx read it: nodes, links, labels, stages and our ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from contribution.exchange._attributes import (
    LINK_KEYS,
    NODE_KEYS,
    list_link_values,
    list_node_values,
    take_link,
    take_node,
)
from contribution.exchange._packed import parse_xml
from contribution.exchange.draft import Exchange, ForeignModel

_SPACE = "http://graphml.graphdrawing.org/xmlns"


def is_graphml(content: bytes) -> bool:
    """Return whether these are the bytes of a GraphML file."""
    return b"<graphml" in content[:2_000]


def read_graphml(content: bytes) -> ForeignModel:
    """Return the graph as a draft; keys of other tools are counted as dropped.

    Raises:
        UnreadableError: it is no sound XML.
    """
    root = parse_xml(content)
    names = {each.get("id", ""): each.get("attr.name", "") for each in root.iter("key")}
    dropped: Counter[str] = Counter()
    nodes = [
        take_node(each.get("id", ""), _read_data(each, names), _find_drawn_label(each), dropped)
        for each in root.iter("node")
    ]
    links = [
        take_link(
            (each.get("source", ""), each.get("target", "")),
            _read_data(each, names),
            _find_drawn_label(each),
            f"edge {number}",
            dropped,
        )
        for number, each in enumerate(root.iter("edge"), start=1)
    ]
    return ForeignModel(nodes=tuple(nodes), links=tuple(links), dropped=dropped)


def write_graphml(draft: ForeignModel) -> bytes:
    """Return the draft as GraphML with keys of our own."""
    root = Element("graphml", xmlns=_SPACE)
    for kind, keys in (("node", NODE_KEYS), ("edge", LINK_KEYS)):
        for key in keys:
            made = {"id": f"{kind}-{key}", "for": kind, "attr.name": key, "attr.type": "string"}
            SubElement(root, "key", made)
    graph = SubElement(root, "graph", edgedefault="directed")
    for node in draft.nodes:
        _write(SubElement(graph, "node", id=node.key), "node", list_node_values(node))
    for number, link in enumerate(draft.links):
        ends = {"id": f"e{number}", "source": link.source, "target": link.target}
        _write(SubElement(graph, "edge", ends), "edge", list_link_values(link))
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _read_data(element: Element, names: dict[str, str]) -> dict[str, str]:
    found = element.findall("data")
    return {names.get(each.get("key", ""), ""): (each.text or "").strip() for each in found}


def _find_drawn_label(element: Element) -> str:
    """Return the label that yEd keeps within its drawing of a node or an edge."""
    for each in element.iter():
        if each.tag in {"NodeLabel", "EdgeLabel"} and (each.text or "").strip():
            return (each.text or "").strip()
    return ""


def _write(element: Element, kind: str, values: Iterable[tuple[str, str]]) -> None:
    for key, value in values:
        SubElement(element, "data", key=f"{kind}-{key}").text = value


EXCHANGE = Exchange(
    "GraphML",
    (".graphml", ".xml"),
    is_graphml,
    read_graphml,
    write_graphml,
    "ids, labels, stages, strands, notes; links with because, effect and assumptions",
)
