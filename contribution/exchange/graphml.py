"""GraphML, as yEd, Gephi and networkx read it: nodes, links, labels, stages and our ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from contribution.exchange._packed import parse_xml, strip_control
from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_TAG = f"{{{_SPACE}}}"
# Names under which tools keep what we carry.
_LABELS, _STAGES = ("label", "name", "description"), ("stage", "type", "group")
_NODE_KEYS = ("label", "stage", "strand", "note", "contribution_id")
_EDGE_KEYS = ("because", "effect", "note", "assumes")


def is_graphml(content: bytes) -> bool:
    """Return whether these are the bytes of a GraphML file."""
    return b"<graphml" in content[:2_000]


def read_graphml(content: bytes) -> ForeignModel:
    """Return the graph as a draft; keys of other tools are counted as dropped.

    Raises:
        UnreadableError: it is no sound XML.
    """
    root = parse_xml(content)
    names = {each.get("id", ""): each.get("attr.name", "") for each in root.iter(f"{_TAG}key")}
    dropped: Counter[str] = Counter()
    nodes = []
    for each in root.iter(f"{_TAG}node"):
        data = _read_data(each, names)
        label = _take(data, _LABELS) or _find_drawn_label(each) or each.get("id", "")
        node = DraftNode(
            each.get("id", ""), label, data.pop("contribution_id", ""), _take(data, _STAGES),
            data.pop("strand", ""), data.pop("note", ""), f"node {each.get('id', '')}",
        )  # fmt: skip
        dropped.update(f"{key} of nodes" for key, text in data.items() if key and text)
        nodes.append(node)
    links = []
    for number, each in enumerate(root.iter(f"{_TAG}edge"), start=1):
        data = _read_data(each, names)
        because = _take(data, ("because", "label", "name")) or _find_drawn_label(each)
        link = DraftLink(
            each.get("source", ""), each.get("target", ""), because,
            data.pop("effect", "") == "hinders", tuple(data.pop("assumes", "").split()),
            data.pop("note", ""), f"edge {number}",
        )  # fmt: skip
        dropped.update(f"{key} of links" for key, text in data.items() if key and text)
        links.append(link)
    return ForeignModel(nodes=tuple(nodes), links=tuple(links), dropped=dropped)


def write_graphml(draft: ForeignModel) -> bytes:
    """Return the draft as GraphML with keys of our own."""
    root = Element("graphml", xmlns=_SPACE)
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            made = {"id": f"{kind}-{key}", "for": kind, "attr.name": key, "attr.type": "string"}
            SubElement(root, "key", made)
    graph = SubElement(root, "graph", edgedefault="directed")
    for node in draft.nodes:
        values = (node.label, node.stage, node.strand, node.note, node.known_as)
        _write(SubElement(graph, "node", id=node.key), "node", _NODE_KEYS, values)
    for number, link in enumerate(draft.links):
        effect = "hinders" if link.hinders else ""
        ends = {"id": f"e{number}", "source": link.source, "target": link.target}
        _write(SubElement(graph, "edge", ends), "edge", _EDGE_KEYS,
               (link.because, effect, link.note, " ".join(link.assumes)))  # fmt: skip
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _read_data(element: Element, names: dict[str, str]) -> dict[str, str]:
    found = element.findall(f"{_TAG}data")
    return {names.get(each.get("key", ""), ""): (each.text or "").strip() for each in found}


def _take(data: dict[str, str], names: tuple[str, ...]) -> str:
    found = [data.pop(name) for name in names if data.get(name)]
    return found[0] if found else ""


def _find_drawn_label(element: Element) -> str:
    """Return the label that yEd keeps within its drawing of a node or an edge."""
    for each in element.iter():
        if each.tag.endswith(("}NodeLabel", "}EdgeLabel")) and (each.text or "").strip():
            return (each.text or "").strip()
    return ""


def _write(element: Element, kind: str, keys: Sequence[str], values: Sequence[str]) -> None:
    for key, value in zip(keys, values, strict=True):
        if value:
            SubElement(element, "data", key=f"{kind}-{key}").text = strip_control(value)


EXCHANGE = Exchange(
    "GraphML",
    (".graphml", ".xml"),
    is_graphml,
    read_graphml,
    write_graphml,
    "ids, labels, stages, strands, notes; links with because, effect and assumptions",
)
