"""draw.io (diagrams.net): shapes and arrows, compressed or not; what we write opens there."""

from __future__ import annotations

import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from contribution.exchange._attributes import (
    list_link_values,
    list_node_values,
    take_link,
    take_node,
)
from contribution.exchange._packed import UnreadableError, parse_xml, strip_markup
from contribution.exchange.draft import STAGES, DraftLink, DraftNode, Exchange, ForeignModel
from contribution.words.escaping import escape_markup, without_acting

_MOST = 50_000_000
_WIDTH, _HEIGHT, _GAP = 180, 60, 90
# What draw.io keeps at a shape or arrow for itself.
_OWN = frozenset({"id", "label", "link", "tooltip", "placeholders", "tags"})


def is_drawio(content: bytes) -> bool:
    """Return whether these are the bytes of a draw.io file."""
    return b"<mxfile" in content[:2_000] or b"<mxGraphModel" in content[:2_000]


def read_drawio(content: bytes) -> ForeignModel:
    """Return all pages as one draft; an arrow with a free end is a fault with its label.

    Raises:
        UnreadableError: it is no sound XML, or a page cannot be unpacked.
    """
    made = _Page()
    for page, root in enumerate(_find_pages(parse_xml(content)), start=1):
        for cell, about in _find_cells(root):
            made.take(cell, about, page)
    known = {node.key for node in made.nodes}
    made.faults += [
        (link.because or link.place, "this arrow ends at a shape without text")
        for link in made.links
        if not {link.source, link.target} <= known
    ]
    sound = tuple(
        link._replace(because=link.because or " ".join(made.texts.get(link.place, ())))
        for link in made.links
        if {link.source, link.target} <= known
    )
    return ForeignModel(nodes=tuple(made.nodes), links=sound, dropped=made.dropped,
                 faults=tuple(made.faults))  # fmt: skip


class _Page:
    """What was met so far; texts that hang on arrows by the arrow's key."""

    def __init__(self) -> None:
        self.nodes: list[DraftNode] = []
        self.links: list[DraftLink] = []
        self.dropped: Counter[str] = Counter()
        self.faults: list[tuple[str, str]] = []
        self.texts: dict[str, list[str]] = {}

    def take(self, cell: Element, about: Element, page: int) -> None:
        key = f"{page}:{about.get('id') or cell.get('id', '')}"
        label = strip_markup(about.get("label") or cell.get("value") or "")
        if cell.get("edge") == "1":
            self._take_arrow(cell, about, (label, key), page)
        elif cell.get("vertex") != "1":
            return
        elif "edgeLabel" in cell.get("style", ""):
            self.texts.setdefault(f"{page}:{cell.get('parent')}", []).append(label)
        elif label:
            node = take_node(key, {**_read_fields(about), "label": label}, "", self.dropped)
            self.nodes.append(node._replace(place=f"page {page}, {label}"))
        else:
            self.dropped["shapes without text"] += 1

    def _take_arrow(self, cell: Element, about: Element, named: tuple[str, str], page: int) -> None:
        label, key = named
        source, target = (cell.get(end) for end in ("source", "target"))
        if source and target:
            ends = f"{page}:{source}", f"{page}:{target}"
            self.links.append(take_link(ends, _read_fields(about), label, key, self.dropped))
        else:
            place = f"page {page}, {label or key}"
            self.faults.append((place, "this arrow has a free end: pull it onto a shape"))


def write_drawio(draft: ForeignModel) -> bytes:
    """Return the draft as one page: a column a stage, our fields on each shape and arrow."""
    root = Element("mxfile", host="contribution")
    page = SubElement(root, "diagram", id="theory", name=without_acting(draft.title or "Theory"))
    inside = SubElement(SubElement(page, "mxGraphModel", page="0"), "root")
    SubElement(inside, "mxCell", id="0")
    SubElement(inside, "mxCell", {"id": "1", "parent": "0"})
    heights: Counter[int] = Counter()
    order = list(STAGES)
    for node in draft.nodes:
        column = order.index(node.stage) if node.stage in order else len(order)
        made = _write_object(inside, f"n-{node.key}", node.label, list_node_values(node))
        cell = SubElement(
            made, "mxCell", {"vertex": "1", "parent": "1", "style": "rounded=0;whiteSpace=wrap;"}
        )
        SubElement(cell, "mxGeometry", {
            "x": str(column * (_WIDTH + _GAP)), "y": str(heights[column] * (_HEIGHT + 30)),
            "width": str(_WIDTH), "height": str(_HEIGHT), "as": "geometry",
        })  # fmt: skip
        heights[column] += 1
    for number, link in enumerate(draft.links):
        made = _write_object(inside, f"e-{number}", "", list_link_values(link))
        ends = {"source": f"n-{link.source}", "target": f"n-{link.target}"}
        style = f"edgeStyle=orthogonalEdgeStyle;dashed={int(link.hinders)};"
        cell = SubElement(made, "mxCell", {"edge": "1", "parent": "1", "style": style, **ends})
        SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _find_pages(root: Element) -> Iterator[Element]:
    if root.tag == "mxGraphModel":
        yield root
    for page in root.iter("diagram"):
        inside = page.find("mxGraphModel")
        yield inside if inside is not None else parse_xml(_unpack(page.text or ""))


def _unpack(text: str) -> bytes:
    try:
        packed = b64decode(text.strip(), validate=True)
        unpacking = zlib.decompressobj(-15)
        made = unpacking.decompress(packed, _MOST)
    except (Base64Error, zlib.error, ValueError) as error:
        raise UnreadableError(f"a page cannot be unpacked: {error}") from error
    if unpacking.unconsumed_tail:
        raise UnreadableError("a page would unpack to more than is sensible")
    return unquote(made.decode("utf-8", "replace")).encode()


def _find_cells(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each cell with the object that holds its fields, itself where none does."""
    inner = set()
    for each in root.iter():
        if each.tag in {"UserObject", "object"}:
            cell = each.find("mxCell")
            if cell is not None:
                inner.add(cell)
                yield cell, each
        elif each.tag == "mxCell" and each not in inner:
            yield each, each


def _read_fields(about: Element) -> dict[str, str]:
    if about.tag == "mxCell":
        return {}
    return {name: value for name, value in about.items() if name not in _OWN}


def _write_object(
    inside: Element, key: str, label: str, fields: Iterable[tuple[str, str]]
) -> Element:
    # Markup in a label would be drawn as markup.
    shown = without_acting(escape_markup(label, quote=False))
    return SubElement(inside, "UserObject", {**dict(fields), "id": key, "label": shown})


EXCHANGE = Exchange(
    "draw.io",
    (".drawio", ".xml"),
    is_drawio,
    read_drawio,
    write_drawio,
    "ids, labels, stages, strands, notes; links with because, effect and assumptions; no positions",
)
