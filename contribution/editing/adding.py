"""Adds what was dictated to a model's text: a step, a link, an assumption, a rival.

Each is an insertion where its neighbours stand, in their indent and line ends. The text is read
again afterwards and has to hold what it held before and the new thing, comments and all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from yaml import CSafeLoader, MappingNode, Node, ScalarNode, SequenceNode, compose
from yaml.error import YAMLError

from contribution.editing.edits import Edit, apply_edits
from contribution.words.labels import suggest_id

# What stands without quotation marks and reads as the same text everywhere.
_PLAIN = re.compile(r"[A-Za-z][\w ,.()/%£€&'’>-]*[\w.)%]|[A-Za-z]")
_KEY = re.compile(r"[^\W\d_][\w ./>-]*[\w.]|[^\W\d_]")
_ODD = re.compile(r"(?i)[\d.:_e+-]+|yes|no|true|false|on|off|null|none")  # in a list no text
_WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "on", "off", "null", "none", "y", "n"})
Value: TypeAlias = "str | bool | Sequence[str] | Mapping[str, Value]"
Fields = Mapping[str, Value]


class CannotAddError(ValueError):
    """The text has no place for the new thing, or would not read as it should; says why."""


def add_entry(text: str, path: Sequence[str], name: str, fields: Fields) -> str:
    """Return the text with `name` and its fields added to the mapping at `path`.

    A section that is not there is put at the end. Where there are no fields only the key is added.

    Raises:
        CannotAddError: the text is no YAML now, the name is taken, or the place holds no mapping.
    """
    return _add_all(text, _read(text), path, {name: fields})


def _add_all(
    text: str, root: MappingNode, path: Sequence[str], entries: Mapping[str, Fields]
) -> str:
    made = apply_edits(text, [_find_place(text, root, path, entries)])
    wanted = _mean(root)
    for name, fields in entries.items():
        _put(wanted, [*path, name], _plain_fields(fields))
    if _mean(_read(made)) != wanted:
        raise CannotAddError("the text would not read as intended; add it by hand")
    return made


class Additions:
    """Many things to add to one text, which is read once and not once for each of them.

    Raises:
        CannotAddError: the text is no YAML now.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = _read(text)
        self._entries: dict[str, dict[str, Fields]] = {}

    def add(self, section: str, name: str, fields: Fields) -> None:
        """Keep a thing for a section.

        Raises:
            CannotAddError: the name is taken, or the section is no mapping.
        """
        entries = self._entries.get(section) or {}
        if name in entries:
            raise CannotAddError(f"{name} is there already")
        _find_place(self.text, self._root, [section], {name: fields})
        self._entries.setdefault(section, entries)[name] = fields

    def write(self) -> str:
        """Return the text with everything that was kept.

        Raises:
            CannotAddError: the text would not read as intended.
        """
        made = self.text
        for section, entries in self._entries.items():
            made = _add_all(made, _read(made), [section], entries)
        return made


def add_to_list(text: str, path: Sequence[str], name: str) -> str:
    """Return the text with the name added to the list at `path`, which may be missing or one word.

    Raises:
        CannotAddError: as `add_entry`.
    """
    *above, key = path
    node = _find(_read(text), path)
    if node is None:
        return add_entry(text, above, key, {"": [name]})
    names = [node.value] if isinstance(node, ScalarNode) else [str(n.value) for n in node.value]
    names = [each for each in names if each not in {"none", ""}]
    if name in names:
        return text
    start, end = node.start_mark.index + _mark(text), _find_end(text, node)
    return apply_edits(text, [Edit(Path(), start, end, _write_list([*names, name]))])


def replace_text(text: str, path: Sequence[str], value: str) -> str:
    """Return the text with another word at `path`, which holds one already.

    Raises:
        CannotAddError: there is no single text, or the whole would not read as intended.
    """
    root = _read(text)
    node = _find(root, path)
    if not isinstance(node, ScalarNode):
        raise CannotAddError(f"{' / '.join(path)} holds no single text")
    start, end = node.start_mark.index + _mark(text), _find_end(text, node)
    made = apply_edits(text, [Edit(Path(), start, end, _write_value(value))])
    found = _find(_read(made), path)
    if found is None or found.value != " ".join(value.split()):
        raise CannotAddError("the text would not read as intended; change it by hand")
    return made


def make_id(label: str, taken: set[str]) -> str:
    """Return a short id from a label: its first words, told apart from those taken."""
    name = "-".join(suggest_id(label).split("-")[:5])[:40].strip("-")
    found, number = name, 2
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def _read(text: str) -> MappingNode:
    try:
        root = compose(text.removeprefix("\ufeff"), Loader=CSafeLoader)
    except YAMLError as error:
        raise CannotAddError("mend the text first: it cannot be read as it stands") from error
    if root is None:
        return MappingNode("tag:yaml.org,2002:map", [], None, None)
    if not isinstance(root, MappingNode):
        raise CannotAddError("the text does not begin with a key")
    return root


def _find(root: Node, path: Sequence[str]) -> Node | None:
    node: Node | None = root
    for name in path:
        entries = node.value if isinstance(node, MappingNode) else []
        node = next((value for key, value in entries if _tidy(str(key.value)) == name), None)
    return node


def _tidy(name: str) -> str:
    return " -> ".join(part.strip() for part in name.split("->"))


