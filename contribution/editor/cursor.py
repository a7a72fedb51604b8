"""What is being written where the cursor stands, told from the text alone, however broken it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contribution.editor.page import OpenText, Place

_KEY = re.compile(r"(\s*)(?:- +)*([^\s#{\[\-\"'][^#{\[]*?|[\"'][^\"']*[\"']):(?=\s|$)(.*)")
_MOST_LINES_OF_FLOW = 40


class Cursor(NamedTuple):
    """The keys above the cursor and the one whose value is written; empty where a key is.

    `word` is what is typed of it, from the column `start` on; `beside` are the other keys of the
    mapping with what stands behind them. What begins an item of a list may be its first key.
    """

    path: tuple[str, ...]
    key: str
    word: str
    start: int
    beside: Mapping[str, str]
    begins_item: bool


class _Level:
    """A mapping or list that is open, the key of it that is written, and its keys so far."""

    def __init__(self, *, is_list: bool) -> None:
        self.is_list = is_list
        self.key = ""
        self.begun: dict[str, str] = {}


def find_cursor(page: OpenText, place: Place) -> Cursor:
    """Return what is written at the place."""
    number, column = place
    typed = page.line(number)[:column]
    first = _find_flow(page, number)
    text = " ".join((*page.lines[first:number], typed)) if first < number else typed
    body = text.lstrip(" ")
    is_item = body.startswith("-")
    while body.startswith("- "):
        body = body[2:].lstrip(" ")
    column_of_key = len(text) - len(body)
    levels, word = _scan(body)
    above = list(_find_above(page, first, column_of_key))
    keys = [each.key for each in levels if each.key]
    inner = levels[-1]
    is_value = bool(inner.key) or inner.is_list or (is_item and not keys)
    path = (*reversed(above), *keys)
    key = path[-1] if is_value and path else ""
    own = next(each for each in reversed(levels) if not each.is_list)
    beside = dict(own.begun)
    if own is levels[0]:
        beside |= _find_beside(page, number, column_of_key, is_first=is_item)
    above_it = path[:-1] if key else path
    return Cursor(above_it, key, word, column - len(word), beside, is_item and not keys)


def _find_flow(page: OpenText, number: int) -> int:
    """Return the line at which the flow mapping or list begins that is still open here."""
    first, depth, deepest = number, 0, 0
    for line in range(number - 1, max(number - _MOST_LINES_OF_FLOW, -1), -1):
        text = page.line(line)
        if not text.strip():
            break
        depth += text.count("{") + text.count("[") - text.count("}") - text.count("]")
        if depth > deepest:
            first, deepest = line, depth
    return first


def _scan(body: str) -> tuple[list[_Level], str]:
    """Return the levels open at the end of the text, the block's own first, and the last word."""
    levels, begin, quoted = [_Level(is_list=False)], 0, ""
    for at, sign in enumerate(body):
        if quoted or (sign in "\"'" and not body[begin:at].strip()):
            quoted = "" if quoted == sign else quoted or sign
        elif sign in "{[" and not body[begin:at].strip():
            levels.append(_Level(is_list=sign == "["))
            begin = at + 1
        elif sign in "}]" and levels[1:]:
            levels.pop()
            begin = at + 1
        elif sign == "," and levels[1:]:
            _end_value(levels[-1], body[begin:at])
            begin = at + 1
        elif sign == ":" and body[at + 1 : at + 2] in {"", " "} and not levels[-1].key:
            levels[-1].key = "" if levels[-1].is_list else body[begin:at].strip().strip("\"'")
            begin = at + 1
    return levels, body[begin:].lstrip()


def _end_value(level: _Level, value: str) -> None:
    if level.key:
        level.begun[level.key] = value.strip().strip("\"'")
        level.key = ""


def _find_above(page: OpenText, number: int, inner: int) -> Iterator[str]:
    """Yield the keys of the mappings around the column, the nearest first."""
    for line in range(number - 1, -1, -1):
        match = _KEY.match(page.line(line))
        if match is not None and match.start(2) < inner:
            inner = match.start(2)
            yield match[2].strip("\"' ")


def _find_beside(
    page: OpenText, number: int, column: int, *, is_first: bool
) -> Iterator[tuple[str, str]]:
    """Yield the other keys of the block mapping at the column, and their values."""
    for step in (1,) if is_first else (-1, 1):
        line = number + step
        while 0 <= line < len(page.lines):
            match = _KEY.match(page.line(line))
            is_outside = 0 <= _find_depth(page, line) < column
            # The first key of an item of a list stands behind its dash.
            if match is not None and match.start(2) == column and (step < 0 or not is_outside):
                yield match[2].strip("\"' "), _read_value(page, line, match)
            if is_outside:
                break
            line += step


def _find_depth(page: OpenText, number: int) -> int:
    """Return at which column the line begins; -1 for one that is empty."""
    text = page.line(number)
    return len(text) - len(text.lstrip(" ")) if text.strip() else -1


def _read_value(page: OpenText, number: int, match: re.Match[str]) -> str:
    """Return what stands behind the key, with the lines it goes on in, as one line."""
    value = re.sub(r"(^|\s)#.*", "", match[3]).strip()
    lines = []
    while value and _find_depth(page, number := number + 1) > match.start(2):
        lines.append(page.line(number).strip())
    return " ".join(lines if value[:1] in {">", "|"} else [value, *lines]).strip("\"'")
