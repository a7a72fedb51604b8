"""Markdown written in pieces; the one place that keeps users' words from acting as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contribution.story.markup import clean

# Every sign that begins something in GitHub flavoured Markdown, wherever it stands.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$@!])")
_OPENING = re.compile(r"^(\s*)([-+]|\d+[.)]|=+$|:)(?=\s|$|-)")
_AUTOLINK = re.compile(r"\b(https?|ftp|www)(?=[:.])", re.IGNORECASE)
_BREAKS = re.compile(r"\s+")


def say(text: str) -> str:
    """Return the text so that it reads as it stands, on one line."""
    tidy = _BREAKS.sub(" ", clean(text)).strip()
    escaped = _SIGNS.sub(r"\\\1", tidy)
    escaped = _OPENING.sub(_escape_opening, escaped)
    return _AUTOLINK.sub(lambda found: f"{found[0]}\u200b", escaped)


def code(text: str) -> str:
    """Return the text as code; signs that would end it are taken out."""
    tidy = _BREAKS.sub(" ", clean(text)).strip().replace("`", "'").replace("|", "/")
    return f"`{tidy}`" if tidy else ""


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


def _escape_opening(found: re.Match[str]) -> str:
    sign = found[2]
    at = len(sign) - 1 if sign[0].isdigit() else 0
    return f"{found[1]}{sign[:at]}\\{sign[at:]}"
