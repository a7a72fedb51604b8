"""The picture as DOT: columns by stage, strands as rows, influences apart and dashed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Scale
from contribution.domain.view import View
from contribution.drawing.order.layout import heading_of
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    QUIET,
    Attribute,
    id_of,
    said,
    strand_colour,
    strand_tint,
)
from contribution.drawing.pen.signs import manner_of
from contribution.drawing.sheet.cards import Card, card_of_influence, card_of_node, label_link
from contribution.drawing.sheet.sheet import Influence, MarkedLink, MarkedNode, Sheet, build_sheet
from contribution.drawing.sheet.wording import (
    HEADINGS,
    describe_influence,
    describe_link,
    describe_node,
    name_picture,
)
from contribution.words.escaping import escape_dot, quote_dot

# Above this many, cards stand closer, so that the whole still fits a screen.
_MANY = 30
# What needs no quotation marks.
_PLAIN = re.compile(r"\d+(\.\d+)?|true|false|LR|TB")
# Helvetica is the one name whose widths every Graphviz knows; any other falls back to Times.
_FONT: dict[str, Attribute] = {"fontname": "Helvetica", "fontsize": 10}


def build_dot(assessment: Assessment, view: View) -> str:
    """Return the DOT text of the whole picture, to be drawn or edited by any Graphviz."""
    sheet = build_sheet(assessment, view)
    name = name_picture(sheet)
    about = {"label": _write_lines((name, " · ".join(sheet.captions)), "\\n"), "labelloc": "t"}
    apart: dict[str, Attribute] = {
        "nodesep": 0.16 if len(sheet.nodes) > _MANY else 0.28,
        "ranksep": 0.6 if view.rank == "TB" else 1.0,
    }
    rank = {"rankdir": "TB" if view.rank == "TB" else "LR", "newrank": "true"}
    lines = (
        _write("graph", **rank, **apart, **_FONT, **about, tooltip=_escape(name)),
        _write("node", shape="box", margin="0.08,0.05", style="filled", fillcolor=PAPER, **_FONT),
        _write("edge", fontname="Helvetica", fontsize=8, color=INK, arrowsize=0.6),
        *_write_stages(sheet),
        *_write_strands(sheet),
        *_write_influences(sheet),
        *(_write_link(marked, sheet) for marked in sheet.links),
    )
    return "\n".join(("digraph picture {", *lines, "}", ""))


def _write(name: str, **attributes: Attribute) -> str:
    """Return a line that gives a node, an edge, or what is said of all of them, its attributes."""
    held = (f"{key}={_quote(str(value))}" for key, value in attributes.items())
    return f"  {name} [{' '.join(held)}]"


def _quote(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quote_dot(text)


def _name(subject: str) -> str:
    return f'"{id_of(subject)}"'


def _escape(text: str) -> str:
    # To Graphviz an ampersand begins a sign by its name, as in a page.
    return escape_dot(said(text))


def _write_lines(lines: Iterable[str], end: str = "\\l") -> str:
    return "".join(f"{_escape(line)}{end}" for line in lines)


def _name_stage(column: int) -> str:
    return f'"{heading_of(column)}"'


def _write_stages(sheet: Sheet) -> Iterator[str]:
    for stage in sheet.stages:
        yield _write(_name_stage(stage.column), label=HEADINGS[stage], shape="none", style="solid")
    for left, right in zip(sheet.stages, sheet.stages[1:], strict=False):
        ends = f"{_name_stage(left.column)} -> {_name_stage(right.column)}"
        yield _write(ends, style="invis", weight=100)
    for stage in sheet.stages:
        held = (_name(each.node.id) for each in sheet.nodes if each.node.stage is stage)
        yield f"  {{rank=same; {'; '.join((_name_stage(stage.column), *held))}}}"


def _write_strands(sheet: Sheet) -> Iterator[str]:
    for strand, label in sheet.strands.items():
        held = [each for each in sheet.nodes if each.node.strand == strand]
        tint = strand_tint(held[0].strand) if held else PAPER
        yield f"  subgraph {_quote(f'cluster_{id_of(strand)}')} {{"
        look = {"labeljust": "l", "fontcolor": QUIET, "style": "filled", "color": tint}
        yield _write("graph", label=_escape(label), margin=7, **look)
        yield from (_write_node(each, sheet) for each in held)
        yield "  }"
    for marked in sheet.nodes:
        if marked.node.strand not in sheet.strands:
            yield _write_node(marked, sheet)


def _write_node(marked: MarkedNode, sheet: Sheet) -> str:
    card = card_of_node(marked, with_references=not sheet.joins_influences)
    look: dict[str, Attribute] = {"color": strand_colour(marked.strand), "penwidth": 2}
    return _write_card(marked.node.id, card, describe_node(marked, sheet), **look)


def _write_card(name: str, card: Card, told: str, **look: Attribute) -> str:
    lines = _write_lines((*card.lines, *card.notes))
    return _write(_name(name), id=id_of(name), label=lines, tooltip=_escape(told), **look)


def _write_influences(sheet: Sheet) -> Iterator[str]:
    if not sheet.influences or not sheet.stages:
        return
    columns = {each.node.id: each.node.stage.column for each in sheet.nodes}
    spread = [stage.column for stage in sheet.stages]
    yield '  subgraph "cluster_.influences" {'
    yield _write("graph", label="Influences from outside", style="dashed", color=QUIET)
    for each in sheet.influences:
        style = "dashed" if each.factor.role == "competing" else "dashed,rounded"
        told = describe_influence(each)
        yield _write_card(each.factor.id, card_of_influence(each), told, color=INK, style=style)
    yield "  }"
    for position, influence in enumerate(sheet.influences):
        column = spread[position * len(spread) // len(sheet.influences)]
        if sheet.joins_influences and influence.touches:
            first = min(columns[each] for each in influence.touches)
            column = max((each for each in spread if each < first), default=first)
        yield f"  {{rank=same; {_name_stage(column)}; {_name(influence.factor.id)}}}"
        if sheet.joins_influences:
            yield from _join(influence)


def _join(influence: Influence) -> Iterator[str]:
    name = influence.factor.id
    for touched in influence.touches:
        look = {"id": f"{id_of(name)}.{id_of(touched)}", "style": "dotted", "arrowhead": "odot"}
        yield _write(f"{_name(name)} -> {_name(touched)}", **look)


def _write_link(marked: MarkedLink, sheet: Sheet) -> str:
    scale, link, manner = SCALE[marked.verdict], marked.link, manner_of(marked.link)
    return _write(
        f"{_name(link.source)} -> {_name(link.target)}",
        id=id_of(link.id),
        xlabel=_escape(label_link(marked)),
        tooltip=_escape(describe_link(marked, sheet)),
        penwidth=f"{scale.width:g}",
        style=_style(scale),
        color=scale.colour,
        constraint="false" if link.feedback else "true",
        arrowhead=("tee" if manner.hinders else "normal") * (2 if manner.feedback else 1),
    )


def _style(scale: Scale) -> str:
    # Graphviz knows three patterns; the pattern of the scale itself is drawn in SVG, PNG and PDF.
    if not scale.dash:
        return "solid"
    return "dashed" if float(scale.dash.split(",")[0]) >= 4 else "dotted"
