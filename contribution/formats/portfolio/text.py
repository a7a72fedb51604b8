"""How a run over a portfolio went, and the first rows of every answer, for a terminal."""

from __future__ import annotations

from textwrap import fill, shorten

from contribution.domain.plugins import Format, View
from contribution.formats.portfolio import PortfolioPage, Tableau

_ROWS, _CELL = 5, 44


def render_overview(overview: PortfolioPage, view: View) -> str:
    """Return a few rows of each answer; with `view.every` all, and the lists of what they count."""
    lists = {each.opens for each in overview.answers}
    parts = ["\n".join(overview.lines)]
    parts += [
        _tell(each, len(each.rows) if view.every else _ROWS)
        for each in overview.answers
        if view.every or each.name not in lists
    ]
    return "\n\n".join(parts) + "\n"


def _tell(answer: Tableau, most: int) -> str:
    lines = [answer.title]
    if answer.note:
        lines.append(fill(answer.note, 100, initial_indent="  ", subsequent_indent="  "))
    if not answer.rows:
        return "\n".join(lines)
    table = [answer.head, *answer.rows[:most]]
    cells = [["" if each is None else shorten(str(each), _CELL, placeholder=" …") for each in row]
             for row in table]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines += ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
    if len(answer.rows) > most:
        lines.append(f"  and {len(answer.rows) - most:,} more: --all, or -o FILE.html")
    return "\n".join(lines)


FORMAT = Format("How the run went, and the first rows of each answer", render_overview,
                frozenset({"every"}))  # fmt: skip
