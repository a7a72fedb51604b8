"""Writes a story as Markdown, for a pull request or a text editor, pictures as Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.verdict import SCALE
from contribution.story.blocks import (
    Badge,
    Block,
    Bullets,
    Code,
    Facts,
    Fold,
    Part,
    Picture,
    Prose,
    Run,
    Story,
    Strong,
    TableBlock,
    Text,
)
from contribution.story.markdown import build_bullets, build_table, code, join_blocks, say

_TAG = re.compile(r"<(?!br/?>)")


def write_markdown(story: Story) -> str:
    """Return the story as Markdown; references lead nowhere, but every number can be searched."""
    lines = [f"# {say(story.question)}", say(story.kicker)]
    for block in (*story.front, *story.parts):
        lines += _write(block, 2)
    if story.annex:
        lines += [f"# {say(story.words('part.annex'))}", say(story.words("annex.note"))]
        for part in story.annex:
            lines += _write(part, 2)
    return join_blocks(lines)


def _write(block: Block, level: int) -> Iterator[str]:
    if isinstance(block, Part):
        yield f"{'#' * min(level, 6)} {_text(block.title)}"
        for each in block.blocks:
            yield from _write(each, level + 1)
    elif isinstance(block, Fold):
        # A fold with nothing but a line or two reads better as an item than as a heading.
        yield f"**{_text(block.summary).replace('**', '')}**"
        for each in block.blocks:
            yield from _write(each, level + 1)
    elif isinstance(block, Picture):
        yield from _write_picture(block)
    else:
        yield _write_leaf(block)


def _write_leaf(block: Prose | Bullets | Facts | TableBlock) -> str:
    if isinstance(block, Prose):
        return _text(block.text)
    if isinstance(block, Bullets):
        if block.is_ordered:
            return "\n".join(f"{n}. {_text(each)}" for n, each in enumerate(block.items, 1))
        marks = {"for": "▲ ", "against": "▼ "}
        return build_bullets(marks.get(block.kind, "") + _text(each) for each in block.items)
    if isinstance(block, Facts):
        known = [(name, text) for name, text in block.pairs if text]
        return build_bullets(f"**{say(name)}:** {_text(text)}" for name, text in known)
    rows = [tuple(_text(cell) or " " for cell in row.cells) for row in block.rows]
    table = build_table([say(title) for title in block.head], rows)
    return f"{say(block.caption)}\n\n{table}"


def _write_picture(block: Picture) -> Iterator[str]:
    if block.sketch is not None:
        # A label's own tags are shown as they stand; only line breaks are the drawing's.
        drawn = _TAG.sub("#lt;", block.sketch().rstrip())
        yield f"```mermaid\n{drawn}\n```"
    yield f"*{say(block.caption)}*" if block.sketch else say(block.alt)


def _text(text: Text) -> str:
    return " ".join("".join(_write_run(run) for run in text).split())


def _write_run(run: Run) -> str:
    if isinstance(run, str):
        # A run may begin or end between two words.
        start = " " if run[:1].isspace() else ""
        # What opens a line stands elsewhere here: only the first run could be taken for a sign.
        return f"{start}{say(f'x{run.lstrip()}')[1:]}{' ' if run[-1:].isspace() else ''}"
    if isinstance(run, Badge):
        letter = say(SCALE[run.verdict].letter)
        return f"({letter})" if run.is_brief else f"**{say(run.word)} ({letter})**"
    if isinstance(run, Strong):
        return f"**{say(run.text)}** "
    if isinstance(run, Code):
        return code(run.text)
    return say(run.text)
