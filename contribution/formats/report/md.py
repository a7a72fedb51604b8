"""The contribution story in Markdown, for a pull request or a text editor, pictures as Mermaid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import Format, View
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
    Strong,
    TableBlock,
    Text,
)
from contribution.story.page import HONOURED, tell
from contribution.words.escaping import escape_markdown as say
from contribution.words.escaping import quote_code

_TAG = re.compile(r"<(?!br/?>)")
_MARKS = {"for": "▲ ", "against": "▼ "}


def render_markdown(assessment: Assessment, view: View) -> str:
    """Return the story of what the view shows; references lead nowhere, but can be searched for."""
    story = tell(assessment, view)
    lines = [f"# {say(story.question)}", say(story.kicker)]
    lines += _write_all((*story.front, *story.parts), 2)
    if story.annex:
        lines += [f"# {say(story.words('part.annex'))}", say(story.words("annex.note"))]
        lines += _write_all(story.annex, 2)
    return "\n\n".join(line for line in lines if line) + "\n"


def _write_all(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _WRITERS[type(block)](block, level)


def _write_part(block: Part, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, 6)} {_text(block.title)}"
    yield from _write_all(block.blocks, level + 1)


def _write_fold(block: Fold, level: int) -> Iterator[str]:
    # What a page folds away under a line reads better here as an item than as a heading.
    yield f"**{_text(block.summary).replace('**', '')}**"
    yield from _write_all(block.blocks, level + 1)


def _write_picture(block: Picture, _: int) -> Iterator[str]:
    if block.sketch is not None:
        # A label's own tags are shown as they stand; only line breaks are the drawing's.
        drawn = _TAG.sub("#lt;", block.sketch().rstrip())
        yield f"```mermaid\n{drawn}\n```"
    yield f"*{say(block.caption)}*" if block.sketch else say(block.alt)


def _write_prose(block: Prose, _: int) -> Iterator[str]:
    yield _text(block.text)


def _write_bullets(block: Bullets, _: int) -> Iterator[str]:
    mark = _MARKS.get(block.kind, "")
    yield "\n".join(
        f"{f'{number}.' if block.is_ordered else '-'} {mark}{_text(each)}"
        for number, each in enumerate(block.items, 1)
    )


def _write_facts(block: Facts, _: int) -> Iterator[str]:
    yield "\n".join(f"- **{say(name)}:** {_text(text)}" for name, text in block.pairs if text)


def _write_table(block: TableBlock, _: int) -> Iterator[str]:
    rows = [
        [say(title) for title in block.head],
        ["---"] * len(block.head),
        *([_text(cell) or " " for cell in row.cells] for row in block.rows),
    ]
    yield say(block.caption)
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


_WRITERS: dict[type, Callable[..., Iterator[str]]] = {
    Part: _write_part,
    Fold: _write_fold,
    Picture: _write_picture,
    Prose: _write_prose,
    Bullets: _write_bullets,
    Facts: _write_facts,
    TableBlock: _write_table,
}


def _text(text: Text) -> str:
    return " ".join("".join(_write_run(run) for run in text).split())


def _write_run(run: Run) -> str:
    if isinstance(run, str):
        # A run may begin or end between two words; what opens a line stands elsewhere here.
        start = " " if run[:1].isspace() else ""
        return f"{start}{say(f'x{run.lstrip()}')[1:]}{' ' if run[-1:].isspace() else ''}"
    if isinstance(run, Badge):
        letter = say(SCALE[run.verdict].letter)
        return f"({letter})" if run.is_brief else f"**{say(run.word)} ({letter})**"
    if isinstance(run, Strong):
        return f"**{say(run.text)}** "
    return quote_code(run.text) if isinstance(run, Code) else say(run.text)


FORMAT = Format("The contribution story as Markdown", render_markdown, HONOURED)
