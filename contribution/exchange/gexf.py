"""GEXF, as Gephi writes and reads it: nodes, links, labels and attributes of any name."""

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
from contribution.words.escaping import without_acting

_SPACE = "http://gexf.net/1.3"


def is_gexf(content: bytes) -> bool:
    """Return whether these are the bytes of a GEXF file."""
    return b"<gexf" in content[:2_000]


def read_gexf(content: bytes) -> ForeignModel:
    """Return the graph as a draft; sizes, colours and weights are counted as dropped.

    Raises:
        UnreadableError: it is no sound XML.
    """
    root = parse_xml(content)
    titles: dict[tuple[str, str], str] = {}
    for group in root.iter("attributes"):
        for each in group.iter("attribute"):
            titles[group.get("class", ""), each.get("id", "")] = each.get("title", "")
    dropped: Counter[str] = Counter()
    nodes = [
        take_node(each.get("id", ""), _read(each, "node", titles, dropped), "", dropped)
        for each in root.iter("node")
    ]
    links = []
    for number, each in enumerate(root.iter("edge"), start=1):
        data, ends = (
            _read(each, "edge", titles, dropped),
            (each.get("source", ""), each.get("target", "")),
        )
        links.append(take_link(ends, data, "", f"edge {number}", dropped))
        if each.get("type") == "mutual":
            links.append(links[-1]._replace(source=ends[1], target=ends[0]))
    return ForeignModel(nodes=tuple(nodes), links=tuple(links), dropped=+dropped)


def _read(
    element: Element, kind: str, titles: dict[tuple[str, str], str], dropped: Counter[str]
) -> dict[str, str]:
    data = {
        titles.get((kind, each.get("for", "")), ""): each.get("value", "").strip()
        for each in element.iter("attvalue")
    }
    drawn = {each.tag for each in element} - {"attvalues", "nodes", "edges"}
    dropped.update(f"{name} of {kind}s" for name in sorted(drawn))
    dropped["weight of edges"] += "weight" in element.attrib
    return {"label": element.get("label", "").strip(), **data}


def write_gexf(draft: ForeignModel) -> bytes:
    """Return the draft as GEXF 1.3 with attributes of our own."""
    root = Element("gexf", xmlns=_SPACE, version="1.3")
    graph = SubElement(root, "graph", defaultedgetype="directed")
    for kind, keys in (("node", NODE_KEYS), ("edge", LINK_KEYS)):
        group = SubElement(graph, "attributes", {"class": kind})
        for key in keys:
            SubElement(group, "attribute", id=key, title=key, type="string")
    nodes, edges = SubElement(graph, "nodes"), SubElement(graph, "edges")
    for node in draft.nodes:
        made = SubElement(nodes, "node", id=node.key, label=without_acting(node.label))
        _write(made, list_node_values(node))
    for number, link in enumerate(draft.links):
        ends = {"id": str(number), "source": link.source, "target": link.target}
        _write(SubElement(edges, "edge", ends), list_link_values(link))
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _write(element: Element, values: Iterable[tuple[str, str]]) -> None:
    group = SubElement(element, "attvalues")
    for key, value in values:
        SubElement(group, "attvalue", {"for": key, "value": value})


EXCHANGE = Exchange(
    "GEXF",
    (".gexf",),
    is_gexf,
    read_gexf,
    write_gexf,
    "ids, labels, stages, strands, notes; links with because, effect and assumptions",
)
