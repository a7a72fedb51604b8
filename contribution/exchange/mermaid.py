"""Mermaid flowcharts: cards, arrows with words, subgraphs as strands; the rest is named by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel

_HEAD = re.compile(r"^\s*(?:flowchart|graph)\b", re.MULTILINE)
_ID = r"[A-Za-z_][\w-]*?"
_SHAPE = (
    r"(?:\(\((?P<a>[^()]*)\)\)|\[\[(?P<b>[^\]]*)\]\]|\(\[(?P<c>[^\]]*)\]\)|\[(?P<d>\"[^\"]*\"|[^\]]*)\]"
    r"|\((?P<e>\"[^\"]*\"|[^)]*)\)|\{(?P<f>\"[^\"]*\"|[^}]*)\})"
)
_CARD = re.compile(
    rf"\s*(?P<id>[A-Za-z_][\w-]*?(?=\s|$|\[|\(|\{{|-->|---|==|-\.|&|:::)){_SHAPE}?(?::::\w+)?\s*"
)
_ARROW = re.compile(
    r"(?:--\s+(?P<words>[^->|]+?)\s+-->|(?P<shaft>-->|--x|==>|-\.->|---)(?:\|(?P<label>[^|]*)\|)?)"
)
_IDLE = re.compile(r"(?:%%|style|classDef|class|linkStyle|click|direction|accTitle|accDescr)")
_HINDERS = "--x"


def is_mermaid(content: bytes) -> bool:
    """Return whether these are the bytes of a Mermaid flowchart."""
    return bool(_HEAD.search(content[:2_000].decode("utf-8", "ignore")))


def read_mermaid(content: bytes) -> ForeignModel:
    """Return the flowchart as a draft; a line that is not understood is a fault, never a guess."""
    text = content.decode("utf-8-sig", "replace")
    nodes: dict[str, DraftNode] = {}
    links: list[DraftLink] = []
    faults: list[tuple[str, str]] = []
    strands: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"line {number}"
        tidy = line.strip().rstrip(";")
        if (
            not tidy
            or _HEAD.match(tidy)
            or _IDLE.match(tidy)
            or tidy in {"---", "```", "```mermaid"}
        ):
            continue
        if tidy.startswith("subgraph"):
            strands.append(_read_strand(tidy))
        elif tidy == "end":
            if strands:
                strands.pop()
        elif not _read_line(tidy, place, strands, nodes, links):
            faults.append((place, f"not understood: {tidy[:60]}"))
    return ForeignModel(nodes=tuple(nodes.values()), links=tuple(links), faults=tuple(faults))


def _read_strand(line: str) -> str:
    found = re.match(r"subgraph\s+[\w-]*\s*(?:\[\"?([^\"\]]*)\"?\])?", line)
    return (found and found[1]) or line.removeprefix("subgraph").strip().strip('"')


def _read_line(
    line: str, place: str, strands: list[str], nodes: dict[str, DraftNode], links: list[DraftLink]
) -> bool:
    """Take the cards and arrows of a line; return whether all of it was understood."""
    groups, arrows = [], []
    position = 0
    while True:
        group, position = _read_group(line, position)
        if not group:
            return False
        groups.append(group)
        if position >= len(line):
            break
        arrow = _ARROW.match(line, position)
        if arrow is None:
            return False
        arrows.append(arrow)
        position = arrow.end()
    for card in (card for group in groups for card in group):
        node = _read_card(card, place, strands)
        # A later label wins; a bare mention changes nothing.
        if node.key not in nodes or node.label != node.key:
            nodes[node.key] = node
    for arrow, left, right in zip(arrows, groups, groups[1:], strict=False):
        words = _decode(arrow["words"] or arrow["label"] or "")
        hinders = arrow["shaft"] == _HINDERS
        links += [
            DraftLink(one["id"], other["id"], words, hinders, place=place)
            for one in left
            for other in right
        ]
    return True


def _read_group(line: str, position: int) -> tuple[list[re.Match[str]], int]:
    """Return the cards that & joins from here on, none when one is not understood; and where."""
    group = []
    while (card := _CARD.match(line, position)) and card.end() > position:
        group.append(card)
        position = card.end()
        if not line.startswith("&", position):
            return group, position
        position += 1
    return [], position


def _read_card(card: re.Match[str], place: str, strands: list[str]) -> DraftNode:
    texts = [card[name] for name in "abcdef" if card[name] is not None]
    label = _decode(texts[0]) if texts else card["id"]
    strand = strands[-1] if strands else ""
    return DraftNode(card["id"], label or card["id"], "", "", strand, "", place)


def _decode(text: str) -> str:
    bare = text.strip().removeprefix('"').removesuffix('"')
    bare = re.sub(r"<br\s*/?>", "\n", bare)
    named = {"quot": '"', "amp": "&", "lt": "<", "gt": ">"}
    return re.sub(
        r"#(\d{1,7}|\w{2,4});",
        lambda found: chr(int(found[1])) if found[1].isdigit() and int(found[1]) < 0x110000
        else named.get(found[1], found[0]),
        bare,
    ).strip()  # fmt: skip


def write_mermaid(draft: ForeignModel) -> bytes:
    """Return the draft as a flowchart whose ids are ours, a subgraph for each strand."""
    lines = ["flowchart LR"]
    strands = list(dict.fromkeys(node.strand for node in draft.nodes if node.strand))
    for strand in ("", *strands):
        own = [node for node in draft.nodes if node.strand == strand]
        if strand:
            lines.append(f'  subgraph {strand}["{_encode(strand)}"]')
        lines += [f'    {_name(node.key)}["{_encode(node.label)}"]' for node in own]
        if strand:
            lines.append("  end")
    lines += list(_write_links(draft))
    return ("\n".join(lines) + "\n").encode()


def _write_links(draft: ForeignModel) -> Iterator[str]:
    for link in draft.links:
        shaft = _HINDERS if link.hinders else "-->"
        words = f"|{_encode(link.because, quoted=True)}|" if link.because else ""
        yield f"  {_name(link.source)} {shaft}{words} {_name(link.target)}"


def _name(key: str) -> str:
    # A card called `end` would be a syntax error.
    return f"n_{key}"


def _encode(text: str, *, quoted: bool = False) -> str:
    signs = "".join(
        f"#{ord(each)};" if each in '"<>|&#[](){}`\\%;' else each for each in text
    ).replace("\n", "<br>")
    return f'"{signs}"' if quoted else signs


EXCHANGE = Exchange(
    "Mermaid flowchart",
    (".mmd", ".mermaid", ".md"),
    is_mermaid,
    read_mermaid,
    write_mermaid,
    "labels, strands as subgraphs; links with because and effect; no stages, notes or assumptions",
    (".mmd", ".mermaid"),
)
