"""Markdown written in pieces."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.words.escaping import escape_markdown, quote_code

say = escape_markdown
code = quote_code


def build_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of cells that are Markdown already; empty when there are no rows."""
    titles = tuple(head)
    lines = [_row(row) for row in rows]
    if not lines:
        return ""
    return "\n".join((_row(titles), _row("---" for _ in titles), *lines))


def build_bullets(items: Iterable[str]) -> str:
    """Return a list of items that are Markdown already."""
    return "\n".join(f"- {item}" for item in items)


def join_blocks(blocks: Iterable[str]) -> str:
    """Return the blocks with an empty line between them; empty ones are left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
