"""Builds a tree of placed values from YAML events, within limits of depth and size."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from sys import intern
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from contribution.domain.diagnostic import Where, offer
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import (
    BROKEN,
    MERGE,
    Entry,
    Scalar,
    YamlNode,
    enter,
    enter_under,
    read_scalar,
)
from contribution.loading.yaml.quoting import quote_scalar
from contribution.words.labels import compose
from contribution.words.letters import name_sign
from contribution.words.phrases import quote

# They belong into texts that run from the right, and into no id.
_TURNING = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")


# Of a record as `tuple` makes it: a third of the time, and a large file has many.
_make = tuple.__new__
DEEPEST = 64
FLATTEN = "write it out flat, or split it into files named under include:"
# Words such as ids and options stand in many places; longer text is somebody's sentence.
_LONGEST_WORD = 24
MOST_NODES = 3_000_000
# Values that aliases may repeat in all; real files repeat a few, an alias bomb billions.
MOST_REPEATED = 100_000


class TooMuchError(Exception):
    """The file is deeper or larger than a model can be; holds the diagnostic's id and words."""

    def __init__(self, problem_id: str, place: YamlNode, message: str) -> None:
        super().__init__(message)
        self.problem_id = problem_id
        self.place = place


class _Open:
    """A mapping or list that is still being read; `key` waits for its value."""

    __slots__ = ("anchor", "begun", "is_doubled", "is_mapping", "key", "place", "value")

    def __init__(self, event: CollectionStartEvent, place: YamlNode, begun: int) -> None:
        self.is_mapping = type(event) is MappingStartEvent
        self.value: dict[str, Entry] | list[YamlNode] = {} if self.is_mapping else []
        self.anchor = event.anchor
        self.place = place
        self.begun = begun
        self.key: YamlNode | None = None
        self.is_doubled = False