def _find_place(
    text: str, root: MappingNode, path: Sequence[str], entries: Mapping[str, Fields]
) -> Edit:
    newline = "\r\n" if "\r\n" in text else "\n"
    home = _find(root, path)
    if home is None:
        if len(path) != 1:
            raise CannotAddError(f"there is no {' / '.join(path)}")
        at = len(text.rstrip())
        lines = [*([""] if at else []), f"{path[0]}:", *_write_blocks(entries, "  ")]
        return Edit(Path(), at, len(text), newline.join([*([""] if at else []), *lines, ""]))
    if isinstance(home, MappingNode) and home.value:
        for key, _ in home.value:
            if _tidy(str(key.value)) in entries:
                raise CannotAddError(f"{_tidy(str(key.value))} is there already")
        if home.flow_style:
            at = home.end_mark.index - 1 + _mark(text)
            lead = at - len(text[:at].rstrip())
            added = "".join(f", {_write_flow(*each)}" for each in entries.items())
            return Edit(Path(), at - lead, at, added)
        indent = " " * home.value[0][0].start_mark.column
        at = _end_of_line(text, _find_end(text, home))
        lines = _write_blocks(entries, indent)
        return Edit(Path(), at, at, newline + newline.join(lines))
    return _fill_empty(text, home, (path, newline), entries)


def _fill_empty(
    text: str, home: Node, where: tuple[Sequence[str], str], entries: Mapping[str, Fields]
) -> Edit:
    path, newline = where
    if isinstance(home, ScalarNode) and home.value:
        raise CannotAddError(f"{' / '.join(path)} holds a text, not names")
    start, end = home.start_mark.index + _mark(text), home.end_mark.index + _mark(text)
    lines = _write_blocks(entries, "  " * len(path))
    if start == end:
        at = _end_of_line(text, start)
        return Edit(Path(), at, at, newline + newline.join(lines))
    return Edit(Path(), start, end, newline + newline.join(lines))


def _find_end(text: str, node: Node) -> int:
    """Return where the last thing of a node ends; its own mark may stand below blank lines."""
    while isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark.index + _mark(text)
    return len(text[:end].rstrip()) if node.start_mark.index != node.end_mark.index else end


def _end_of_line(text: str, start: int) -> int:
    found = re.compile(r"[^\r\n]*").match(text, start)
    return found.end() if found else len(text)


def _mark(text: str) -> int:
    return len(text) - len(text.removeprefix("\ufeff"))


def _write_blocks(entries: Mapping[str, Fields], indent: str) -> list[str]:
    return [line for each in entries.items() for line in _write_block(*each, indent)]


def _write_block(name: str, fields: Fields, indent: str) -> list[str]:
    key = _write_key(name)
    if set(fields) == {""} or set(fields) == {"label"}:
        return [f"{indent}{key}: {_write_value(next(iter(fields.values())))}"]
    inner = [f"{indent}  {_write_key(each)}: {_write_value(v)}" for each, v in fields.items()]
    return [f"{indent}{key}:", *inner]


def _write_key(name: str) -> str:
    is_plain = _KEY.fullmatch(name) and name.lower() not in _WORDS_OF_YAML
    return name if is_plain else json.dumps(name, ensure_ascii=False)


def _write_flow(name: str, fields: Fields) -> str:
    if set(fields) <= {"", "label"} and fields:
        return f"{name}: {_write_value(next(iter(fields.values())), in_flow=True)}"
    return f"{name}: {_write_value(fields)}"


def _write_value(value: Value, *, in_flow: bool = False) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        inner = (f"{key}: {_write_value(each, in_flow=True)}" for key, each in value.items())
        return f"{{{', '.join(inner)}}}"
    if not isinstance(value, str):
        return _write_list(value)
    tidy = " ".join(value.split())
    is_plain = _PLAIN.fullmatch(tidy) and tidy.lower() not in _WORDS_OF_YAML
    if is_plain and not (in_flow and "," in tidy):
        return tidy
    return json.dumps(tidy, ensure_ascii=False)


def _write_list(names: Sequence[str]) -> str:
    return f"[{', '.join(json.dumps(each) if _ODD.fullmatch(each) else each for each in names)}]"


def _plain_fields(fields: Fields) -> object:
    plain = {key: _mean_value(value) for key, value in fields.items()}
    if set(plain) in ({""}, {"label"}):
        return next(iter(plain.values()))
    return list(plain.items()) if plain else ""


def _mean_value(value: Value) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return [(key, _mean_value(each)) for key, each in value.items()]
    return " ".join(value.split()) if isinstance(value, str) else list(value)


def _mean(node: Node) -> object:
    if isinstance(node, MappingNode):
        return [(_tidy(str(key.value)), _mean(value)) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return [_mean(each) for each in node.value]
    return node.value


def _put(meaning: object, path: Sequence[str], value: object) -> None:
    entries = meaning if isinstance(meaning, list) else []
    name, *rest = path
    if not rest:
        entries.append((name, value))
        return
    for place, (key, inner) in enumerate(entries):
        if key == name:
            if not isinstance(inner, list):
                entries[place] = (key, inner := [])
            _put(inner, rest, value)
            return
    made: list[object] = []
    entries.append((name, made))
    _put(made, rest, value)
