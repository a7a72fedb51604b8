"""Lays a YAML file out in one way without touching a word, an order or a quotation mark.

Two spaces a level, lists indented, a blank line between sections and none doubled, a space after #,
links written `a -> b`, no trailing blanks, one newline at the end. Text of several lines and flow
collections move as they are. What would read otherwise afterwards is left as it was.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml import CSafeLoader, events, parse
from yaml.error import YAMLError

from contribution.editing.edits import list_comments

_LINK = re.compile(r"[\w-]+(?:\s*->\s*[\w-]+)+")
_ARROW = re.compile(r"\s*->\s*")
_KEEPS = re.compile(r"[|>]\d?\+")
_TIGHT = re.compile(r"^(\s*)#(?=[^\s#!])")
_DASH = re.compile(r"^(\s*)-( {2,})(?=\S)")
# Deeper files are refused when they are loaded; the parser's own recursion ends further on.
_DEEPEST = 64


class _Collection(NamedTuple):
    """A block mapping or list still open: the column it has and the column it gets."""

    is_list: bool
    column: int
    target: int
    is_flow: bool = False


class _LinePlan:
    """What the events say of each line: how far it moves, and which it may not touch."""

    def __init__(self, lines: list[str]) -> None:
        self.shift: dict[int, int] = {}
        self.follows: dict[int, int] = {}
        self.sections: set[int] = set()
        self.links: list[tuple[int, int, int]] = []
        self._lines = lines
        self._open: list[_Collection] = []
        self._flow_began: list[int] = []

    def take(self, event: Any) -> None:  # noqa: ANN401 - the library's events share no useful type
        """Note what one event says."""
        start, end = event.start_mark, event.end_mark
        if isinstance(event, events.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, events.CollectionEndEvent) and self._open.pop().is_flow:
            self._lock(self._flow_began.pop(), end.line)
        if isinstance(event, events.NodeEvent):
            self._place(start.line)
        if isinstance(event, events.ScalarEvent):
            self._take_scalar(event)

    def _take_scalar(self, event: Any) -> None:  # noqa: ANN401 - as above
        start, end = event.start_mark, event.end_mark
        last = end.line
        if event.style in {"|", ">"}:
            # The mark behind a block of text stands at the beginning of the next line.
            last = self._find_last(start.line, end.line - (end.column == 0))
        self._lock(start.line, last)
        if not event.style and start.line == end.line and _LINK.fullmatch(event.value):
            self.links.append((start.line, start.column, end.column))

    def _begin(self, event: Any) -> None:  # noqa: ANN401 - as above
        parent = self._open[-1] if self._open else None
        is_flow = bool(event.flow_style)
        target = 0 if parent is None else parent.target + 2
        if is_flow:
            self._flow_began.append(event.start_mark.line)
        elif len(self._open) == 1 and not self._open[0].is_flow:
            self.sections.add(event.start_mark.line)
        is_list = isinstance(event, events.SequenceStartEvent)
        self._open.append(_Collection(is_list, event.start_mark.column, target, is_flow))

    def _place(self, line: int) -> None:
        if line in self.shift or line in self.follows:
            return
        text = self._lines[line]
        column = len(text) - len(text.lstrip(" "))
        is_item = text[column : column + 2] in {"- ", "-"} or text[column:].rstrip() == "-"
        for each in reversed(self._open):
            if not each.is_flow and each.column == column and each.is_list == is_item:
                self.shift[line] = each.target - column
                return

    def _find_last(self, first: int, last: int) -> int:
        # Blank lines below a text are part of it only where it says so with a +.
        if _KEEPS.search(self._lines[first]):
            return last
        while last > first and not self._lines[last].strip():
            last -= 1
        return last

    def _lock(self, first: int, last: int) -> None:
        for line in range(first + 1, last + 1):
            self.follows[line] = first


def tidy(text: str) -> str | None:
    """Return the text laid out, the same text when it would read otherwise; None if unreadable."""
    before = _read(text)
    if before is None:
        return None
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).replace("\r\n", "\n").split("\n")
    plan = _LinePlan(lines)
    for event in before:
        plan.take(event)
    made = "\n".join(_space_out(lines, plan)).strip("\n") + "\n"
    after = _read(made)
    if after is None or _meaning(before) != _meaning(after):
        return text
    if list_comments(text) != list_comments(made):
        return text
    return mark + made.replace("\n", newline)


def _read(text: str) -> list[Any] | None:
    found: list[Any] = []
    depth = 0
    try:
        for event in parse(text.removeprefix("\ufeff"), Loader=CSafeLoader):
            depth += isinstance(event, events.CollectionStartEvent)
            depth -= isinstance(event, events.CollectionEndEvent)
            if depth > _DEEPEST:
                return None
            found.append(event)
    except YAMLError:
        return None
    return found


def _space_out(lines: list[str], plan: _LinePlan) -> Iterator[str]:
    """Yield the lines as they are to stand, with one blank line before each section."""
    opens = _find_openings(lines, plan)
    was_blank = True
    for number, line in enumerate(lines):
        if number in plan.follows:
            was_blank = False
            yield _move(line, _shift_of(number, plan))
            continue
        if not line.strip():
            if not was_blank:
                yield ""
            was_blank = True
            continue
        if number in opens and not was_blank:
            yield ""
        was_blank = False
        yield _write(number, lines, plan)


def _find_openings(lines: list[str], plan: _LinePlan) -> set[int]:
    """Return the lines at which a section begins: its key, or the comments right above it."""
    found = set()
    for section in plan.sections:
        line = section
        while line > 0 and (line in plan.follows or lines[line][:1] in {" ", "-", "", "#"}):
            line -= 1
        while line > 0 and lines[line - 1].startswith("#"):
            line -= 1
        found.add(line)
    return found - {0}


def _write(number: int, lines: list[str], plan: _LinePlan) -> str:
    line = lines[number]
    for place, start, end in reversed(plan.links):
        if place == number:
            line = line[:start] + _ARROW.sub(" -> ", line[start:end]) + line[end:]
    if line.lstrip().startswith("#"):
        return _TIGHT.sub(r"\1# ", _move(line, _shift_of_comment(number, lines, plan))).rstrip()
    # Behind a line of a text that goes on, blanks may be part of it.
    goes_on = plan.follows.get(number + 1) == number
    moved = _DASH.sub(r"\1- ", _move(line, plan.shift.get(number, 0)))
    return moved if goes_on else moved.rstrip()


def _move(line: str, shift: int) -> str:
    if not line.strip():
        return line
    if shift >= 0:
        return " " * shift + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(-shift, blanks) :]


def _shift_of(number: int, plan: _LinePlan) -> int:
    while number in plan.follows:
        number = plan.follows[number]
    return plan.shift.get(number, 0)


def _shift_of_comment(number: int, lines: list[str], plan: _LinePlan) -> int:
    """Return how far a comment moves: with what stands at its own column, below it or above."""
    column = len(lines[number]) - len(lines[number].lstrip(" "))
    for way in (range(number + 1, len(lines)), range(number - 1, -1, -1)):
        for other in way:
            if other in plan.shift:
                text = lines[other]
                if len(text) - len(text.lstrip(" ")) == column:
                    return plan.shift[other]
                break
    return 0


def _meaning(found: list[Any]) -> list[tuple[object, ...]]:
    """Return what the events say, whatever their places; links as they are written here."""
    said: list[tuple[object, ...]] = []
    for event in found:
        value = getattr(event, "value", None)
        if isinstance(value, str) and not event.style and _LINK.fullmatch(value):
            value = _ARROW.sub(" -> ", value)
        kind = type(event).__name__
        said.append((kind, value, getattr(event, "anchor", None), getattr(event, "style", None)))
    return said
