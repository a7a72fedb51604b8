"""How a run over a portfolio went, and the first rows of every answer, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from textwrap import fill, shorten

from contribution.domain.view import Format, View
from contribution.formats.portfolio import ON_PAGE, Cell, PortfolioPage, Tableau, say_cell

_ROWS, _CELL = 5, 44


def render_overview(overview: PortfolioPage, view: View) -> Iterator[str]:
    """Yield a few rows of each answer; with `view.every` all, and the lists of what they count."""
    lists = {each.opens for each in overview.answers}
    yield from (f"{each}\n" for each in overview.lines)
    for answer in overview.answers:
        if view.every or answer.name not in lists:
            for line in ("", *_tell(answer, None if view.every else _ROWS)):
                yield f"{line}\n"


def _tell(answer: Tableau, most: int | None) -> Iterator[str]:
    yield answer.title
    if answer.note:
        yield fill(answer.note, 100, initial_indent="  ", subsequent_indent="  ")
    if not answer.rows:
        return
    # All columns are as wide as the first rows need: to look at all would be to go through twice.
    first = [_say(answer.head), *map(_say, islice(answer.rows, most or ON_PAGE))]
    widths = [max(map(len, column)) for column in zip(*first, strict=True)]
    rows = first if most else chain(first[:1], map(_say, answer.rows))
    yield from ("  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    if most and len(answer.rows) > most:
        yield f"  and {len(answer.rows) - most:,} more: --all, or -o FILE.html"


def _say(row: Iterable[Cell]) -> list[str]:
    return [shorten(say_cell(each), _CELL, placeholder=" …") for each in row]


FORMAT = Format("How the run went, and the first rows of each answer", render_overview,
                frozenset({"every"}))  # fmt: skip
