"""The picture as DOT: columns by stage, strands as rows, influences apart and dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import View
from contribution.domain.verdict import SCALE, Scale
from contribution.drawing.pen.elements import INK, QUIET, id_of, strand_colour, strand_tint
from contribution.drawing.pen.lettering import clean, measure
from contribution.drawing.pen.signs import manner_of
from contribution.drawing.sheet.cards import SMALL as TAG
from contribution.drawing.sheet.cards import (
    Card,
    card_of_influence,
    card_of_node,
    label_card,
    label_link,
    label_sheet,
)
from contribution.drawing.sheet.sheet import Influence, MarkedLink, MarkedNode, Sheet, build_sheet
from contribution.drawing.sheet.wording import (
    HEADINGS,
    describe_influence,
    describe_link,
    describe_node,
    name_picture,
)

if TYPE_CHECKING:
    from graphviz import Digraph


_POINTS = 72
# Above this many, cards stand closer, so that the whole still fits a screen.
_MANY = 30
# Helvetica is the one name whose widths every Graphviz knows; any other falls back to Times.
_FONT = "Helvetica"


def build_dot(assessment: Assessment, view: View) -> str:
    """Return the DOT text of the whole picture, to be drawn or edited by any Graphviz."""
    sheet = build_sheet(assessment, view)
    graph = _build_digraph(sheet, view.rank)
    graph.attr(label=label_sheet(sheet), labelloc="t", tooltip=_literal(name_picture(sheet)))
    return str(graph.source)


def _build_digraph(sheet: Sheet, rank: str) -> Digraph:
    from graphviz import Digraph

    graph = Digraph("picture")
    graph.attr(
        rankdir="TB" if rank == "TB" else "LR", newrank="true", fontname=_FONT, fontsize="10"
    )
    graph.attr(
        nodesep="0.16" if len(sheet.nodes) > _MANY else "0.28",
        ranksep=f"{_find_gap(sheet, rank):.2f}",
        splines="true",
    )
    graph.attr("node", shape="none", fixedsize="true", margin="0", fontname=_FONT, fontsize="10")
    graph.attr("edge", fontname=_FONT, fontsize="8", color=INK, arrowsize="0.6")
    _add_headings(graph, sheet)
    _add_nodes(graph, sheet)
    _add_influences(graph, sheet)
    for marked in sheet.links:
        _add_link(graph, marked, sheet)
    return graph


def _find_gap(sheet: Sheet, rank: str) -> float:
    # Between two columns most tags must fit on their lines with some of the line left to see.
    if rank == "TB":
        return 0.6
    widths = sorted(measure(label_link(each), TAG) for each in sheet.links) or [0.0]
    return min(max(widths[len(widths) * 4 // 5] + 38, 50), 90) / _POINTS


def heading_of(column: int) -> str:
    """Return the name under which a column's heading is laid out."""
    return f"stage.{column}"


def _add_headings(graph: Digraph, sheet: Sheet) -> None:
    for stage in sheet.stages:
        graph.node(heading_of(stage.column), HEADINGS[stage], width="1.6", height="0.25")
    for left, right in zip(sheet.stages, sheet.stages[1:], strict=False):
        graph.edge(heading_of(left.column), heading_of(right.column), style="invis", weight="100")
    for stage in sheet.stages:
        with graph.subgraph() as column:
            column.attr(rank="same")
            column.node(heading_of(stage.column))
            for marked in sheet.nodes:
                if marked.node.stage is stage:
                    column.node(id_of(marked.node.id))


def _add_nodes(graph: Digraph, sheet: Sheet) -> None:
    for strand in (*sheet.strands, None):
        members = [each for each in sheet.nodes if _row_of(each, sheet) == strand]
        is_lane = strand is not None
        with graph.subgraph(name=f"cluster_{id_of(str(strand))}" if is_lane else None) as lane:
            if is_lane and members:
                tint = strand_tint(members[0].strand)
                lane.attr(label=_literal(sheet.strands[str(strand)]), margin="7")
                lane.attr(labeljust="l", fontcolor=QUIET, style="filled", color=tint)
            for marked in members:
                card = card_of_node(marked, with_references=not sheet.joins_influences)
                _add_card(lane, marked.node.id, card, strand_colour(marked.strand))
                lane.node(id_of(marked.node.id), tooltip=_literal(describe_node(marked, sheet)))


def _row_of(marked: MarkedNode, sheet: Sheet) -> str | None:
    return marked.node.strand if marked.node.strand in sheet.strands else None


def _add_card(graph: Digraph, name: str, card: Card, colour: str, *, style: str = "") -> None:
    size = {"width": f"{card.width / _POINTS:.4f}", "height": f"{card.height / _POINTS:.4f}"}
    graph.node(id_of(name), label_card(card, colour, style=style), id=id_of(name), **size)


def _add_influences(graph: Digraph, sheet: Sheet) -> None:
    if not sheet.influences or not sheet.stages:
        return
    columns = {each.node.id: each.node.stage.column for each in sheet.nodes}
    spread = [stage.column for stage in sheet.stages]
    with graph.subgraph(name="cluster_.influences") as band:
        band.attr(label="Influences from outside", labeljust="l")
        band.attr(style="dashed", color=QUIET)
        for influence in sheet.influences:
            style = "dashed" if influence.factor.role == "competing" else "dashed,rounded"
            _add_card(band, influence.factor.id, card_of_influence(influence), INK, style=style)
            band.node(id_of(influence.factor.id), tooltip=_literal(describe_influence(influence)))
    for position, influence in enumerate(sheet.influences):
        column = spread[position * len(spread) // len(sheet.influences)]
        if sheet.joins_influences and influence.touches:
            column = _column_before(min(columns[each] for each in influence.touches), spread)
        with graph.subgraph() as rank:
            rank.attr(rank="same")
            rank.node(heading_of(column))
            rank.node(id_of(influence.factor.id))
        if sheet.joins_influences:
            _join(graph, influence)


def _column_before(column: int, spread: list[int]) -> int:
    return max((each for each in spread if each < column), default=column)


def _join(graph: Digraph, influence: Influence) -> None:
    for touched in influence.touches:
        graph.edge(
            id_of(influence.factor.id),
            id_of(touched),
            id=f"{id_of(influence.factor.id)}.{id_of(touched)}",
            style="dotted",
            penwidth="1",
            arrowhead="odot",
        )


def _add_link(graph: Digraph, marked: MarkedLink, sheet: Sheet) -> None:
    scale, link, manner = SCALE[marked.verdict], marked.link, manner_of(marked.link)
    graph.edge(
        id_of(link.source),
        id_of(link.target),
        id=id_of(link.id),
        xlabel=label_link(marked),
        tooltip=_literal(describe_link(marked, sheet)),
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


def _literal(text: str) -> str:
    # To Graphviz a backslash begins an escape, and one at the end eats the closing quote; to its
    # library what stands between < and > is markup, unless it is told otherwise.
    from graphviz import nohtml

    literal: str = nohtml(clean(text).replace("\\", "\\\\"))
    return literal
