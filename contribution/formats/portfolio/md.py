"""The overview of a portfolio as Markdown."""

from __future__ import annotations

from contribution.domain.plugins import Format, View
from contribution.formats.portfolio import ON_PAGE, PortfolioPage, Tableau
from contribution.words.escaping import escape_markdown


def render_overview_markdown(overview: PortfolioPage, view: View) -> str:
    """Return a table for each answer, 200 rows at most unless `view.every`."""
    lines = [f"# {escape_markdown(overview.title)}", ""]
    lines += [f"- {escape_markdown(each)}" for each in overview.lines]
    for answer in overview.answers:
        lines += _tell(answer, len(answer.rows) if view.every else ON_PAGE)
    return "\n".join(lines) + "\n"


def _tell(answer: Tableau, most: int) -> list[str]:
    lines = ["", f"## {escape_markdown(answer.title)}", ""]
    if answer.note:
        lines += [escape_markdown(answer.note), ""]
    lines += [_row(answer.head), "|---" * len(answer.head) + "|"]
    lines += [_row(row) for row in answer.rows[:most]]
    if len(answer.rows) > most:
        lines += ["", f"And {len(answer.rows) - most:,} rows more, which --all shows."]
    return lines


def _row(cells: tuple[str | int | None, ...]) -> str:
    return f"| {' | '.join('' if each is None else escape_markdown(str(each)) for each in cells)} |"


FORMAT = Format("Every answer, as Markdown", render_overview_markdown, frozenset({"every"}))
