"""The overview of a portfolio as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contribution.domain.view import Format, View
from contribution.formats.portfolio import ON_PAGE, Cell, PortfolioPage, Tableau, say_cell
from contribution.words.escaping import escape_markdown


def render_overview_markdown(overview: PortfolioPage, view: View) -> Iterator[str]:
    """Yield a table for each answer, 200 rows at most unless `view.every`."""
    yield f"# {escape_markdown(overview.title)}\n\n"
    yield from (f"- {escape_markdown(each)}\n" for each in overview.lines)
    for answer in overview.answers:
        for line in _tell(answer, len(answer.rows) if view.every else ON_PAGE):
            yield f"{line}\n"


def _tell(answer: Tableau, most: int) -> Iterator[str]:
    yield from ("", f"## {escape_markdown(answer.title)}", "")
    if answer.note:
        yield from (escape_markdown(answer.note), "")
    yield from (_row(answer.head), "|---" * len(answer.head) + "|")
    yield from map(_row, islice(answer.rows, most))
    if len(answer.rows) > most:
        yield from ("", f"And {len(answer.rows) - most:,} rows more, which --all shows.")


def _row(cells: tuple[Cell, ...]) -> str:
    return f"| {' | '.join(escape_markdown(say_cell(each)) for each in cells)} |"


FORMAT = Format("Every answer, as Markdown", render_overview_markdown, frozenset({"every"}))
