"""What stands around the picture of a comparison: its name, the summary, the meaning of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.comparison.change import Comparison
from contribution.comparison.marks import find_unplaced
from contribution.comparison.wording import sum_up, tell_change, tell_field, tell_unread
from contribution.domain.verdict import SCALE
from contribution.drawing.pen.elements import INK, PAPER, QUIET, element, said, words
from contribution.drawing.pen.lettering import shorten_lines, wrap
from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.frame import FONTS

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
    return element(
        "svg",
        element("title", said(name), id="comparison-title"),
        element("desc", said(sum_up(comparison)), id="comparison-description"),
        element("rect", width="100%", height="100%", fill=PAPER),
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
