"""Both versions in one assessment: the new one, and beside it whatever is gone.

What stands around the picture of a comparison: its name, the summary, the meaning of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from contribution.changes.change import Comparison
from contribution.changes.marks import find_unplaced
from contribution.changes.renaming import translate_graph, translate_name
from contribution.changes.wording import sum_up, tell_change, tell_field, tell_unread
from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.verdict import SCALE
from contribution.drawing.pen.elements import INK, PAPER, QUIET, said, shape, words
from contribution.drawing.pen.lettering import shorten_lines, wrap
from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.frame import FONTS

_PARTS = ("nodes", "links", "assumptions", "factors")


def unite(comparison: Comparison) -> Assessment:
    """Return the new assessment with what only the old one had, rated as it was then."""
    names = dict(comparison.renamed)
    old, new = translate_graph(comparison.old.graph, names, {}, {}), comparison.new.graph
    update: dict[str, Any] = {
        part: (*getattr(new.model, part), *_find_gone(getattr(old, part), getattr(new, part)))
        for part in _PARTS
    }
    update["strands"] = {**new.model.strands, **_of_gone_nodes(old, new)}
    ratings = comparison.new.ratings
    tables: dict[str, Any] = {
        part: {
            **_translate(getattr(comparison.old.ratings, part), names),
            **getattr(ratings, part),
        }
        for part in _PARTS
    }
    return replace(
        comparison.new,
        graph=ContributionGraph(new.model.model_copy(update=update), new.evidence),
        ratings=ratings._replace(**tables),
    )


def _find_gone(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(each for name, each in old.items() if name not in new)


def _of_gone_nodes(old: ContributionGraph, new: ContributionGraph) -> dict[str, str]:
    # A row comes back only for the nodes that stood in it.
    wanted = {node.strand for node in _find_gone(old.nodes, new.nodes)}
    return {
        strand: label
        for strand, label in old.model.strands.items()
        if strand in wanted and strand not in new.model.strands
    }


def _translate(table: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {translate_name(name, names): each for name, each in table.items()}


_MARGIN = 16.0
_MOST_LINES = 12
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_NAMED = re.compile(r' role="img" aria-labelledby="[^"]*"')
_LEGEND = (
    "Dark labels say what changed: + added, − removed (struck through), ~ changed, » renamed; "
    "▲ or ▼ and two letters: a verdict that rose or fell; evidence +1 −1: items that came or went."
)


def frame_picture(comparison: Comparison, drawn: str) -> str:
    """Return the drawn sheet under a head that says what changed and what the marks mean."""
    found = _SIZE.search(drawn)
    width, height = (float(each) for each in found.groups()) if found else (760.0, 400.0)
    head = _draw_head(comparison, width - 2 * _MARGIN)
    whole = head.height + height
    inside = _NAMED.sub("", drawn, count=1).replace("<svg ", f'<svg y="{head.height:.2f}" ', 1)
    name = f"What changed: {comparison.old_name} → {comparison.new_name}"
    return shape(
        "svg",
        shape("title", said(name), id="comparison-title"),
        shape("desc", said(sum_up(comparison)), id="comparison-description"),
        shape("rect", width="100%", height="100%", fill=PAPER),
        head.at(_MARGIN, _MARGIN),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.2f} {whole:.2f}",
        width=f"{width:.0f}",
        height=f"{whole:.0f}",
        role="img",
        aria_labelledby="comparison-title comparison-description",
        font_family=FONTS,
    )


def _explain_letters(comparison: Comparison) -> Iterator[str]:
    # The sheet's own legend knows only the verdicts of today.
    used = {
        verdict
        for move in comparison.moves
        for standing in (move.before, move.after)
        for verdict in (standing.verdict, standing.so_far)
    }
    if used:
        letters = [f"{SCALE[each].letter} {each}" for each in SCALE if each in used]
        yield f"Letters: {', '.join(letters)}."


def _draw_head(comparison: Comparison, width: float) -> Sign:
    name = f"What changed: {comparison.old_name} → {comparison.new_name}"
    lines = [(line, 15.0, INK) for line in wrap(name, width, 15, bold=True)]
    lines += [(line, 11.0, INK) for line in wrap(sum_up(comparison), width, 11)]
    warned = [line for told in tell_unread(comparison) for line in wrap(told, width, 11, bold=True)]
    lines += [(line, 11.5, INK) for line in warned]
    legend = " ".join((_LEGEND, *_explain_letters(comparison)))
    lines += [(line, 9.0, QUIET) for line in wrap(legend, width, 9)]
    told = [
        "; ".join((tell_change(each), *(tell_field(field) for field in each.fields)))
        for each in find_unplaced(comparison)
    ]
    listed = tuple(line for text in told for line in wrap(f"· {text}", width, 10))
    lines += [(line, 10.0, INK) for line in shorten_lines(listed, _MOST_LINES)]
    drawn, y = "", 0.0
    for line, size, colour in lines:
        y += size * 1.3
        drawn += words(line, 0, y, size, fill=colour, font_weight="bold" if size > 11 else None)
    return Sign(drawn, width, y + 1.5 * _MARGIN)
