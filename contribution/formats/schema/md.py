"""Every key of a file as a page: what it holds and what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.view import Format, View
from contribution.formats.schema import FileShape, Holder
from contribution.words.phrases import list_words


def render_keys(shape: FileShape, view: View) -> str:
    """Return a section of Markdown for everything that has keys, the file itself first."""
    del view
    lines = [f"# The keys of {shape.holders[0].names[0].partition(' of ')[0]}", ""]
    for holder in shape.holders:
        lines.extend(_tell(holder))
    return "\n".join(lines)


def _tell(holder: Holder) -> Iterator[str]:
    names = list_words(holder.names, most=20)
    yield from (f"## In {names}", "")
    if holder.said:
        yield from (holder.said, "")
    for key in holder.keys:
        yield f"- `{key.name}`: {key.said} *{key.takes}*"
    yield ""


FORMAT = Format("Every key of a file, as a page", render_keys)
