"""Where things stand: what a name means, where it is used, what leads to another file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Where
from contribution.editing.edits import Edit
from contribution.editor.page import OpenText, Place, TextSpan

_FILE = re.compile(
    r"(?:^|[\[,\s:])((?:[\w.-]+/)*[\w .-]+\.(?:csv|tsv|txt|xlsx|ya?ml)|(?:[\w.-]+/)+)(?=$|[\],\s#])"
)
_LEADS = re.compile(r"^\s*(?:data|include|evidence|rule|- )\s*:?\s*(.*)$")


class Symbol(NamedTuple):
    """A section or an element of a file: its name, its lines, and what is in it."""

    name: str
    span: TextSpan
    within: tuple[Symbol, ...] = ()


def find_definition(assessment: Assessment, name: str) -> Where | None:
    """Return where the thing of that name is written first; None where nothing has it."""
    graph = assessment.graph
    for table in (graph.links, graph.nodes, graph.assumptions, graph.factors, graph.claims):
        if name in table:
            return table[name].places.key
    if name in graph.items:
        return graph.items[name].item.places.key
    return None


def place_edit(text: str, edit: Edit) -> TextSpan:
    """Return the characters of an edit by line and column."""
    page = OpenText.of("", text)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]

    def place(at: int) -> Place:
        line = max(n for n, start in enumerate(starts) if start <= at)
        return line, min(at - starts[line], len(page.line(line)))

    return TextSpan(place(edit.start), place(edit.end))


def find_leads(page: OpenText) -> Iterator[tuple[TextSpan, Path]]:
    """Yield the names of other files that are there, and the files."""
    folder = Path(page.file).parent
    for number, line in enumerate(page.lines):
        lead = _LEADS.match(line)
        for found in (
            _FILE.finditer(line, lead.start(1) - 1 if lead and lead.start(1) else 0) if lead else ()
        ):
            path = folder / found[1].strip()
            if path.exists():
                yield TextSpan((number, found.start(1)), (number, found.end(1))), path.resolve()


def list_symbols(page: OpenText) -> tuple[Symbol, ...]:
    """Return the sections of the file with their elements, told by their indentation."""
    heads = [
        (number, len(line) - len(line.lstrip(" ")), line.strip())
        for number, line in enumerate(page.lines)
        if re.match(r"\s*[^\s#-][^#]*?:(\s|$)", line)
    ]
    sections = [each for each in heads if each[1] == 0]
    return tuple(_build_symbol(page, each, heads, len(page.lines)) for each in sections)


def _build_symbol(
    page: OpenText, head: tuple[int, int, str], heads: list[tuple[int, int, str]], end: int
) -> Symbol:
    number, indent, text = head
    below = [each for each in heads if each[0] > number]
    last = next((each[0] for each in below if each[1] <= indent), end)
    inner = [each for each in below if each[0] < last]
    depth = min((each[1] for each in inner), default=0)
    elements = [each for each in inner if each[1] == depth] if indent == 0 else []
    name = re.split(r":(?:\s|$)", text, maxsplit=1)[0].strip("\"' ")
    span = TextSpan((number, indent), (last - 1, len(page.line(last - 1))))
    return Symbol(name, span, tuple(_build_symbol(page, each, heads, last) for each in elements))