class TreeBuilder:
    """Takes events; the tree so far can be had at any time, even after an error.

    `origin` is for each line of a mended text its number as typed; empty where nothing was mended.
    """

    def __init__(self, file: str, log: DiagnosticLog, origin: Sequence[int] = ()) -> None:
        self._file = file
        self._origin = origin
        self._log = log
        self._anchors: dict[str, tuple[YamlNode, int]] = {}
        self._count = 0
        self._repeated = 0
        self._line = -1
        self._number = 0
        self._stack: list[_Open] = []
        self._root: YamlNode | None = None

    def count_line(self, line: int) -> int:
        """Return the number, from 1, of a line of the text that is read, as it was typed."""
        return (self._origin[line] if line < len(self._origin) else line) + 1

    def finish(self) -> YamlNode | None:
        """Return the tree; what was still open when reading stopped holds what was read of it."""
        while self._stack:
            open_now = self._stack.pop()
            self._attach(open_now.place._replace(value=open_now.value, end_column=0))
        return self._root

    def take_all(self, next_event: Callable[[], Any]) -> DocumentStartEvent | None:
        """Add the events of one document to the tree; return what begins a second one, if any.

        Raises:
            TooMuchError: the file is too deep or too large.
        """
        begun = False
        while (event := next_event()) is not None:
            # Most events are scalars, and most of the time of reading a model is spent on them.
            kind = type(event)
            if kind is ScalarEvent:
                self._take_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
            elif kind is AliasEvent:
                self._take_alias(event)
            elif kind is DocumentStartEvent:
                if begun:
                    return event  # type: ignore[no-any-return]
                begun = True
            elif self._stack:
                self._close(event)
        return None

    def _take_scalar(self, event: Any) -> None:  # noqa: ANN401
        if event.tag is not None:
            self._refuse_tag(event)
        parent = self._stack[-1] if self._stack else None
        self._count += 1
        text = event.value
        if parent is not None and parent.is_mapping and parent.key is None:
            # The same few keys stand in every element of a large file.
            key = intern(text if text.isascii() else self._read_key(event))
            parent.key = node = self._place(event, key)
        else:
            text = text if text.isascii() else compose(text)
            if event.tag is not None and event.tag.startswith("!"):
                text = f"{event.tag} {text}".strip()
            value: Scalar = read_scalar(text) if event.implicit[0] else text
            if type(value) is str and len(value) < _LONGEST_WORD:
                value = intern(value)
            node = self._place(event, value)
            self._attach(node)
        if event.anchor:
            self._anchors[event.anchor] = (node, 1)
        if self._count > MOST_NODES:
            self._note_size(node, 0)

    def _read_key(self, event: ScalarEvent) -> str:
        """Return the key without marks that turn the direction of writing, which are told."""
        text = compose(event.value)
        marks = _TURNING.findall(text)
        if not marks:
            return text
        clean = _TURNING.sub("", text)
        where = self._place(event, text).where(self._file)
        message = f"an invisible {name_sign(marks[0])} (U+{ord(marks[0]):04X}) stands in {clean}"
        self._log.add("CA005", where, message, "delete it", fixes=offer(where, clean, is_safe=True))
        return clean

    def _open(self, event: CollectionStartEvent) -> None:
        place = self._place(event, None)
        if len(self._stack) >= DEEPEST:
            message = f"the file nests more than {DEEPEST} levels deep here"
            raise TooMuchError("CA016", place._replace(end_column=0), message)
        if event.tag is not None:
            self._refuse_tag(event)
        self._count += 1
        if self._count > MOST_NODES:
            self._note_size(place._replace(end_column=0), 0)
        self._stack.append(_Open(event, place, self._count))

    def _close(self, event: Any) -> None:  # noqa: ANN401
        open_now = self._stack.pop()
        place, mark = open_now.place, event.end_mark
        same_line = self.count_line(mark.line) == place.line
        end_column = mark.column + 1 if same_line else 0
        node = _make(YamlNode, (open_now.value, place.line, place.column, end_column))
        if open_now.anchor:
            self._anchors[open_now.anchor] = (node, self._count - open_now.begun + 1)
        self._attach(node)

    def _take_alias(self, event: AliasEvent) -> None:
        here = self._place(event, None)
        known = self._anchors.get(event.anchor or "")
        if known is None:
            self._log.add(
                "CA018",
                here.where(self._file),
                f"*{event.anchor} repeats something that no &{event.anchor} above it names",
                'write the value out, or put text that begins with * in quotes: "*..."',
            )
            self._attach(here._replace(value=BROKEN))
            return
        node, size = known
        if node.is_broken:
            self._attach(node._replace(line=here.line, column=here.column))
            return
        if self._repeated + size > MOST_REPEATED:
            if self._repeated <= MOST_REPEATED:
                message = f"the alias *{event.anchor} and those before it repeat too many values"
                self._log.add("CA017", here.where(self._file), message, FLATTEN)
            self._repeated += size
            self._attach(here._replace(value=BROKEN))
            return
        self._repeated += size
        self._note_size(here, size)
        self._attach(node)

    def _attach(self, node: YamlNode) -> None:
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        values, key = parent.value, parent.key
        if type(values) is list:
            values.append(node)
        elif key is None:
            parent.key = node
        elif type(values) is dict:
            parent.key = None
            name = key.value
            if type(name) is str and name not in values and name != MERGE:
                values[name] = _make(Entry, (*key, node))
                return
            is_section, is_element = len(self._stack) == 1, len(self._stack) > 2
            # Where several words of one element stand twice, an id is missing above: told once.
            log = DiagnosticLog() if is_element and parent.is_doubled else self._log
            parent.is_doubled = True
            enter(values, enter_under(key, node), self._file, log=log, is_section=is_section)

    def _place(self, event: NodeEvent, value: Scalar) -> YamlNode:
        start: Any = event.start_mark
        end: Any = event.end_mark
        line, column, end_column = start.line, start.column, end.column + 1
        if end_column <= column + 1 or line != end.line:
            end_column = 0
        if line != self._line:
            # What stands on one line shares its number, of which a large file has many.
            self._line, self._number = line, self.count_line(line)
        return _make(YamlNode, (value, self._number, column + 1, end_column))

    def _note_size(self, node: YamlNode, size: int) -> None:
        self._count += size
        if self._count > MOST_NODES:
            message = f"the file holds more than {MOST_NODES:,} values"
            raise TooMuchError("CA017", node, message)

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        where: Where = self._place(event, None).where(self._file)
        if isinstance(event, ScalarEvent) and str(event.tag).startswith("!"):
            written = quote_scalar(f"{event.tag} {event.value}".strip())
            message = f"a text cannot begin with !: {written}"
            fixes = offer(where, written, is_safe=True)
            self._log.add("CA014", where, message, f"put it in quotes: {written}", fixes=fixes)
            return
        self._log.add(
            "CA014",
            where,
            f"the tag {quote(event.tag)} is not read: files hold plain text, numbers and lists",
            "remove it, or put text that begins with ! in quotes",
        )
