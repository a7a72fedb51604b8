"""Cuts coded passages out of texts whose places several programs count in several ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from contribution.domain.indexing import group_by

# Letters of scripts that put no blanks between words: every place may be the end of one.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_ENOUGH = 0.95
_MARK = "\ufeff"
_Way = Callable[[str], str | bytes]
_LINES: dict[str, Callable[[str], str]] = {
    "": str,
    " with ends of lines as one": lambda text: text.replace("\r\n", "\n"),
    " with ends of lines as two": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
}


class Passage(NamedTuple):
    """A passage of `text` from `start` to `end` with its codes, and whose and where it is."""

    codes: tuple[str, ...]
    text: str
    start: int
    end: int
    voice: str
    group: str
    page: str
    where: str


def cut_passages(passages: Sequence[Passage]) -> tuple[list[str], str]:
    """Return the words of each passage, and how its places were read.

    The way of counting is the one in which most passages begin and end between words: characters
    or units of UTF-16, ends of lines as they stand, as one or as two, with a mark of the encoding
    or without, an end behind the last sign or at it. Where none fits for 95 of 100, all words are
    empty.
    """
    words = [""] * len(passages)
    by_text = group_by((at for at, each in enumerate(passages) if each.text),
                       lambda at: passages[at].text)  # fmt: skip
    if not by_text:
        return words, ""
    best, told, way, more = _choose_way(
        {text: [passages[at] for at in own] for text, own in by_text.items()}
    )
    if best < _ENOUGH:
        return words, (
            f"places of passages fit no way of counting ({best:.0%} lie between words), so codes "
            "and places come in without words"
        )
    for text, own in by_text.items():
        ready = way(text)
        for at in own:
            words[at] = _cut(ready, passages[at].start, passages[at].end + more)
    return words, f"places are counted in {told}: {best:.0%} of passages' ends lie between words"


def _choose_way(by_text: Mapping[str, Sequence[Passage]]) -> tuple[float, str, _Way, int]:
    """Return the share that fits, the name of the way, the way, and how much further ends lie."""
    number = 2 * sum(map(len, by_text.values()))
    best: tuple[float, str, _Way, int] = (-1.0, "", _as_it_stands, 0)
    for (name, prepare), more in product(_list_ways(by_text), (0, 1)):
        fitting = 0
        for text, own in by_text.items():
            ready = prepare(text)
            ends = (end for each in own for end in (each.start, each.end + more))
            fitting += sum(_is_between(ready, end) for end in ends)
        if fitting / number > best[0]:
            told = f"{name}, up to the last" if more else name
            best = (fitting / number, told, prepare, more)
        if fitting == number:
            break
    return best


def _list_ways(texts: Iterable[str]) -> Iterator[tuple[str, _Way]]:
    """Yield the ways of counting that differ for these texts, the plainest first."""
    texts = list(texts)
    marked = any(each.startswith(_MARK) for each in texts)
    breaks = any("\n" in each for each in texts)
    wide = any(max(each) > "\uffff" for each in texts)
    units: dict[str, _Way] = {"characters": _as_it_stands, **({"UTF-16": _split} if wide else {})}
    marks: dict[str, Callable[[str], str]] = {
        "": lambda text: text.removeprefix(_MARK), **({" after a mark": str} if marked else {})
    }  # fmt: skip
    lines = _LINES if breaks else {"": _LINES[""]}
    for (mark, take), (unit, split), (end, change) in product(
        marks.items(), units.items(), lines.items()
    ):
        yield f"{unit}{end}{mark}", partial(_prepare, take, change, split)


def _prepare(
    take: Callable[[str], str], change: Callable[[str], str], split: _Way, text: str
) -> str | bytes:
    return split(change(take(text)))


def _as_it_stands(text: str) -> str | bytes:
    return text


def _split(text: str) -> str | bytes:
    """Return the text in units of UTF-16, two bytes each."""
    return text.encode("utf-16-le", "replace")


def _cut(ready: str | bytes, start: int, end: int) -> str:
    if isinstance(ready, str):
        return ready[start:end].removeprefix(_MARK).strip()
    return ready[2 * start : 2 * end].decode("utf-16-le", "replace").removeprefix(_MARK).strip()


def _is_between(ready: str | bytes, at: int) -> bool:
    """Return whether the place lies between two words, or at an end of the text."""
    length = len(ready) if isinstance(ready, str) else len(ready) // 2
    if not 0 < at < length:
        return at <= length
    beside = _cut(ready, at - 1, at + 1)
    return len(beside) < 2 or not beside.isalnum() or bool(_UNSPACED.search(beside))
