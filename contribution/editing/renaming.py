"""Finds every place where a name is used as a name: keys, links, references, columns of tables."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from yaml import CSafeLoader, MappingNode, Node, ScalarNode, SequenceNode, YAMLError, compose

from contribution.editing.edits import Edit

ELEMENT, STRAND, STAKEHOLDER = "element", "strand", "stakeholder"
# The sections in which a name of each sort is declared, and the keys under which it is used.
_SECTIONS = "context inputs activities outputs outcomes impacts assumptions factors claims items"
_DECLARED = {
    ELEMENT: frozenset([*_SECTIONS.split(), "links"]),
    STRAND: frozenset({"strands"}),
    STAKEHOLDER: frozenset({"stakeholders", "voices"}),
}
_USED = {
    ELEMENT: frozenset(
        {"about", "assumes", "affects", "from", "to", "link", "headline", "answered_by"}
    ),
    STRAND: frozenset({"strand", "from"}),
    STAKEHOLDER: frozenset({"stakeholders", "group", "by"}),
}
_COLUMNS = {
    ELEMENT: frozenset({"link", "about", "from", "to"}),
    STRAND: frozenset({"strand"}),
    STAKEHOLDER: frozenset({"stakeholder"}),
}
_PARTS = re.compile(r"(\s*->\s*|\s*,\s*)")


class Renaming(NamedTuple):
    """One name of one sort becoming another."""

    old: str
    new: str
    sort: str

    def put(self, text: str) -> str:
        """Return a name, a link or a list of names with the old name replaced."""
        parts = _PARTS.split(text)
        return "".join(self.new if part.strip() == self.old else part for part in parts)

    def put_below(self, path: str) -> str:
        """Return an element below its section, as outcomes/on-time, with the old name replaced."""
        section, slash, name = path.rpartition("/")
        return f"{section}{slash}{self.put(name)}"


def rename_in_yaml(text: str, file: Path, renaming: Renaming) -> Iterator[Edit]:
    """Yield the edits of a model or a register; quoted scalars keep their quotes.

    Raises:
        ValueError: the name stands behind an alias, which would change elsewhere too.
    """
    root = _compose(text)
    if root is None:
        return
    shared = _find_shared(root)
    for node in _find_uses(root, renaming, ()):
        if id(node) in shared:
            msg = f"{file}:{node.start_mark.line + 1} is repeated by an alias"
            raise ValueError(msg)
        yield _edit(text, file, node, renaming.put)


def rename_in_settings(text: str, file: Path, renaming: Renaming, model: str) -> Iterator[Edit]:
    """Yield the edits of a project's settings: the claims of this model that have a floor."""
    for require in _find_below(_compose(text), "require"):
        for floors in _find_below(require, model):
            for key, _ in floors.value if isinstance(floors, MappingNode) else ():
                if renaming.put(key.value) != key.value:
                    yield _edit(text, file, key, renaming.put)


def rename_in_baseline(
    text: str, file: Path, renaming: Renaming, files: frozenset[str]
) -> Iterator[Edit]:
    """Yield the edits of a baseline: what it knows of these files, named from its folder."""
    for known in _find_below(_compose(text), "known"):
        for entry in known.value if isinstance(known, SequenceNode) else ():
            if not any(each.value in files for each in _find_below(entry, "file")):
                continue
            for node in (*_find_below(entry, "at"), *_find_below(entry, "names")):
                for one in node.value if isinstance(node, SequenceNode) else (node,):
                    if renaming.put_below(one.value) != one.value:
                        yield _edit(text, file, one, renaming.put_below)


def _compose(text: str) -> Node | None:
    try:
        return compose(text.removeprefix("\ufeff"), Loader=CSafeLoader)
    except YAMLError:
        msg = "a file of the project cannot be read as YAML yet"
        raise ValueError(msg) from None


def _find_below(node: Node | None, name: str) -> Iterator[Node]:
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if key.value == name:
            yield value


def _edit(text: str, file: Path, node: Node, put: Callable[[str], str]) -> Edit:
    """Return the edit of a scalar: its own characters only, so that quotes and folds stay."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    start, end = node.start_mark.index + mark, node.end_mark.index + mark
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip("\"'"))
    trail = len(inner) - len(inner.rstrip("\"'"))
    return Edit(file, start + lead, end - trail, put(inner.strip("\"'")))


def rename_in_table(text: str, file: Path, renaming: Renaming) -> Iterator[Edit]:
    """Yield the edits of a CSV table in the columns that hold names of this sort."""
    cells = list(_find_cells(text))
    names = {
        column: text[start:end].strip().lower() for row, column, start, end in cells if not row
    }
    known = set(_COLUMNS[renaming.sort])
    if renaming.sort == STAKEHOLDER and "rating" in names.values():
        # In a table of ratings a group is whose hands went up; elsewhere it is many things.
        known.add("group")
    for row, column, start, end in cells:
        cell = text[start:end]
        if row and names.get(column) in known and renaming.put(cell) != cell:
            yield Edit(file, start, end, renaming.put(cell))


def find_mentions(text: str, name: str, edits: Sequence[Edit]) -> Iterator[int]:
    """Yield the lines, counted from 1, that hold the name as a word in prose or in a comment."""
    taken = {text.count("\n", 0, edit.start) for edit in edits}
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for number, line in enumerate(text.split("\n")):
        if number not in taken and word.search(line):
            yield number + 1


def _find_uses(node: Node, renaming: Renaming, path: tuple[str, ...]) -> Iterator[ScalarNode]:
    if isinstance(node, MappingNode):
        declares = bool(path) and path[-1] in _DECLARED[renaming.sort]
        for key, value in node.value:
            name = str(key.value)
            if declares and isinstance(key, ScalarNode) and renaming.put(name) != name:
                yield key
            yield from _find_uses(value, renaming, (*path, name))
    elif isinstance(node, SequenceNode):
        for member in node.value:
            yield from _find_uses(member, renaming, path)
    elif isinstance(node, ScalarNode) and path and path[-1] in _USED[renaming.sort]:
        # Elsewhere `group:` joins what is not independent, and `by:` says who collected it.
        home = {"group": "ratings", "by": "questions"}.get(path[-1])
        is_use = home is None or home in path
        if is_use and renaming.put(node.value) != node.value:
            yield node


def _find_shared(root: Node) -> set[int]:
    """Return the nodes that more than one place of the file uses."""
    seen: set[int] = set()
    shared: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            shared.update(_list_below(node))
            continue
        seen.add(id(node))
        waiting.extend(_children(node))
    return shared


def _list_below(node: Node) -> Iterator[int]:
    yield id(node)
    for child in _children(node):
        yield from _list_below(child)


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [each for pair in node.value for each in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _find_cells(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield row, column, start and end of every cell, without its quotes."""
    first = text.split("\n", 1)[0]
    split = max(",;\t", key=first.count)
    cell = re.compile(rf'"((?:[^"]|"")*)"|([^{split}\r\n]*)')
    row = column = 0
    position = len(text) - len(text.removeprefix("\ufeff"))
    while position < len(text):
        match = cell.match(text, position)
        if match is None:
            return
        group = 1 if match.group(1) is not None else 2
        yield row, column, match.start(group), match.end(group)
        position = match.end()
        if text[position : position + 1] == split:
            position, column = position + 1, column + 1
        else:
            position += 2 if text[position : position + 2] == "\r\n" else 1
            row, column = row + 1, 0
